/** A server of a test's registry that listens on a socket. */
import type { TestRegistry } from './registry.ts';

let listeners = 0;

/** A server that listens, an administrator's token for it, and the lines of its log. */
export async function listen(registry: TestRegistry) {
  listeners += 1;
  const { token } = await registry.addPerson(`administrator-${listeners}`, { role: 'full' });
  const lines: Record<string, unknown>[] = [];
  const { server, health } = await registry.serveLogged(line => lines.push(JSON.parse(line)));
  return { origin: await server.listen({ host: '127.0.0.1', port: 0 }), token, lines, health };
}
