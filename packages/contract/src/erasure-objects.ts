/** The objects of erasing a person. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { closed, freeText, Id, oneOf, Time } from './schema.ts';

/** What an erasure overwrites or deletes, in the order in which it is listed. */
export const ERASED_WORDS = [
  'name',
  'identifier',
  'password',
  'identity',
  'credential',
  'sign_in',
  'consent',
  'lock_out',
  'group',
  'location',
  'calling',
  'push',
  'activity',
  'block',
  'assignment_text',
  'line_text',
  'off_boarding_text',
  'device_text',
  'event_text',
  'answer',
  'webhook_answer',
  'directory',
] as const;
export type ErasedWord = (typeof ERASED_WORDS)[number];

/** What stays, without the person's name. */
export const KEPT_WORDS = [
  'assignment',
  'guest_session',
  'line',
  'activation_code',
  'event',
  'hardware',
  'shared_device',
] as const;
export type KeptWord = (typeof KEPT_WORDS)[number];

const count = Type.Integer({ minimum: 0, description: 'How many of them.' });

export const Erasure = closed(
  {
    personId: Id,
    number: Type.Integer({ description: "The person's number within the organization, which stays." }),
    name: freeText(LENGTHS.displayName, 'How the history calls them from now on.'),
    erasedAt: Time,
    erased: Type.Array(
      closed({
        what: oneOf(
          ERASED_WORDS,
          'What is deleted, or overwritten. `answer`: of an earlier write, kept for a repeated `Idempotency-Key`. `webhook_answer`: of a receiver of webhooks, about anybody, because it may repeat what it got.',
        ),
        count,
      }),
      { description: 'What goes, without what there is none of.' },
    ),
    kept: Type.Array(
      closed({
        what: oneOf(KEPT_WORDS, 'What stays. `shared_device`: one that others held, too. `hardware`: what tells a device apart.'),
        count,
        why: freeText(LENGTHS.description, 'Why it stays, and what is left of it.'),
      }),
      { description: 'What stays, without what there is none of.' },
    ),
  },
  'What the erasure of a person took, and what it left.',
);
export type Erasure = Static<typeof Erasure>;
