/** The life of a device. */
import Type, { type Static } from 'typebox';
import { LIFECYCLE_WORDS } from './device-objects.ts';
import { LENGTHS } from './lengths.ts';
import { Doer } from './objects.ts';
import { closed, freeText, nullable, oneOf, Time } from './schema.ts';

const reason = freeText(LENGTHS.reason);
const doer = (description: string) => Type.Unsafe<Doer | null>({ ...Doer, type: ['object', 'null'], description });

export const LifecycleStretch = closed(
  {
    state: oneOf(LIFECYCLE_WORDS, 'The state of the device in it.'),
    since: Time,
    until: nullable(Time, 'Null for the present one.'),
    reason: nullable(reason, 'Why it was set; null for `in_stock` and `assigned`, which follow from the holders.'),
    setBy: doer('Who set it; null for `in_stock` and `assigned`.'),
    endReason: nullable(reason, 'Why it was ended.'),
    endedBy: doer('Who ended it.'),
  },
  'A stretch in the life of a device.',
);
export type LifecycleStretch = Static<typeof LifecycleStretch>;
