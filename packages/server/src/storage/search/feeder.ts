/** Feeds the index: looks for organizations with events that are not indexed yet, and takes one step for each in turn. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { OrgId } from '../../domain/ids.ts';
import { selectOrganizationNumbers } from '../statements/organizations.ts';
import type { Reader } from '../storage.ts';
import type { Advanced, IndexPosition, IndexWriter } from './search-index.ts';
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

/** Organizations to be built anew, and who waits for that to begin. */
type Anew = Map<OrgId, (() => void)[]>;

/** Another node is at the same organization, for one step. */
const ELSEWHERE_MS = 20;

export function createFeeder({ reader, writer, settled, onFailure }: FeederOptions): Feeder {
  /** A set keeps the order, so that a large import in one organization does not keep the others waiting. */
  const waiting = new Set<OrgId>();
  const anew: Anew = new Map();
  const advance = createAdvance({ reader, writer, settled }, anew);
  let isStopped = false;
  let running: Promise<void> | undefined;

  const drain = async () => {
    for (const org of waiting) {
      if (isStopped) return;
      waiting.delete(org);
      const advanced = await advance(org);
      if (advanced === 'more') waiting.add(org);
      // What was committed since the other node had looked is to be indexed, too.
      if (advanced === 'elsewhere') setTimeout(look, ELSEWHERE_MS, [org]).unref();
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
    rebuild: org =>
      new Promise(resolve => {
        anew.set(org, [...(anew.get(org) ?? []), resolve]);
        look([org]);
      }),
    stop: async () => {
      isStopped = true;
      await running;
    },
  };
}

function createAdvance(
  { reader, writer, settled }: Pick<FeederOptions, 'reader' | 'writer' | 'settled'>,
  anew: Anew,
): (org: OrgId) => Promise<Advanced> {
  const known = new Set<OrgId>();
  const stepOf = async (org: OrgId, position: IndexPosition | null) => {
    const isKnown = position === null || known.has(org) || (await isOfThisHistory(reader, org, position));
    const step = await (isKnown && !anew.has(org) ? nextStep(reader, org, position) : startOver(reader, org));
    known.add(org);
    if (step !== null) await settled(org);
    return step;
  };
  return async org => {
    const isAnew = anew.has(org);
    const advanced = await writer.advance(org, position => stepOf(org, position));
    if (!isAnew || advanced === 'elsewhere') return advanced;
    for (const tell of anew.get(org) ?? []) tell();
    anew.delete(org);
    return advanced;
  };
}
