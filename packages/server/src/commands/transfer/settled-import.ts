/** Waits for the work on an import, and shows how far it is. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, Import } from '@heldby/client';
import type { Bar } from '../remote/progress.ts';

const AT_WORK: ReadonlySet<string> = new Set(['uploading', 'planning', 'applying', 'undoing']);
const FIRST_LOOK_MS = 20;
const LOOK_EVERY_MS = 500;

export async function settledImport(client: Client, { id }: Pick<Import, 'id'>, bar: Bar): Promise<Import> {
  for (let waitMs = FIRST_LOOK_MS; ; waitMs = Math.min(waitMs * 2, LOOK_EVERY_MS)) {
    const found = await client.imports.get(id);
    if (!AT_WORK.has(found.state)) {
      bar.clear();
      return found;
    }
    bar.show(found.done, found.counts.rows === 0 ? undefined : found.counts.rows);
    await sleep(waitMs);
  }
}
