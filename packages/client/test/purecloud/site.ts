/** A site of another origin for browser tests: an empty page that can load either library, and a page that logs in by itself. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { AuthData } from '@heldby/client/purecloud';
import type { PlatformClient, Specifier } from './libraries.ts';

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

/** Which person the login page logs in, and where. */
export interface LoginSettings {
  readonly port: number;
  readonly clientId: string;
  readonly state: string;
  /** The vendor's SDK alone knows the other one. */
  readonly method?: 'loginImplicitGrant' | 'loginPKCEGrant';
}

export interface Site {
  /** A page that has the library, and does nothing with it. */
  readonly empty: (specifier: Specifier) => string;
  /** A page that logs in as soon as it is opened, and leaves the promise in `globalThis.login`. */
  readonly login: (specifier: Specifier) => string;
  /** For the login pages from now on. */
  readonly use: (settings: LoginSettings) => void;
  readonly close: () => void;
}

export async function openSite(): Promise<Site> {
  let settings: LoginSettings | undefined;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://site');
    if (pathname === '/sdk.js') return response.writeHead(200, JAVASCRIPT).end(readFileSync(sdk));
    if (pathname.startsWith('/client/')) {
      return response.writeHead(200, JAVASCRIPT).end(readFileSync(new URL(pathname.slice('/client/'.length), clientFolder)));
    }
    const library = searchParams.get('library');
    if (library === null) return response.writeHead(404).end();
    const script = pathname === '/login' ? `${loginWith.toString()} loginWith(${JSON.stringify(settings)});` : '';
    const html = toHtml(library as Specifier, script);
    return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(html);
  });
  const origin = await listen(server);
  const address = (path: string) => (library: Specifier) => `${origin}${path}?${new URLSearchParams({ library })}`;
  return {
    empty: address('/empty'),
    login: address('/login'),
    use(chosen) {
      settings = chosen;
    },
    close: () => server.close(),
  };
}

function listen(server: Server): Promise<string> {
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

function toHtml(library: Specifier, script: string): string {
  const { head, expose, type } = IN_BROWSER[library];
  return `<!doctype html><title>another origin</title>${head}<script type="${type}">${expose}${script}</script>`;
}

declare global {
  var platformClient: PlatformClient;
  var login: Promise<AuthData>;
}

/** Runs in the page, as an app does it: the page that leaves for the login is the page that it comes back to. */
function loginWith({ port, clientId, state, method = 'loginImplicitGrant' }: LoginSettings): void {
  const { href } = (globalThis as unknown as { location: { href: string } }).location;
  const client = globalThis.platformClient.ApiClient.instance;
  client.setGateway({ host: '127.0.0.1', protocol: 'http', port });
  const login = (client as unknown as Record<typeof method, typeof client.loginImplicitGrant>)[method].bind(client);
  globalThis.login = login(clientId, href.replace(/#.*|&code=.*/, ''), { state });
  globalThis.login.catch(() => 'the awaiter sees the error');
}

const DEVICE = { deviceToken: 't', notificationId: 'n', make: 'Apple', model: 'iPhone', acceptNotifications: true, type: 'ios' };

/** What `runOperations` gives when all went well. */
export const OPERATIONS_DONE = {
  echo: { ...DEVICE, name: 'Bob’s 📱' },
  same: true,
  total: 1,
  gone: null,
  code: 'general.resource.not.found',
};

/** All five operations as the person who is logged in. Runs in the page, and so uses nothing from outside. */
export async function runOperations(): Promise<object> {
  const devices = new platformClient.MobileDevicesApi();
  const body = { deviceToken: 't', notificationId: 'n', make: 'Apple', model: 'iPhone', acceptNotifications: true, type: 'ios' };
  const { id = '' } = await devices.postMobiledevices(body);
  const put = await devices.putMobiledevice(id, { body: { ...body, name: 'Bob’s 📱' } });
  const unchanged = await devices.putMobiledevice(id);
  const got = await devices.getMobiledevice(id);
  const { total } = await devices.getMobiledevices({ pageSize: 10, sortOrder: 'descending' });
  const gone = await devices.deleteMobiledevice(id);
  const refusal = await devices.getMobiledevice(id).catch((reason: unknown) => reason);
  const { id: _id, selfUri: _selfUri, ...echo } = put;
  const same = [unchanged, got].every(other => JSON.stringify(other) === JSON.stringify(put));
  return { echo, same, total, gone: gone ?? null, code: (refusal as { code: string }).code };
}
