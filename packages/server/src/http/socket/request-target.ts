/** Reduces a request's target to the one form that the rest of the server knows: a path, with the host beside it (RFC 9112 §3.2). */
import type { IncomingMessage } from 'node:http';

const SLASH = '/'.charCodeAt(0);
const ABSOLUTE = /^https?:\/\/(?:[^/?#@]*@)?([^/?#]+)(.*)$/is;

/**
 * A client that takes this server for a proxy sends whole URLs. Every server must accept them, and the host in the URL takes
 * precedence over the header (§3.2.2). Returns false where a host is required and missing; such a request is refused (§3.2).
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
