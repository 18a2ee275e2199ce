/** Plays a recording back onto a disk that loses what was not synced, and looks at what it leaves at random moments. */
import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DATABASE_FILE } from '../../../src/storage/open.ts';
import { type Facts, type Key, readFacts } from '../promises/facts.ts';
import { type Allowed, lossesIn } from '../promises/judge.ts';
import { faultsOf, lookIntoFile } from '../promises/look.ts';
import { faultsIn } from '../promises/wholeness.ts';
import type { Entry } from '../promises/writers.ts';
import { createDisk, type Disk, LUCKS } from './disk.ts';
import type { Recording } from './recording.ts';
import { type Moment, readTrace } from './trace.ts';

export interface Findings {
  readonly moments: number;
  /** One for each moment at which something was lost or damaged. */
  readonly faults: readonly string[];
  readonly answers: number;
  readonly syncs: number;
  readonly checkpoints: number;
  readonly logRestarts: number;
  /** Not on the disk for certain, over all moments. */
  readonly unsyncedBytes: number;
}

/** The index of the log lives in memory alone, the lock and the socket hold nothing: SQLite and heldby make them anew. */
const IGNORED = /-shm$|\.lock$|\.sock$/;
const REQUEST_ID = /^HTTP\/1\.1 [\s\S]*?\r\n(?:x-request-id|inin-correlation-id): ([^\r]+)\r\n/i;

export async function replay(recording: Recording, moments: number): Promise<Findings> {
  const survey = await surveyOf(recording);
  const chosen = chooseMoments(survey, moments);
  const disk = createDisk(recording.root, path => IGNORED.test(path));
  const told = createTold(recording.journal);
  const faults: string[] = [];
  let unsyncedBytes = 0;
  let index = -1;
  for await (const moment of readTrace(recording.trace)) {
    index += 1;
    disk.follow(moment);
    told.heard(answeredBy(moment));
    for (const luck of chosen.get(index) ?? []) {
      unsyncedBytes += disk.unsyncedBytes();
      const found = await examine(disk, luck, recording.root, told.allowed());
      if (found.length > 0) faults.push(`call ${index}, luck: ${luck}: ${found.slice(0, 3).join('; ')}`);
    }
  }
  const { answers, syncs, checkpoints, logRestarts } = survey;
  return { moments, faults, answers: answers.length, syncs, checkpoints, logRestarts, unsyncedBytes };
}

/** What the whole recording holds. */
async function surveyOf({ trace, journal }: Recording) {
  const known = new Set(journal.map(entry => entry.requestId));
  const answers: number[] = [];
  const counts = { length: 0, syncs: 0, checkpoints: 0, logRestarts: 0 };
  for await (const moment of readTrace(trace)) {
    const { call, phase } = moment;
    const answered = answeredBy(moment);
    if (answered !== undefined && known.delete(answered)) answers.push(counts.length);
    counts.length += 1;
    const file = basename(call.path);
    if (phase === 'begin' || !file.startsWith(DATABASE_FILE)) continue;
    const isSync = call.name.endsWith('sync');
    if (isSync) counts.syncs += 1;
    if (answers.length === 0) continue; // What follows happens once while the file is made, too.
    if (isSync && file === DATABASE_FILE) counts.checkpoints += 1;
    if (call.name === 'pwrite64' && file.endsWith('-wal') && call.number === 0) counts.logRestarts += 1;
  }
  assert.equal(known.size, 0, 'an answer that a client had is not in the recording');
  return { ...counts, answers };
}

/** Half of them anywhere, half where they hurt most: right after an answer. */
function chooseMoments({ length, answers }: { length: number; answers: readonly number[] }, count: number) {
  const chosen = new Map<number, (typeof LUCKS)[number][]>();
  const first = answers[0] ?? assert.fail('nothing was answered');
  for (let each = 0; each < count; each += 1) {
    const index = each % 2 === 0 ? randomInt(first, length) : (answers[randomInt(answers.length)] ?? first);
    const luck = LUCKS[randomInt(LUCKS.length)] ?? 'none';
    chosen.set(index, [...(chosen.get(index) ?? []), luck]);
  }
  return chosen;
}

/** The request whose answer has just left. */
function answeredBy({ phase, call, done }: Moment): string | undefined {
  if (phase === 'begin' || !done || !call.bytes.subarray(0, 5).equals(HTTP)) return undefined;
  return REQUEST_ID.exec(call.bytes.toString('latin1'))?.[1];
}
const HTTP = Buffer.from('HTTP/');

interface Told {
  readonly heard: (requestId: string | undefined) => void;
  readonly allowed: () => Allowed;
}

function createTold(journal: readonly Entry[]): Told {
  const entries = new Map(journal.map(entry => [entry.requestId, entry]));
  const histories = new Map<Key, (Facts | null)[]>();
  for (const { key, facts } of journal) histories.set(key, [...(histories.get(key) ?? []), facts]);
  const told = new Map<Key, number>();
  return {
    heard: requestId => {
      const entry = requestId === undefined ? undefined : entries.get(requestId);
      if (entry !== undefined) told.set(entry.key, (told.get(entry.key) ?? 0) + 1);
    },
    // The latest that was told; or the next, which may have been done and not answered yet.
    allowed: () => new Map([...told].map(([key, count]) => [key, histories.get(key)?.slice(count - 1, count + 1) ?? []])),
  };
}

async function examine(disk: Disk, luck: (typeof LUCKS)[number], root: string, allowed: Allowed): Promise<string[]> {
  const folder = join(root, 'after');
  mkdirSync(folder);
  try {
    for (const [path, content] of disk.crash(luck, randomInt)) writeFileSync(join(folder, basename(path)), content);
    const file = join(folder, DATABASE_FILE);
    const damages = faultsOf(file);
    if (damages.length > 0) return damages;
    return await lookIntoFile(file, async look => [...lossesIn(await readFacts(look), allowed), ...(await faultsIn(look))]);
  } catch (error) {
    return [`the store cannot be read: ${(error as Error).message}`];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
