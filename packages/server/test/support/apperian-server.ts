/** The built server over TLS under the vendor's host name, over a store that holds one of the documentation page's examples. */
import { join } from 'node:path';
import { pino } from 'pino';
import { openRegistry } from '../../src/app.ts';
import { readSettings } from '../../src/settings.ts';
import { fillPage, type Name } from './apperian-page.ts';
import { writeCertificate } from './certificate.ts';
import { type RunningServer, startServer, temporaryFolder } from './command.ts';

export const VENDOR_HOST = 'na01ws.apperian.com';

export interface PageServer extends RunningServer {
  readonly port: number;
  /** The file with the certificate that clients must trust. */
  readonly cert: string;
}

export async function servePage(name: Name): Promise<PageServer> {
  const folder = temporaryFolder();
  const data = join(folder, 'data');
  await fillStore(data, name);
  const { cert, key } = await writeCertificate(folder, [VENDOR_HOST, 'eu01ws.apperian.eu']);
  const server = await startServer(['serve', '--data', data, '--tls-cert', cert, '--tls-key', key], { built: true });
  return { ...server, port: Number(new URL(server.url).port), cert };
}

async function fillStore(dataFolder: string, name: Name): Promise<void> {
  const settings = readSettings({ dataFolder }, {});
  const registry = await openRegistry(settings, pino({ level: 'silent' }), error => {
    throw error;
  });
  const organization = await registry.services.organizations.create('Example');
  await fillPage({ ...registry, organization }, name);
  await registry.close();
}
