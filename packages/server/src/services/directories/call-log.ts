/**
 * Keeps the last calls of directories: those that were refused with what was sent, because nobody reads the logs of a directory that
 * quietly drifts, and of those that were answered the latest, which show that it calls at all. Nothing of it delays an answer.
 */
import { KEPT_CALL_CHARACTERS, LENGTHS } from '@heldby/contract';
import type { Core } from '../../core/core.ts';
import { directoryOf } from '../../core/directories/find.ts';
import type { Actor } from '../../domain/actor.ts';
import type { OrgId, OwnerId } from '../../domain/ids.ts';
import { digest } from '../../lib/crypto.ts';
import { locateCredential, selectCredential, toCredential } from '../../storage/statements/credentials.ts';
import { type DirectoryCallRow, forgetDirectoryCalls, insertDirectoryCall } from '../../storage/statements/directories.ts';
import { withoutPasswords } from './passwords.ts';

export interface AnsweredCall {
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

export interface RefusedCall extends AnsweredCall {
  readonly reason: string;
  /** As it was sent; undefined where nothing was, or where it could not be read. */
  readonly body: unknown;
}

/** None of them throws. */
export interface CallLog {
  readonly answered: (actor: Actor, call: AnsweredCall) => void;
  readonly refused: (actor: Actor, call: RefusedCall) => void;
  /** A call with a token that is not accepted. It is noted if the token is, or was, a directory's. */
  readonly tokenRefused: (token: string, call: RefusedCall) => void;
  /** Stores the answered calls of the organization that are in memory. Those that cannot be stored stay there. */
  readonly settle: (org: OrgId) => Promise<void>;
}

/** A month is enough to find out since when something is refused. */
const KEPT_MICROS = 30 * 24 * 3_600_000_000;
/** A directory repeats what is refused in each of its cycles: these are some days of one mistake. */
const REFUSED_KEPT = 500;
const ANSWERED_KEPT = 100;
/** Of a directory that sends everybody, the latest of each few seconds. */
const ANSWERED_AT_ONCE = 20;

export const REFUSED = { least: 400, most: 599 } as const;
export const ANSWERED = { least: 0, most: 399 } as const;

/** By organization and application. */
type Waiting = Map<OrgId, Map<OwnerId, DirectoryCallRow[]>>;

export function createCallLog(core: Core): CallLog {
  const { storage, clock, newId, later } = core;
  const waiting: Waiting = new Map();
  /** Who reads while another one stores must not read too early. */
  const settling = new Map<OrgId, Promise<void>>();
  const store = async (org: OrgId, before: Promise<void> | undefined) => {
    const calls = waiting.get(org);
    waiting.delete(org);
    await before?.catch(() => undefined);
    for (const [applicationId, rows] of calls ?? []) {
      // A list of calls without the latest is better than none. If nothing can be read either, the list says so itself.
      await keep(core, org, applicationId, rows).catch(() => putBack(waiting, org, applicationId, rows));
    }
  };
  const refuse = (org: OrgId, applicationId: OwnerId, { reason, body, ...call }: RefusedCall) => {
    const row = { ...rowOf(call), reason: reason.slice(0, LENGTHS.problem), body: body === undefined ? null : textOf(body) };
    later.run(() => keep(core, org, applicationId, [row]));
  };
  const rowOf = ({ method, path, status }: AnsweredCall): DirectoryCallRow => {
    const said = { method, path: path.slice(0, LENGTHS.url), status };
    return { id: newId(), at: clock.now(), ...said, reason: null, body: null };
  };

  return {
    answered: ({ org, id }, call) => {
      const calls = callsOf(waiting, org, id);
      calls.push(rowOf(call));
      if (calls.length > ANSWERED_AT_ONCE) calls.shift();
    },
    refused: ({ org, id }, call) => refuse(org, id, call),
    tokenRefused: (token, call) =>
      later.run(async () => {
        const place = await storage.one(locateCredential, { digest: digest(token) });
        const row = place && (await storage.one(selectCredential, { org: place.org, id: place.credentialId }));
        if (place === undefined || row === undefined) return;
        const { subject, label, revokedAt } = toCredential(row);
        const why = revokedAt === null ? 'has ended' : 'was revoked';
        const reason = `The token ${label ?? place.credentialId} ${why}. Make another one, and type it in the directory.`;
        if (subject.kind === 'application') refuse(place.org, subject.id, { ...call, reason });
      }),
    settle: async org => {
      const work = store(org, settling.get(org));
      settling.set(org, work);
      try {
        await work;
      } finally {
        if (settling.get(org) === work) settling.delete(org);
      }
    },
  };
}

function callsOf(waiting: Waiting, org: OrgId, id: OwnerId): DirectoryCallRow[] {
  const ofOrg = waiting.get(org) ?? new Map<OwnerId, DirectoryCallRow[]>();
  const calls = ofOrg.get(id) ?? [];
  waiting.set(org, ofOrg);
  ofOrg.set(id, calls);
  return calls;
}

/** Before what came since. */
function putBack(waiting: Waiting, org: OrgId, id: OwnerId, rows: readonly DirectoryCallRow[]): void {
  const calls = callsOf(waiting, org, id);
  calls.unshift(...rows);
  calls.splice(0, Math.max(0, calls.length - ANSWERED_AT_ONCE));
}

/** Nothing is kept of applications that are no directories. */
async function keep(
  { storage, clock }: Core,
  org: OrgId,
  applicationId: OwnerId,
  rows: readonly DirectoryCallRow[],
): Promise<void> {
  await storage.transaction(org, async tx => {
    const directory = await directoryOf(tx, org, applicationId);
    if (directory === undefined) return;
    const key = { org, directoryId: directory.id };
    for (const row of rows) tx.send(insertDirectoryCall, { ...key, ...row });
    const before = clock.now() - KEPT_MICROS;
    tx.send(forgetDirectoryCalls, { ...key, before, kept: REFUSED_KEPT, ...REFUSED });
    tx.send(forgetDirectoryCalls, { ...key, before, kept: ANSWERED_KEPT, ...ANSWERED });
  });
}

function textOf(body: unknown): string {
  return withoutPasswords(body, KEPT_CALL_CHARACTERS);
}
