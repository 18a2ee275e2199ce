/** As much of a browser as signing in needs: cookies, forms, and no redirect that nobody asked for. */
import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import type { Headers } from './http.ts';

export interface Visit {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly html: string;
  /** Where it leads; empty without a redirect. */
  readonly location: string;
}

export interface Browser {
  /** Path and query on the server under test. */
  readonly visit: (url: string, headers?: Headers) => Promise<Visit>;
  readonly post: (url: string, form: Readonly<Record<string, string>>, headers?: Headers) => Promise<Visit>;
  /** Sends the only form of the page, with its hidden fields and these. */
  readonly submit: (page: Visit, fields: Readonly<Record<string, string>>, headers?: Headers) => Promise<Visit>;
  readonly cookies: Map<string, string>;
}

export function createBrowser(server: FastifyInstance, always: Headers = {}): Browser {
  const cookies = new Map<string, string>();
  const send = async (method: 'GET' | 'POST', url: string, headers: Headers, payload?: string): Promise<Visit> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await server.inject({
      method,
      url,
      headers: { ...always, ...(cookie === '' ? {} : { cookie }), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const header of [reply.headers['set-cookie'] ?? []].flat()) keep(cookies, header);
    return {
      status: reply.statusCode,
      headers: reply.headers,
      html: reply.payload,
      location: String(reply.headers.location ?? ''),
    };
  };
  const post: Browser['post'] = (url, form, headers = {}) =>
    send('POST', url, { 'content-type': 'application/x-www-form-urlencoded', ...headers }, new URLSearchParams(form).toString());
  return {
    cookies,
    visit: (url, headers = {}) => send('GET', url, headers),
    post,
    submit: (page, fields, headers) => post(actionOf(page), { ...hiddenOf(page), ...fields }, headers),
  };
}

function keep(cookies: Map<string, string>, header: string): void {
  const [pair = '', ...attributes] = header.split('; ');
  const equals = pair.indexOf('=');
  const name = pair.slice(0, equals);
  if (attributes.includes('Max-Age=0')) cookies.delete(name);
  else cookies.set(name, pair.slice(equals + 1));
}

function actionOf({ html }: Visit): string {
  const actions = new Set([...html.matchAll(/<form method="post" action="([^"]+)">/g)].map(([, action]) => action));
  assert.equal(actions.size, 1, `a page with forms for one address, not: ${html}`);
  return [...actions][0] ?? '';
}

/** What the form sends without anybody typing it. */
export function hiddenOf({ html }: Visit): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [, name = '', value = ''] of html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)) {
    fields[name] = value.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<');
  }
  return fields;
}
