/** Jobs: what the server does by itself, later, or for longer than a request. */
import Type, { type Static } from 'typebox';
import { Doer } from './doer.ts';
import { LENGTHS } from './lengths.ts';
import { closed, freeText, Id, nullable, oneOf, Time } from './schema.ts';

export const JOB_STATE_WORDS = ['waiting', 'running', 'done', 'dead', 'cancelled'] as const;

export const Job = closed(
  {
    id: Id,
    kind: freeText(LENGTHS.name, 'What is done.'),
    state: oneOf(
      JOB_STATE_WORDS,
      '`waiting`: for its time, or to be tried again. `dead`: it failed too often and needs a person. `cancelled`: somebody stopped it.',
    ),
    createdAt: Time,
    dueAt: nullable(Time, 'When it begins, or is tried again; null once it has ended.'),
    failures: Type.Integer({ minimum: 0, description: 'How often in a row it has failed.' }),
    progress: nullable(
      closed({
        done: Type.Integer({ minimum: 0, description: 'How many steps are done.' }),
        total: nullable(Type.Integer({ minimum: 0 }), 'How many there are; null if that is not known yet.'),
      }),
      'How far it is; null if it does not say.',
    ),
    result: Type.Unsafe<Record<string, unknown> | null>({
      type: ['object', 'null'],
      additionalProperties: true,
      description: 'What came of it, by its kind.',
    }),
    error: nullable(freeText(LENGTHS.description), 'Why the last try failed.'),
    askedBy: nullable(Doer, 'Who asked for it; null: the server itself.'),
    finishedAt: nullable(Time, 'Since when it has ended.'),
  },
  'A job.',
);
export type Job = Static<typeof Job>;
