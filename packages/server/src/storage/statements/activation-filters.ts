/** Statements that list activation codes. There are few: a code that is not used is of no use after some days. */
import { query } from '../sql/statement.ts';
import { ownerName } from './assignment-names.ts';
import { ownerInReach, type Reach } from './reach.ts';

/** All conditions must hold. Null matches every code. */
export interface ActivationConditions extends Reach {
  readonly org: number;
  readonly now: number;
  readonly state: string;
  readonly ownerId: string | null;
}

export interface ListedActivationRow {
  readonly id: string;
  readonly ownerKind: string;
  readonly ownerId: string;
  readonly ownerName: string | null;
  readonly model: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly redeemedAt: number | null;
  readonly deviceId: string | null;
}

const COLUMNS = `c.id as "id", c.owner_kind as "ownerKind", c.owner_id as "ownerId", ${ownerName('c.owner_id')} as "ownerName",
  c.model as "model", c.created_at as "createdAt", c.expires_at as "expiresAt", c.redeemed_at as "redeemedAt",
  c.device_id as "deviceId"`;

const MATCHING = `from activation_code c
  left join person p on p.org_id = :org and p.id = c.owner_id
  left join workspace w on w.org_id = :org and w.id = c.owner_id
  where c.org_id = :org and (c.owner_id = :ownerId or :ownerId is null)
    and (:state = 'any' or (:state = 'redeemed' and c.redeemed_at is not null)
      or (:state = 'open' and c.redeemed_at is null and c.expires_at > :now)
      or (:state = 'expired' and c.redeemed_at is null and c.expires_at <= :now))
    and ${ownerInReach('c.owner_id', 'coalesce(p.location_id, w.location_id)')}`;

/** The order is that of the ids, which sort by age. */
export const selectActivations = {
  ascending: query<ActivationConditions & { after: string; limit: number }, ListedActivationRow>(`
    select ${COLUMNS} ${MATCHING} and c.id > :after order by c.id limit :limit`),
  descending: query<ActivationConditions & { after: string; limit: number }, ListedActivationRow>(`
    select ${COLUMNS} ${MATCHING} and c.id < :after order by c.id desc limit :limit`),
} as const;

export const countActivations = query<ActivationConditions, { total: number }>(`select count(*) as "total" ${MATCHING}`);
