/** Statements on the settings of phones that have none of their own. */
import type { DeskDefaults } from '../../domain/telephony.ts';
import { command, query } from '../sql/statement.ts';

/** Stands for the whole organization. */
const EVERYWHERE = '';

interface DefaultsRow {
  readonly locationId: string;
  readonly enabled: number;
  /** JSON */
  readonly customizations: string;
  readonly modifiedAt: number;
}

export function toDeskDefaults({ locationId, enabled, customizations, modifiedAt }: DefaultsRow): DeskDefaults {
  const values = JSON.parse(customizations) as DeskDefaults['values'];
  return { locationId: locationId === EVERYWHERE ? null : locationId, enabled: enabled === 1, values, modifiedAt };
}

export function fromDeskDefaults({ locationId, enabled, values, modifiedAt }: DeskDefaults): DefaultsRow {
  return { locationId: locationId ?? EVERYWHERE, enabled: enabled ? 1 : 0, customizations: JSON.stringify(values), modifiedAt };
}

/** Those of the organization and of a location. */
export const selectDeskDefaults = query<{ org: number; locationId: string | null }, DefaultsRow>(`
  select s.location_id as "locationId", s.enabled as "enabled", s.customizations as "customizations", s.modified_at as "modifiedAt"
  from desk_settings s where s.org_id = :org and (s.location_id = '${EVERYWHERE}' or s.location_id = :locationId)`);

/** The locations that do not have the settings of the organization. */
export const selectLocationsApart = query<{ org: number; after: string; limit: number }, { readonly locationId: string }>(`
  select s.location_id as "locationId" from desk_settings s
  where s.org_id = :org and s.location_id > :after and s.enabled = 1 order by s.location_id limit :limit`);

export const upsertDeskDefaults = command<DefaultsRow & { org: number }>(`
  insert into desk_settings (org_id, location_id, enabled, customizations, modified_at)
  values (:org, :locationId, :enabled, :customizations, :modifiedAt)
  on conflict (org_id, location_id) do update set enabled = excluded.enabled, customizations = excluded.customizations,
    modified_at = excluded.modified_at`);
