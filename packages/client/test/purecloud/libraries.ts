/** The vendor's SDK and the drop-in for it, loaded the way that their users load them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type platformClient from '@heldby/client/purecloud';

export type PlatformClient = typeof platformClient;

export const LIBRARIES = [
  { name: "the vendor's SDK", specifier: 'purecloud-platform-client-v2' },
  { name: 'the drop-in', specifier: '@heldby/client/purecloud' },
] as const;
export type Specifier = (typeof LIBRARIES)[number]['specifier'];

const home = mkdtempSync(join(tmpdir(), 'heldby-home-'));
process.once('exit', () => rmSync(home, { recursive: true, force: true }));

const load = createRequire(import.meta.url);

/** The SDK reads and watches a file in the home folder, and its HTTP library obeys proxies: both get out of the way first. */
export function loadLibrary(specifier: Specifier): PlatformClient {
  process.env.HOME = home;
  process.env.NO_PROXY = '127.0.0.1';
  const library = load(specifier) as PlatformClient;
  Object.assign(library.ApiClient.instance.config, { live_reload_config: false });
  return library;
}
