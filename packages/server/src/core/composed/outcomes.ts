/** What came back of the things of somebody whose off-boarding is undone. */
import type { Thing, ThingKind } from '../../domain/off-boarding.ts';

export interface Outcome {
  readonly came: boolean;
  /** The new assignment or line: what ended stays in the history. */
  readonly newId: string | null;
  readonly why: string | null;
}

/** By kind and id, or name where one id has several: `line:0198…`. */
export type Outcomes = Map<string, Outcome>;

export type ReturnedThing = Pick<Thing, 'kind' | 'id' | 'name' | 'deviceId'> & Outcome;

export function came(newId: string | null = null, why: string | null = null): Outcome {
  return { came: true, newId, why };
}

export function stayedAway(why: string): Outcome {
  return { came: false, newId: null, why };
}

export function returnedThing({ kind, id, name, deviceId }: Thing, outcomes: Outcomes): ReturnedThing {
  const key = `${kind}:${kind === 'identifier' ? name : id}`;
  return { kind, id, name, deviceId, ...(outcomes.get(key) ?? ALWAYS[kind] ?? stayedAway('It is gone.')) };
}

/** What comes of the kinds that need no look. Secrets never come back. */
const ALWAYS: Partial<Record<ThingKind, Outcome>> = {
  login: came(),
  password: came(null, 'It is the password that they had.'),
  identity: came(),
  block: came(),
  push: stayedAway('The app registers again when it is opened.'),
  guest_session: stayedAway('A stay that ended is over.'),
  activation_code: stayedAway('The code has expired: issue a new one.'),
  token: stayedAway('A token stays revoked: make a new one.'),
  session: stayedAway('They sign in again.'),
};
