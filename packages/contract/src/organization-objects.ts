/** The objects of the native API about organizations. */
import type { Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { Policy } from './policy.ts';
import { closed, freeText, Id, nullable, Time } from './schema.ts';

export const Organization = closed(
  {
    id: Id,
    name: freeText(LENGTHS.name),
    policy: Policy,
    createdAt: Time,
    closedAt: nullable(Time, 'Since when nobody can sign in or call it; null while it is open.'),
    closedReason: nullable(freeText(LENGTHS.reason), 'Why it was closed, in the words of the operator.'),
  },
  'An organization, which is a tenant.',
);
export type Organization = Static<typeof Organization>;

export const Host = closed(
  { host: freeText(LENGTHS.host, 'In lower case, without a port.') },
  'A host name of an organization. Who signs in there signs in to that organization.',
);
export type Host = Static<typeof Host>;
