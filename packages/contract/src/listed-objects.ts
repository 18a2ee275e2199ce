/** Objects as lists show them, with what they name beside them where that is asked for. */
import Type, { type Static } from 'typebox';
import { Assignment, Device, Person } from './objects.ts';
import { closed } from './schema.ts';

const orNull = <T>(schema: object, description: string) =>
  Type.Unsafe<T | null>({ ...schema, type: ['object', 'null'], description });

export const ListedAssignment = closed(
  {
    ...Assignment.properties,
    person: Type.Optional(
      orNull<Person>(Person, 'The owner, with `expand=person`; null if they are no person, and if they have left.'),
    ),
    device: Type.Optional(orNull<Device>(Device, 'The device, with `expand=device`; null if you may not see it.')),
  },
  'An assignment, and as far as asked for the objects that it is between, as they are now.',
);
export type ListedAssignment = Static<typeof ListedAssignment>;
