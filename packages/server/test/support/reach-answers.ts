/** The answers that a location administrator may get, by where the target of an operation is. */
import type { OperationEntry } from './refusals.ts';

export const PLACES = ['here', 'there', 'none', 'shared'] as const;
export type Place = (typeof PLACES)[number];

/** `ok`, or the status of the refusal. */
export type Expected = 'ok' | number;

/** With a body, a query or path parameters of its own where those in the table of operations do not name the target. */
export interface ReachRule extends Pick<OperationEntry, 'body' | 'query' | 'path'> {
  /** Null for operations that are not about something of others: they are called, and must not show anything from elsewhere. */
  readonly expected: Readonly<Record<Place, Expected>> | null;
}

export type Answers = readonly [here: Expected, there: Expected, none: Expected, shared: Expected];

export const rule = ([here, there, none, shared]: Answers, more: Omit<ReachRule, 'expected'> = {}): ReachRule => ({
  expected: { here, there, none, shared },
  ...more,
});

/** Their own, or a list: it must not show what is elsewhere. */
export const listed: ReachRule = { expected: null };
/** Needs no credential, or signs somebody in. */
export const open: ReachRule = { expected: null };
/** Not for their role, wherever it is. */
export const never = rule([403, 403, 403, 403]);
/** A read: of something shared, the part in their location shows it. */
export const seen = rule(['ok', 404, 404, 'ok']);
/** A change of a device: everything of it must be in their location. */
export const changed = rule(['ok', 404, 404, 403]);
/** A change of one holder's assignment, which touches no other holder. */
export const held = seen;
/** Webex names the refusal of an owner elsewhere (contract webex §2); an owner in no location is not called. */
export const called = rule(['ok', 403, 404, 'ok']);
/** Something new is put into the location of the target. */
export const put = (body: Required<OperationEntry>['body']) => rule(['ok', 400, 400, 'ok'], { body });
/** Only its holder may. */
export const own = rule([404, 404, 404, 404]);

export const locationOf = (id: string | undefined) => (id === undefined || id === '' ? {} : { locationId: id });
export const calling = { body: (ids: Readonly<Record<string, string>>) => ({ locationId: ids.ownLocationId }) };
