/** A site of another origin for browser tests: an empty page that can load either library, and a page that logs in by itself. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { Specifier } from './libraries.ts';

const sdk = createRequire(import.meta.url).resolve(
  'purecloud-platform-client-v2/dist/web-cjs/purecloud-platform-client-v2.min.js',
);
const clientFolder = new URL('../../dist/', import.meta.url);
const JAVASCRIPT = { 'Content-Type': 'text/javascript' };

export interface InBrowser {
  /** Brings the library into a page. */
  readonly head: string;
  /** How code imports it, in a script of this type. */
  readonly importLine: string;
  readonly type: string;
  /** Makes it `globalThis.platformClient`, in a script of the same type. */
  readonly expose: string;
}

export const IN_BROWSER: Readonly<Record<Specifier, InBrowser>> = {
  'purecloud-platform-client-v2': {
    head: '<script src="/sdk.js"></script>',
    importLine: "const platformClient = require('platformClient');",
    type: 'text/javascript',
    expose: "globalThis.platformClient = require('platformClient');",
  },
  '@heldby/client/purecloud': {
    head: '<script type="importmap">{ "imports": { "@heldby/client/purecloud": "/client/purecloud/index.js" } }</script>',
    importLine: "import platformClient from '@heldby/client/purecloud';",
    type: 'module',
    expose: "import platformClient from '@heldby/client/purecloud'; globalThis.platformClient = platformClient;",
  },
};

export interface Site {
  /** A page on which nothing runs. */
  readonly empty: (specifier: Specifier) => string;
  /** A page that logs in by the implicit grant at the server on `port`, and leaves the promise in `globalThis.login`. */
  readonly login: (specifier: Specifier, port: number, clientId: string, state: string) => string;
  readonly close: () => void;
}

export async function openSite(): Promise<Site> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site');
    if (pathname === '/sdk.js') return response.writeHead(200, JAVASCRIPT).end(readFileSync(sdk));
    if (pathname.startsWith('/client/')) {
      return response.writeHead(200, JAVASCRIPT).end(readFileSync(new URL(pathname.slice('/client/'.length), clientFolder)));
    }
    if (pathname !== '/empty' && pathname !== '/login') return response.writeHead(404).end();
    return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(toHtml(pathname, searchParams));
  });
  const origin = await listen(server);
  const page = (path: string, query: Record<string, string>) => `${origin}${path}?${new URLSearchParams(query)}`;
  return {
    empty: library => page('/empty', { library }),
    login: (library, port, clientId, state) => page('/login', { library, port: String(port), clientId, state }),
    close: () => server.close(),
  };
}

function listen(server: Server): Promise<string> {
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

function toHtml(path: string, query: URLSearchParams): string {
  const { head, expose, type } = IN_BROWSER[query.get('library') as Specifier];
  const script = path === '/login' ? LOGIN_SCRIPT : '';
  return `<!doctype html><title>another origin</title>${head}<script type="${type}">${expose}${script}</script>`;
}

/** As an app does it: the page that leaves for the login is the page that it comes back to. */
const LOGIN_SCRIPT = `
  const query = new URLSearchParams(location.search);
  const client = globalThis.platformClient.ApiClient.instance;
  client.setGateway({ host: '127.0.0.1', protocol: 'http', port: Number(query.get('port')) });
  const here = location.origin + location.pathname + location.search;
  globalThis.login = client.loginImplicitGrant(query.get('clientId'), here, { state: query.get('state') });
  globalThis.login.catch(() => {});
`;
