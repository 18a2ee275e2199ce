/**
 * SQL conditions that filter lists by what a location administrator may see. Single objects are checked by `core/rights.ts`. The two
 * must agree, so that a list has exactly the objects that can be read one by one; `test/contract/reach.test.ts` compares them.
 */

/** Parameters of every statement that filters by reach. */
export interface Reach {
  /** 0 for an actor who sees the whole organization. */
  readonly bound: 0 | 1;
  readonly actor: string;
}

const isTheirs = (location: string) =>
  `${location} in (select r.location_id from location_administrator r where r.org_id = :org and r.person_id = :actor)`;

/** For an object with a location. An object without one is in no location administrator's reach. */
export function locationInReach(location: string): string {
  return `(:bound = 0 or ${isTheirs(location)})`;
}

/** For a person or something that a person owns. Their own is always within reach; otherwise one of the locations is enough. */
export function ownerInReach(owner: string, ...locations: readonly [string, ...string[]]): string {
  return `(:bound = 0 or ${owner} = :actor or ${locations.map(isTheirs).join(' or ')})`;
}

/**
 * For a device `d`: it is in one of their locations, or a holder at the instant `:at` is within their reach. All numbers are above 0.
 * Comparing the device's number, too, keeps PostgreSQL from hashing all assignments of the organization for each stride.
 */
export const DEVICE_IN_REACH = `(:bound = 0 or ${isTheirs('d.location_id')} or exists (
    select 1 from assignment h
    left join person hp on hp.org_id = :org and hp.id = h.owner_id and hp.removed_at is null
    left join workspace hw on hw.org_id = :org and hw.id = h.owner_id
    left join calling hc on hc.org_id = :org and hc.owner_id = h.owner_id and hc.owner_kind = 'virtual_line'
    where h.org_id = :org and h.device_id = d.id and d.number > 0
      and h.created_at <= :at and (h.until is null or h.until > :at) and (h.expires_at is null or h.expires_at > :at)
      and (h.owner_id = :actor or ${isTheirs('coalesce(hp.location_id, hw.location_id, hc.location_id)')})))`;
