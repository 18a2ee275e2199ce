/** Who did something. */
import type { Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { closed, freeText, Id, nullable, oneOf } from './schema.ts';

export const DOER_KIND_WORDS = ['person', 'application', 'system'] as const;

export const Doer = closed(
  {
    kind: oneOf(DOER_KIND_WORDS, 'The kind of actor.'),
    id: nullable(Id, 'Null for the system.'),
    name: freeText(LENGTHS.displayName, 'Known also after they have left.'),
  },
  'Who did something.',
);
export type Doer = Static<typeof Doer>;
