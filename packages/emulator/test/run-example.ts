/** Runs an example as its reader does. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

export const EXAMPLES = join(import.meta.dirname, '../examples');

/** The status, and everything that was written. */
export function run(command: string, args: readonly string[]): Promise<readonly [number | null, string]> {
  // A test within a test would report to this one, instead of by its status.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = spawn(command, args, { env: { ...env, NO_PROXY: '127.0.0.1' }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', part => (said += part));
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('close', status => resolve([status, said]));
  });
}
