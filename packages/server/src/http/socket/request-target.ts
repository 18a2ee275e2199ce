/** What a request is for, in the one form that everything behind this knows: a path, and the host beside it (RFC 9112 §3.2). */
import type { IncomingMessage } from 'node:http';

const SLASH = '/'.charCodeAt(0);
const ABSOLUTE = /^https?:\/\/(?:[^/?#@]*@)?([^/?#]+)(.*)$/is;

/**
 * A client that takes this server for a proxy sends whole URLs, which every server must take (§3.2.2); the host within counts
 * before the header's. False where a host is needed and missing, which is to be refused (§3.2).
 */
export function readTarget(request: IncomingMessage): boolean {
  const { url = '/', headers } = request;
  if (url.charCodeAt(0) !== SLASH) {
    const [, host, target = ''] = ABSOLUTE.exec(url) ?? [];
    if (host !== undefined) {
      request.url = target.startsWith('/') ? target : `/${target}`;
      headers.host = host;
    }
  }
  return headers.host !== undefined || request.httpVersion === '1.0';
}
