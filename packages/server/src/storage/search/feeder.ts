/** Feeds the index: looks for organizations with events that are not indexed yet, and takes one step for each in turn. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OrgId } from '../../domain/ids.ts';
import { selectOrganizationNumbers } from '../statements/organizations.ts';
import type { Reader } from '../storage.ts';
import type { IndexWriter } from './search-index.ts';
import { isOfThisHistory, nextStep, startOver } from './steps.ts';

export interface Feeder {
  /** Indexes what has happened in these organizations, or in all. */
  readonly look: (orgs: readonly OrgId[] | null) => void;
  /** Builds the index of an organization anew. Resolves when that has begun. */
  readonly rebuild: (org: OrgId) => Promise<void>;
  /** Resolves when it has finished the step that it is at, and takes no further one. */
  readonly stop: () => Promise<void>;
}

export interface FeederOptions {
  /** Reads committed rows. */
  readonly reader: Reader;
  readonly writer: IndexWriter;
  /** Resolves when everything that was read is on the disk: an index must not know more than its store does after a power loss. */
  readonly settled: (org: OrgId) => Promise<void>;
  /** It has stopped, and a new one has to be made. */
  readonly onFailure: (error: unknown) => void;
}

export function createFeeder({ reader, writer, settled, onFailure }: FeederOptions): Feeder {
  /** A set keeps the order, so that a large import in one organization does not keep the others waiting. */
  const waiting = new Set<OrgId>();
  const known = new Set<OrgId>();
  let isStopped = false;
  let running: Promise<void> | undefined;

  const advance = (org: OrgId) =>
    writer.advance(org, async position => {
      const isKnown = position === null || known.has(org) || (await isOfThisHistory(reader, org, position));
      const step = await (isKnown ? nextStep(reader, org, position) : startOver(reader, org));
      known.add(org);
      if (step !== null) await settled(org);
      return step;
    });
  const drain = async () => {
    for (const org of waiting) {
      if (isStopped) return;
      waiting.delete(org);
      if (await advance(org)) waiting.add(org);
      await nextTurn();
    }
  };
  const failed = (error: unknown) => {
    isStopped = true;
    onFailure(error);
  };
  const wake = () => {
    if (running !== undefined || waiting.size === 0 || isStopped) return;
    running = drain()
      .catch(failed)
      .finally(() => {
        running = undefined;
        wake();
      });
  };
  const look = (orgs: readonly OrgId[] | null) => {
    if (orgs === null) return void lookAtAll().catch(failed);
    for (const org of orgs) waiting.add(org);
    wake();
  };
  const lookAtAll = async () => look((await reader.all(selectOrganizationNumbers, {})).map(({ org }) => org));

  return {
    look,
    rebuild: async org => {
      await writer.advance(org, () => startOver(reader, org));
      look([org]);
    },
    stop: async () => {
      isStopped = true;
      await running;
    },
  };
}
