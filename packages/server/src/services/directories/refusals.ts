/** Notes what was refused to a directory, because nobody reads the logs of a directory that quietly drifts. */
import { KEPT_CALL_CHARACTERS, LENGTHS } from '@heldby/contract';
import type { Core } from '../../core/core.ts';
import { directoryOf } from '../../core/directories/find.ts';
import type { Actor } from '../../domain/actor.ts';
import { forgetDirectoryCalls, insertDirectoryCall } from '../../storage/statements/directories.ts';

export interface Refusal {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly status: number;
  readonly reason: string;
  /** As it was sent; undefined where nothing was. */
  readonly body: unknown;
}

export type NoteRefusal = (actor: Actor, refusal: Refusal) => void;

/** A month is enough to find out since when something is refused. */
const KEPT_MICROS = 30 * 24 * 3_600_000_000;
/** A directory repeats what is refused in each of its cycles: these are some days of one mistake. */
const KEPT_CALLS = 500;

export function createRefusals({ storage, clock, newId, later }: Core): NoteRefusal {
  return ({ org, id: applicationId }, { method, path, status, reason, body }) => {
    const at = clock.now();
    const said = { method, path: path.slice(0, LENGTHS.url), status, reason: reason.slice(0, LENGTHS.problem) };
    const call = { id: newId(), at, ...said, body: body === undefined ? null : textOf(body) };
    later.run(() =>
      storage.transaction(org, async tx => {
        const directory = await directoryOf(tx, org, applicationId);
        if (directory === undefined) return;
        const key = { org, directoryId: directory.id };
        tx.send(insertDirectoryCall, { ...key, ...call });
        tx.send(forgetDirectoryCalls, { ...key, before: at - KEPT_MICROS, kept: KEPT_CALLS });
      }),
    );
  };
}

/** Passwords are dropped, and so are they here. */
function textOf(body: unknown): string {
  const text = JSON.stringify(body, (_, value: unknown) =>
    isAboutPassword(value) ? { ...value, value: '…' } : withoutPassword(value),
  );
  return (text ?? '').slice(0, KEPT_CALL_CHARACTERS);
}

function isAboutPassword(value: unknown): value is { readonly path: string } {
  const path = typeof value === 'object' && value !== null && 'path' in value ? value.path : undefined;
  return typeof path === 'string' && /password$/i.test(path);
}

function withoutPassword(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, /password$/i.test(name) ? '…' : each]));
}
