/**
 * Keeps pages of other sites away from the emulator itself, which has no sign-in and tells tokens. A browser on the same machine reaches
 * it for any page, and a page whose name leads to this machine (DNS rebinding) reads what it answers.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { Problem } from '../domain/problem.ts';
import { createExceptionRule } from '../lib/egress/networks.ts';

const LOCAL_NAME = /^(?:[^.]+\.)*localhost\.?$/i;

/** Whether a server that listens on this name or address is reached from its own machine alone. */
export function isLoopback(host: string): boolean {
  return isIP(host) === 0 ? LOCAL_NAME.test(host) : createExceptionRule('loopback')(host);
}

/**
 * Throws for a request that a page of another site may have made. `ownHost` is where the emulator was told to listen. Any address passes:
 * a page has a name.
 */
export function refuseStrangers(headers: IncomingHttpHeaders, ownHost: string): void {
  const { host = '', origin } = headers;
  const url = /[/?#@\\]/.test(host) ? null : URL.parse(`http://${host}`);
  if (url === null || !isOurs(url.hostname, ownHost)) {
    throw new Problem(
      'forbidden',
      `The emulator itself does not answer to the Host "${host}": use localhost, an IP address, or the host that it was told to listen on.`,
    );
  }
  const isStrange = origin !== undefined && URL.parse(origin)?.host !== url.host;
  if (isStrange || headers['sec-fetch-site'] === 'cross-site') {
    throw new Problem('forbidden', 'The emulator itself does not answer to the pages of another site.');
  }
}

function isOurs(hostname: string, ownHost: string): boolean {
  return isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || LOCAL_NAME.test(hostname) || hostname === ownHost.toLowerCase();
}
