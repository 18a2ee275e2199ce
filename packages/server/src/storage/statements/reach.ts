/**
 * SQL conditions that filter lists by what a location administrator may see. Single objects are checked by `core/rights.ts`. The two
 * must agree, so that a list has exactly the objects that can be read one by one; `test/contract/reach.test.ts` compares them.
 */
import { query } from '../sql/statement.ts';

/** Parameters of every statement that filters by reach. */
export interface Reach {
  /** 0 for an actor who sees the whole organization. */
  readonly bound: 0 | 1;
  /** Whose locations count: a location administrator's, or those of a token that is limited to them. */
  readonly actor: string;
  /** The holder of the actor's token: what is theirs is always within reach. */
  readonly self: string;
}

/** What the system sees: everything. */
export const EVERYWHERE: Reach = { bound: 0, actor: '', self: '' };

const isTheirs = (location: string) =>
  `${location} in (select r.location_id from location_administrator r where r.org_id = :org and r.person_id = :actor)`;

const isCalledInTheirs = (owner: string) => `exists (
    select 1 from calling rc join location_administrator r on r.org_id = :org and r.person_id = :actor and r.location_id = rc.location_id
    where rc.org_id = :org and rc.owner_id = ${owner})`;

const isOwnerTheirs = (owner: string, location: string) =>
  `${owner} = :self or ${isTheirs(location)} or ${isCalledInTheirs(owner)}`;

/** For an object with a location. An object without one is in no location administrator's reach. */
export function locationInReach(location: string): string {
  return `(:bound = 0 or ${isTheirs(location)})`;
}

/** For an owner or something that they have: by where they belong or are called. Their own is always within reach. */
export function ownerInReach(owner: string, location: string): string {
  return `(:bound = 0 or ${isOwnerTheirs(owner, location)})`;
}

/**
 * For a device `d`: it is in one of their locations, or a holder at the instant is within their reach. All numbers are above 0.
 * Comparing the device's number, too, keeps PostgreSQL from hashing all assignments of the organization for each stride.
 */
export function deviceInReach(at: ':at' | ':now'): string {
  return `(:bound = 0 or ${isTheirs('d.location_id')} or exists (
    select 1 from assignment h
    left join person hp on hp.org_id = :org and hp.id = h.owner_id and hp.removed_at is null
    left join workspace hw on hw.org_id = :org and hw.id = h.owner_id
    where h.org_id = :org and h.device_id = d.id and d.number > 0
      and h.created_at <= ${at} and (h.until is null or h.until > ${at}) and (h.expires_at is null or h.expires_at > ${at})
      and (${isOwnerTheirs('h.owner_id', 'coalesce(hp.location_id, hw.location_id)')})))`;
}

/** A holder of a device, with the locations by which the rule is asked. */
export interface HolderPlaceRow {
  readonly ownerId: string;
  readonly role: string;
  /** Where a person or workspace belongs. */
  readonly locationId: string | null;
  /** Where the holder is called. */
  readonly callingLocationId: string | null;
}

/** Who holds the device at the instant, and where they are. */
export const selectHolderPlaces = query<{ org: number; deviceId: string; at: number }, HolderPlaceRow>(`
  select h.owner_id as "ownerId", h.role as "role", coalesce(p.location_id, w.location_id) as "locationId",
    c.location_id as "callingLocationId"
  from assignment h
  left join person p on p.org_id = :org and p.id = h.owner_id
  left join workspace w on w.org_id = :org and w.id = h.owner_id
  left join calling c on c.org_id = :org and c.owner_id = h.owner_id
  where h.org_id = :org and h.device_id = :deviceId
    and h.created_at <= :at and (h.until is null or h.until > :at) and (h.expires_at is null or h.expires_at > :at)`);
