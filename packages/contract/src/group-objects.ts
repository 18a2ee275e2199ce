/** Groups of people, as the native API shows them. */
import Type, { type Static } from 'typebox';
import { Group } from './events/nouns.ts';
import { closed, Id } from './schema.ts';

export const CountedGroup = closed(
  { ...Group.properties, people: Type.Integer({ description: 'How many people are in it, as far as you may see them.' }) },
  'A group of people, with their number.',
);
export type CountedGroup = Static<typeof CountedGroup>;

export const MembershipResult = closed(
  { personId: Id, isMember: Type.Boolean({ description: 'Whether they are in the group now.' }) },
  'What became of one of the people.',
);
export type MembershipResult = Static<typeof MembershipResult>;
