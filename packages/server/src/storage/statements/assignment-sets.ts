/**
 * Statements that find the assignments of few devices or owners, in no order: at most `limit` numbers, some of them more than once. What they
 * find is a part of what the list then reads; they are asked before it, to see whether it is little.
 */
import { query } from '../sql/statement.ts';
import type { AssignmentConditions } from './assignment-filters.ts';

const set = (from: string) =>
  query<AssignmentConditions & { readonly limit: number }, { number: number }>(`${from} limit :limit`);

const of = (table: string, join: string, where: string) => `select a.number as "number" from ${table} x
  join assignment a on a.org_id = :org and ${join} where x.org_id = :org and ${where}`;
const ofDevices = (where: string) => set(of('device', 'a.device_id = x.id', where));
const ofOwners = (table: string, where: string) => of(table, 'a.owner_id = x.id', where);

export const ASSIGNMENT_SETS = {
  model: ofDevices('x.model = :model'),
  kind: ofDevices(`:kinds like '%,' || x.kind || ',%' and x.kind <> 'mobile'`),
  platform: ofDevices(`:platforms like '%,' || x.platform || ',%' and x.platform not in ('ios', 'android')`),
  tag: ofDevices(`replace(x.tags, :tag, '') <> x.tags and x.tags <> '[]'`),
  group: set(of('group_member', 'a.owner_id = x.person_id', 'x.group_id = :groupId')),
  location: set(`${of('device', 'a.device_id = x.id', 'x.location_id = :locationId')}
    union all ${ofOwners('person', 'x.location_id = :locationId')}
    union all ${ofOwners('workspace', 'x.location_id = :locationId')}`),
} as const;

export type AssignmentSet = keyof typeof ASSIGNMENT_SETS;
