/** The objects of handing devices over and of lending them. */
import Type, { type Static } from 'typebox';
import { Assignment, Device } from './objects.ts';
import { closed } from './schema.ts';

export const HandedOver = closed(
  {
    ended: Type.Unsafe<Assignment>({ ...Assignment, description: 'The assignment of who gave the device up.' }),
    begun: Type.Unsafe<Assignment>({
      ...Assignment,
      description: 'The assignment of who has it now. It begins where the other ends.',
    }),
    kept: Type.Unsafe<Assignment | null>({
      ...Assignment,
      type: ['object', 'null'],
      description: 'What the former owner may still use until `keepUntil`; null for nothing.',
    }),
  },
  'A device that was handed over.',
);
export type HandedOver = Static<typeof HandedOver>;

export const Loan = closed(
  {
    device: Device,
    assignment: Assignment,
    overdue: Type.Boolean({ description: 'Whether it should be back by now.' }),
  },
  'A device that is to come back.',
);
export type Loan = Static<typeof Loan>;
