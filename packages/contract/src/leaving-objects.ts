/** The objects of leaving: off-boardings, what ends with them, and what comes back. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { Doer, NamedOwner, OwnerRef } from './objects.ts';
import { closed, freeText, Id, nullable, oneOf, Time } from './schema.ts';

export const OFF_BOARDING_STATE_WORDS = ['planned', 'done', 'undone', 'cancelled', 'failed'] as const;
export const THING_KIND_WORDS = [
  'login',
  'password',
  'identifier',
  'identity',
  'assignment',
  'line',
  'calling',
  'push',
  'guest_session',
  'activation_code',
  'token',
  'session',
  'consent',
  'group',
  'location',
  'block',
] as const;

const thing = {
  kind: oneOf(
    THING_KIND_WORDS,
    'What it is. `identifier`: what they are called elsewhere. `location`: one that they administer. `identity`: their account at the provider.',
  ),
  id: Type.String({
    format: 'uuid',
    description: "Of the assignment, token, group …; the person's own for what they have once.",
  }),
  name: freeText(LENGTHS.description, 'By which people know it.'),
  deviceId: nullable(Id, 'The device that it is about.'),
};
const why = (description: string) => nullable(freeText(LENGTHS.description), description);

export const LeavingThing = closed(
  {
    ...thing,
    becomes: oneOf(['ends', 'handed_over', 'stays'], 'What happens to it.'),
    why: why('Why it stays, or could not be handed over; null where nothing needs saying.'),
  },
  'One thing that somebody who leaves has.',
);
export type LeavingThing = Static<typeof LeavingThing>;

export const ReturnedThing = closed(
  {
    ...thing,
    came: Type.Boolean({ description: 'Whether it is back.' }),
    newId: nullable(Id, 'The new assignment or line: what ended stays in the history.'),
    why: why('Why it did not come, or came changed.'),
  },
  'One thing that somebody had who is taken back.',
);
export type ReturnedThing = Static<typeof ReturnedThing>;

/** In events. */
export const OffBoardingRecord = closed(
  {
    id: Id,
    personId: Id,
    state: oneOf(OFF_BOARDING_STATE_WORDS, '`failed`: its time came, and it could not be done.'),
    effectiveAt: Type.String({ format: 'date-time', description: 'When the person is to leave, or left.' }),
    handTo: Type.Unsafe<OwnerRef | null>({ ...OwnerRef, type: ['object', 'null'], description: 'Who gets the devices.' }),
    keepLogin: Type.Boolean({ description: 'Nobody else may have the login.' }),
  },
  'A planned or past off-boarding.',
);
export type OffBoardingRecord = Static<typeof OffBoardingRecord>;

const { personId: _, ...facts } = OffBoardingRecord.properties;

export const Leaver = closed(
  {
    ...facts,
    person: closed(
      { id: Id, name: freeText(LENGTHS.displayName), login: freeText(LENGTHS.name) },
      'Who leaves, or left. Known also after they have left.',
    ),
    handTo: Type.Unsafe<NamedOwner | null>({ ...NamedOwner, type: ['object', 'null'], description: 'Who gets the devices.' }),
    reason: nullable(freeText(LENGTHS.reason)),
    createdAt: Time,
    createdBy: Type.Unsafe<Doer>({ ...Doer, description: 'Who asked for it.' }),
    doneAt: nullable(Time, 'When it was done: up to ten seconds after `effectiveAt`.'),
    undoUntil: nullable(Time, 'Until when it can be undone; null where it cannot.'),
    closedAt: nullable(Time, 'When it was undone or cancelled, or failed.'),
    closedBy: Type.Unsafe<Doer | null>({ ...Doer, type: ['object', 'null'], description: 'Who undid or cancelled it.' }),
    problem: nullable(freeText(LENGTHS.description), 'Why it failed.'),
    revision: Type.Integer({ description: 'Counts the changes, from 1.' }),
  },
  'Somebody who leaves, or left.',
);
export type Leaver = Static<typeof Leaver>;

export const OffBoarding = closed(
  {
    ...Leaver.properties,
    things: Type.Array(LeavingThing, {
      description: 'Each thing that ended, was handed over or stayed. Empty while it is planned: the preview shows them.',
    }),
  },
  'An off-boarding with each thing that it ended.',
);
export type OffBoarding = Static<typeof OffBoarding>;

export const Returned = closed(
  {
    person: closed({ id: Id, name: freeText(LENGTHS.displayName), login: freeText(LENGTHS.name) }),
    things: Type.Array(ReturnedThing),
  },
  'Somebody who was taken back, with what came and what did not.',
);
export type Returned = Static<typeof Returned>;
