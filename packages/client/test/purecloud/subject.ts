/** One of the two libraries in front of a running registry, with everything that it sends written down. */
import assert from 'node:assert/strict';
import type { TestRegistry } from '../../../server/test/support/registry.ts';
import { loadLibrary, type PlatformClient, type Specifier } from './libraries.ts';
import { openRecorder, type Recorder } from './recorder.ts';

type Method = 'getMobiledevices' | 'getMobiledevice' | 'postMobiledevices' | 'putMobiledevice' | 'deleteMobiledevice';

export interface Subject {
  readonly library: PlatformClient;
  readonly client: PlatformClient['ApiClient'];
  readonly api: PlatformClient['MobileDevicesApi']['prototype'];
  /** The same methods, for arguments that their types refuse. */
  readonly loose: Readonly<Record<Method, (...args: unknown[]) => Promise<unknown>>>;
  readonly recorder: Recorder;
  /** Of a person without devices. */
  readonly token: string;
  /** An OAuth client of the registry; its secret is `s:é`. */
  readonly clientId: string;
}

export async function openSubject(registry: TestRegistry, specifier: Specifier): Promise<Subject> {
  const { services, system, serve, addPerson } = registry;
  const clientId = `sdk-${specifier.length}`;
  await services.applications.create({ actor: system }, { name: 'sdk', clientId, secret: 's:é' });
  const { token } = await addPerson(clientId);
  const recorder = await openRecorder(await (await serve()).listen({ host: '127.0.0.1', port: 0 }));
  const library = loadLibrary(specifier);
  const client = library.ApiClient.instance;
  const api = new library.MobileDevicesApi();
  return { library, client, api, loose: api as unknown as Subject['loose'], recorder, token, clientId };
}

/** As a program begins: it calls and logs in through the recorder, with the person's token. */
export function throughRecorder({ client, recorder, token }: Subject): void {
  client.setGateway({ host: '127.0.0.1', protocol: 'http', port: recorder.port });
  client.setAccessToken(token);
  client.setDefaultHeaders({});
  client.setReturnExtendedResponses(false);
  client.getHttpClient().setTimeout(16_000);
}

/** One line for each request, without what differs from run to run. */
export function toTranscript({ recorder, clientId }: Subject): readonly string[] {
  const ids = new Map<string, string>();
  const numbered = (id: string) => ids.get(id) ?? ids.set(id, `id-${ids.size}`).get(id) ?? '';
  return recorder.requests.map(({ headers, ...request }) =>
    JSON.stringify({ ...request, length: headers['content-length'] ?? null, app: headers['genesys-app'] ?? null })
      .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, numbered)
      .replaceAll(/hb_\w+/g, 'token')
      .replaceAll(clientId, 'client'),
  );
}

/** What a call rejects with, or throws. */
// biome-ignore lint/suspicious/noExplicitAny: what a call rejects with has no type; the assertions are its check.
export async function rejection(call: () => Promise<unknown>): Promise<any> {
  let value: unknown;
  try {
    value = await call();
  } catch (reason) {
    return reason;
  }
  return assert.fail(`it was not refused, but resolved to ${JSON.stringify(value)}`);
}
