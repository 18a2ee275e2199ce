/** What a list of devices can be filtered by, and by which indexes each filter is answered. */
import { reachOf } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { DeviceKind, Lifecycle, Platform } from '../../domain/device.ts';
import { parseMac } from '../../domain/hardware.ts';
import type { Identifier } from '../../domain/identifier.ts';
import type { LocationId, OwnerId, PersonId } from '../../domain/ids.ts';
import type { Instant } from '../../lib/instant.ts';
import type { DeviceConditions } from '../../storage/statements/device-filters.ts';
import type { IdentifiedConditions } from '../../storage/statements/identifiers.ts';
import { eachOf, isDisabledIn } from '../lists.ts';

export interface DeviceFilter {
  readonly kinds: readonly DeviceKind[] | null;
  readonly platforms: readonly Platform[] | null;
  readonly model: string | null;
  readonly make: string | null;
  readonly state: 'active' | 'disabled' | null;
  readonly locationId: LocationId | null;
  readonly tag: string | null;
  /** Whether nobody holds them now. */
  readonly holderless: boolean | null;
  readonly personId: PersonId | null;
  readonly ownerId: OwnerId | null;
  readonly serial: string | null;
  /** In any spelling. */
  readonly mac: string | null;
  readonly udid: string | null;
  readonly identifiers: readonly Identifier[] | null;
  readonly lifecycles: readonly Lifecycle[] | null;
  /** Nobody has used them since, and they were added before. */
  readonly inactiveSince: Instant | null;
  /** Somebody has used them since, or they were added since. */
  readonly activeSince: Instant | null;
  readonly createdAfter: Instant | null;
  readonly createdBefore: Instant | null;
  /** What the search finds them by. */
  readonly search: string | null;
}

/** The search is not among them: statements do not search texts. */
export function toConditions(
  actor: Actor,
  filter: Partial<DeviceFilter>,
  identified: IdentifiedConditions,
  now: Instant,
): DeviceConditions {
  const { kinds = null, platforms = null, state = null, tag = null, holderless = null, mac = null } = filter;
  return {
    org: actor.org,
    at: now,
    kinds: eachOf(kinds),
    kind: onlyOf(kinds),
    platforms: eachOf(platforms),
    model: filter.model ?? null,
    make: filter.make ?? null,
    disabled: isDisabledIn(state),
    locationId: filter.locationId ?? null,
    tag: tag === null ? null : JSON.stringify(tag),
    holderless: holderless === null ? 2 : holderless ? 1 : 0,
    personId: filter.personId ?? null,
    ownerId: filter.ownerId ?? null,
    serial: filter.serial ?? null,
    // A text that is no address is the address of nothing.
    mac: mac === null ? '' : (parseMac(mac) ?? mac),
    udid: filter.udid ?? null,
    lifecycles: eachOf(filter.lifecycles ?? null),
    ...identified,
    inactiveSince: filter.inactiveSince ?? null,
    activeSince: filter.activeSince ?? null,
    createdAfter: filter.createdAfter ?? null,
    createdBefore: filter.createdBefore ?? null,
    ...reachOf(actor),
  };
}

function onlyOf<T>(values: readonly T[] | null): T | null {
  return values?.length === 1 ? (values[0] ?? null) : null;
}
