/** Statements on activation codes, with which desk phones activate themselves. */
import { command, query } from '../sql/statement.ts';

export interface ActivationRow {
  readonly id: string;
  readonly ownerKind: string;
  readonly ownerId: string;
  readonly model: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export const locateActivation = query<{ digest: string }, { org: number; activationId: string }>(`
  select org_id as "org", activation_id as "activationId" from activation_index where digest = :digest`);

export const insertActivationIndex = command<{ digest: string; org: number; id: string }>(`
  insert into activation_index (digest, org_id, activation_id) values (:digest, :org, :id)`);

export const deleteActivationIndex = command<{ digest: string }>(`delete from activation_index where digest = :digest`);

export const insertActivation = command<ActivationRow & { org: number }>(`
  insert into activation_code (org_id, id, owner_kind, owner_id, model, created_at, expires_at, redeemed_at, device_id)
  values (:org, :id, :ownerKind, :ownerId, :model, :createdAt, :expiresAt, null, null)`);

export const selectActivation = query<{ org: number; id: string; now: number }, ActivationRow>(`
  select id as "id", owner_kind as "ownerKind", owner_id as "ownerId", model as "model", created_at as "createdAt",
    expires_at as "expiresAt"
  from activation_code where org_id = :org and id = :id and redeemed_at is null and expires_at > :now`);

export const redeemActivation = command<{ org: number; id: string; deviceId: string; now: number }>(`
  update activation_code set redeemed_at = :now, device_id = :deviceId
  where org_id = :org and id = :id and redeemed_at is null`);

/** Expires the open codes of an owner who leaves. */
export const expireActivationsOf = command<{ org: number; ownerId: string; now: number }>(`
  update activation_code set expires_at = :now
  where org_id = :org and owner_id = :ownerId and redeemed_at is null and expires_at > :now`);

/** Open codes count as devices, because each can become one. */
export const countOpenActivations = query<{ org: number; ownerId: string; now: number }, { open: number }>(`
  select count(*) as "open" from activation_code
  where org_id = :org and owner_id = :ownerId and redeemed_at is null and expires_at > :now`);
