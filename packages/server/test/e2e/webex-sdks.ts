/** The parts of Webex' JavaScript SDK and of node-sparky that the tests use, loaded as they are published. */
import fs from 'node:fs';
import { createRequire } from 'node:module';

export interface WebexPerson {
  readonly id: string;
  readonly displayName: string;
  readonly emails: readonly string[];
}

/** What a paged list of the SDK is. */
export interface WebexPage<T> {
  readonly items: readonly T[];
  readonly hasNext: () => boolean;
  readonly next: () => Promise<WebexPage<T>>;
}

export interface WebexAnswer {
  readonly statusCode: number;
  // biome-ignore lint/suspicious/noExplicitAny: the SDK gives what came over the wire.
  readonly body: any;
  readonly headers: Readonly<Record<string, string>>;
}

export interface Webex {
  readonly people: {
    readonly get: (id: string) => Promise<WebexPerson>;
    readonly list: (query: object) => Promise<WebexPage<WebexPerson>>;
  };
  readonly request: (options: object) => Promise<WebexAnswer>;
}

/** The one way to point the SDK at a server is the environment, which it reads while it is loaded. */
export async function loadWebex(url: string, token: string): Promise<Webex> {
  process.env.HYDRA_SERVICE_URL = `${url}/v1`;
  process.env.U2C_SERVICE_URL = `${url}/u2c`;
  const load = createRequire(import.meta.url);
  for (const plugin of ['logger', 'authorization', 'people']) load(`@webex/plugin-${plugin}`);
  const { default: WebexCore } = load('@webex/webex-core');
  const webex = new WebexCore({ credentials: { access_token: token }, config: { logger: { level: 'silent' } } });
  await new Promise(ready => webex.once('ready', ready));
  return webex as Webex;
}

export interface Sparky {
  readonly personMe: () => Promise<WebexPerson>;
  readonly peopleGet: (query: object, max?: number) => Promise<readonly WebexPerson[]>;
  readonly personGet: (id: string) => Promise<WebexPerson>;
}

/** The library `when`, on which node-sparky stands, assigns to every function of `fs`: newer Nodes have one that is a getter. */
function makeFsAssignable(): void {
  for (const [name, { get, set }] of Object.entries(Object.getOwnPropertyDescriptors(fs))) {
    if (get !== undefined && set === undefined) Object.defineProperty(fs, name, { value: get.call(fs), writable: true });
  }
}

export function loadSparky(url: string, token: string): Sparky {
  makeFsAssignable();
  const SparkyClient = createRequire(import.meta.url)('node-sparky');
  return new SparkyClient({ token, apiUrl: `${url}/v1/` }) as Sparky;
}
