/** Statements on what was set by hand in the life of a device, and on when it was held. */
import type { SetLifecycle } from '../../domain/device.ts';
import type { SetStretch } from '../../domain/lifecycle.ts';
import { command, query } from '../sql/statement.ts';
import { applicationName, doer, personName } from './assignment-names.ts';

interface SetStretchRow {
  readonly state: string;
  readonly since: number;
  readonly until: number | null;
  readonly reason: string | null;
  readonly setBy: string | null;
  readonly setByPerson: string | null;
  readonly setByApplication: string | null;
  readonly endReason: string | null;
  readonly endedBy: string | null;
  readonly endedByPerson: string | null;
  readonly endedByApplication: string | null;
}

export function toSetStretch(row: SetStretchRow): SetStretch {
  return {
    state: row.state as SetLifecycle,
    since: row.since,
    until: row.until,
    reason: row.reason,
    setBy: doer(row.setBy, row.setByPerson, row.setByApplication),
    endReason: row.endReason,
    endedBy: row.until === null ? null : doer(row.endedBy, row.endedByPerson, row.endedByApplication),
  };
}

/** Oldest first. A device has few. */
export const selectSetStretches = query<{ org: number; deviceId: string }, SetStretchRow>(`
  select l.state as "state", l.since as "since", l.until as "until", l.reason as "reason", l.set_by as "setBy",
    l.end_reason as "endReason", l.ended_by as "endedBy",
    ${personName('l.set_by')} as "setByPerson", ${applicationName('l.set_by')} as "setByApplication",
    ${personName('l.ended_by')} as "endedByPerson", ${applicationName('l.ended_by')} as "endedByApplication"
  from device_lifecycle l where l.org_id = :org and l.device_id = :deviceId order by l.since`);

export interface OpenStretchRow {
  readonly since: number;
  /** 1 if it disabled the device. */
  readonly disabled: number;
  /** The import by whose undo the device was retired. */
  readonly undoneImport: string | null;
}

export const selectOpenStretch = query<{ org: number; deviceId: string }, OpenStretchRow>(`
  select l.since as "since", l.disabled as "disabled", l.undone_import as "undoneImport" from device_lifecycle l
  where l.org_id = :org and l.device_id = :deviceId and l.until is null`);

export const insertStretch = command<{
  org: number;
  deviceId: string;
  since: number;
  state: string;
  reason: string | null;
  by: string | null;
  disabled: number;
  undoneImport: string | null;
}>(`
  insert into device_lifecycle (org_id, device_id, since, state, reason, set_by, disabled, undone_import)
  values (:org, :deviceId, :since, :state, :reason, :by, :disabled, :undoneImport)`);

export const endStretch = command<{
  org: number;
  deviceId: string;
  since: number;
  until: number;
  reason: string | null;
  by: string | null;
}>(`
  update device_lifecycle set until = :until, end_reason = :reason, ended_by = :by
  where org_id = :org and device_id = :deviceId and since = :since`);

export const deleteStretch = command<{ org: number; deviceId: string; since: number }>(`
  delete from device_lifecycle where org_id = :org and device_id = :deviceId and since = :since`);

/** When the device was held, in the order of assignment. */
export const selectHeldTimes = query<
  { org: number; deviceId: string; after: number; limit: number },
  { number: number; since: number; until: number | null; expiresAt: number | null }
>(`
  select a.number as "number", a.created_at as "since", a.until as "until", a.expires_at as "expiresAt" from assignment a
  where a.org_id = :org and a.device_id = :deviceId and a.number > :after order by a.number limit :limit`);
