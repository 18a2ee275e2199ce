/** That a store has everything that its server has answered, and nothing half done. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Settings } from '../../../src/settings.ts';
import { DATABASE_FILE } from '../../../src/storage/open.ts';
import { type Facts, type Key, readFacts } from './facts.ts';
import { lossesIn } from './judge.ts';
import { faultsOf, type Look, lookIntoFile, lookIntoPostgres } from './look.ts';
import { faultsIn } from './wholeness.ts';
import type { Entry, Writer } from './writers.ts';

export async function requireEverything(
  settings: Pick<Settings, 'dataFolder' | 'databaseUrl'>,
  journal: readonly Entry[],
  writers: readonly Writer[],
  when: string,
): Promise<void> {
  const check = async (look: Look) => {
    assert.deepEqual(lossesIn(await readFacts(look), allowedNow(journal, writers)), [], `acknowledged and lost ${when}`);
    assert.deepEqual(await faultsIn(look), [], `half done ${when}`);
  };
  if (settings.databaseUrl !== null) return lookIntoPostgres(settings.databaseUrl, check);
  const file = join(settings.dataFolder, DATABASE_FILE);
  await lookIntoFile(file, check);
  assert.deepEqual(faultsOf(file), [], `damaged ${when}`);
}

/** Of each object the last answer, or what was asked for and not answered. */
function allowedNow(journal: readonly Entry[], writers: readonly Writer[]): Map<Key, (Facts | null)[]> {
  const allowed = new Map<Key, (Facts | null)[]>();
  for (const { key, facts } of journal) allowed.set(key, [facts]);
  for (const { pending } of writers)
    if (pending?.id !== undefined) allowed.get(`${pending.kind}/${pending.id}`)?.push(pending.outcome);
  return allowed;
}
