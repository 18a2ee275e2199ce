/** Calls the native API as the operator: at the running server, or where none runs at a server in this process. */
import { pino } from 'pino';
import { createApp } from '../app.ts';
import { type Fetch, fetchInProcess, fetchThroughSocket, isNoServer } from '../daemon/operator-fetch.ts';
import { createOperatorServer } from '../daemon/operator-server.ts';
import { Problem, type ProblemCode } from '../domain/problem.ts';
import type { Settings } from '../settings.ts';
import { whereOpen } from './store.ts';

/** Calls a path of the native API, and gives the answer if it is a success. */
export type CallNative = (path: string) => Promise<Response>;

/** `organization`: its name or id; undefined for the only one there is. */
export function withNative<T>(
  settings: Settings,
  organization: string | undefined,
  work: (call: CallNative) => Promise<T>,
): Promise<T> {
  const by = (fetch: Fetch) => work(path => succeed(fetch, path, organization));
  return whereOpen(
    settings,
    async () => {
      try {
        return { result: await by(fetchThroughSocket(settings.dataFolder)) };
      } catch (error) {
        if (isNoServer(error)) return undefined;
        throw error;
      }
    },
    async registry => {
      const { server } = createApp(registry, settings, pino({ level: 'silent' }));
      try {
        return await by(fetchInProcess(await createOperatorServer(server)));
      } finally {
        await server.close();
      }
    },
  );
}

async function succeed(fetch: Fetch, path: string, organization: string | undefined): Promise<Response> {
  const headers = organization === undefined ? {} : { 'Heldby-Organization': encodeURIComponent(organization) };
  const answer = await fetch(`http://localhost/registry/v1${path}`, { headers });
  if (answer.ok) return answer;
  const { code, detail } = (await answer.json()) as { code: ProblemCode; detail: string };
  throw new Problem(code, detail);
}
