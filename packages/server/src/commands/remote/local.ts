/** A client for the store of the settings: through the socket of the running server, or where none runs, over the store in this process. */
import type { Client } from '@heldby/client';
import type { Settings } from '../../settings.ts';
import { clientOfRunning } from './running.ts';

export async function withLocalClient<T>(
  settings: Settings,
  organization: string | undefined,
  work: (client: Client) => Promise<T>,
  mayCreate: boolean,
): Promise<T> {
  const running = settings.databaseUrl === null ? await clientOfRunning(settings, organization) : undefined;
  if (running !== undefined) return work(running);
  // The server's modules are loaded only where this process needs them: they are most of the program.
  const { withStore } = await import('./in-process.ts');
  return withStore(settings, organization, work, mayCreate);
}
