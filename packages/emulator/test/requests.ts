/** Requests to an emulator beside those with a JSON body and a token, and what its record makes of the last one. */
import { request as send } from 'node:http';
import type { Emulator } from '../src/index.ts';

/** Of the last request. */
export async function repeated(of: Emulator, as: 'curl' | 'test'): Promise<{ status: number; text: string }> {
  const response = await fetch(`${of.url}/_emulator/requests/${of.requests().at(-1)?.number}/${as}`);
  return { status: response.status, text: await response.text() };
}

export function signIn(emulator: Emulator): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ user_id: emulator.people[0]?.login, password: emulator.password });
  return fetch(`${emulator.url}/v1/users/authenticate`, { method: 'POST', headers, body });
}

export function grant(emulator: Emulator): Promise<Response> {
  const { id = '', secret = '' } = emulator.client ?? {};
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret });
  return fetch(`${emulator.url}/oauth/token`, { method: 'POST', body });
}

export function preflight(emulator: Emulator): Promise<unknown> {
  const headers = { origin: 'https://app.example', 'access-control-request-method': 'POST' };
  return raw(emulator, 'OPTIONS', '/registry/v1/devices', headers);
}

/** As it is: `fetch` would send no such request. */
export function raw(
  emulator: Emulator,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body?: string | Buffer,
): Promise<unknown> {
  const { hostname, port } = new URL(emulator.url);
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const authorization = `Bearer ${emulator.tokens.native.full}`;
    const sent = send({ host: hostname, port, method, path, headers: { authorization, ...headers, ...length } }, response =>
      response.resume().once('end', resolve),
    );
    sent.once('error', reject).end(body);
  });
}
