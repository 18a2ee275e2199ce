/** Statements on blocks, and on the keys by which the hardware of a block is found again. */
import type { Block, HardwareKeys, NamedBlock } from '../../domain/block.ts';
import type { OwnerKind } from '../../domain/owner.ts';
import { command, query } from '../sql/statement.ts';
import { applicationName, doer, ownerName, personName } from './assignment-names.ts';
import { deviceInReach, ownerInReach, type Reach } from './reach.ts';

export interface BlockRow extends Omit<Block, 'owner'> {
  readonly ownerId: string | null;
  readonly ownerKind: string | null;
}

export function toBlock(row: BlockRow): Block {
  const { ownerId, ownerKind, ...rest } = row;
  return { ...rest, owner: ownerId === null ? null : { kind: ownerKind as OwnerKind, id: ownerId } };
}

export interface NamedBlockRow extends BlockRow {
  /** Null for every holder. */
  readonly ownerName: string | null;
  readonly byPerson: string | null;
  readonly byApplication: string | null;
}

export function toNamedBlock(row: NamedBlockRow): NamedBlock {
  const { ownerName: name, byPerson, byApplication, ...plain } = row;
  const by = plain.reason === null ? null : doer(plain.by, byPerson, byApplication);
  return { ...toBlock(plain), names: { owner: (name ?? '').trim(), by } };
}

export function fromBlock({ owner, ...rest }: Block): BlockRow {
  return { ...rest, ownerId: owner?.id ?? null, ownerKind: owner?.kind ?? null };
}

export const BLOCK_COLUMNS = `b.id as "id", b.device_id as "deviceId", b.owner_id as "ownerId", b.owner_kind as "ownerKind",
  b.reason as "reason", b.blocked_by as "by", b.blocked_at as "at", b.disable_at as "disableAt", b.expires_at as "expiresAt",
  b.created_at as "createdAt", b.revision as "revision"`;

const NAMES = `${ownerName('b.owner_id')} as "ownerName", ${personName('b.blocked_by')} as "byPerson",
  ${applicationName('b.blocked_by')} as "byApplication"`;

const OF_OWNER = '(b.owner_id is null or b.owner_id = :ownerId)';
/** What a blocked holder has reported counts for nobody else: otherwise they could move their block to the hardware of others. */
const BELIEVED = `(k.reporter_id = '' or k.reporter_id = :reporterId)`;

/** The blocks of every holder and of this one, on the hardware that any of the keys names. */
export const selectBlocksOn = query<
  Omit<HardwareKeys, 'moreKeys'> & { org: number; ownerId: string; reporterId: string },
  BlockRow
>(`
  select ${BLOCK_COLUMNS} from block b where b.org_id = :org and ${OF_OWNER} and b.id in (
    select k.block_id from block_key k
    where k.org_id = :org and k.key in (:deviceKey, :udidKey, :macKey, :serialKey, :tokenKey) and ${BELIEVED})
  order by b.id`);

/** The same for one key: each registration of a phone asks for its push token, and seldom finds anything. */
export const selectBlocksOnKey = query<{ org: number; ownerId: string; reporterId: string; key: string }, BlockRow>(`
  select ${BLOCK_COLUMNS} from block_key k
  join block b on b.org_id = :org and b.id = k.block_id
  where k.org_id = :org and k.key = :key and ${OF_OWNER} and ${BELIEVED}
  order by k.block_id`);

export const selectNamedBlock = query<{ org: number; id: string }, NamedBlockRow>(`
  select ${BLOCK_COLUMNS}, ${NAMES} from block b where b.org_id = :org and b.id = :id`);

/** The keys of a block that begin with a word. */
export const selectBlockKeys = query<{ org: number; blockId: string }, { key: string }>(`
  select k.key as "key" from block_key k where k.org_id = :org and k.block_id = :blockId order by k.key`);

interface BlockPage extends Reach {
  readonly org: number;
  readonly after: string;
  readonly at: number;
  readonly limit: number;
}

/** Blocks within reach, in the order in which they were set. The block of a holder is where they are, and that of every holder where the device is. */
const page = (condition: string) => `
  select ${BLOCK_COLUMNS}, ${NAMES} from block b
  join device d on d.org_id = :org and d.id = b.device_id
  left join person p on p.org_id = :org and p.id = b.owner_id
  left join workspace w on w.org_id = :org and w.id = b.owner_id
  where b.org_id = :org and b.id > :after and ${condition}
    and (b.owner_id is null and ${deviceInReach(':at')}
      or b.owner_id is not null and ${ownerInReach('b.owner_id', 'coalesce(p.location_id, w.location_id)')})
  order by b.id limit :limit`;

const OF_DEVICE = `b.id in (select k.block_id from block_key k where k.org_id = :org and k.key = :deviceKey)`;

export const selectBlocks = query<BlockPage, NamedBlockRow>(page('b.revision > 0'));
export const selectBlocksOf = query<BlockPage & { ownerId: string }, NamedBlockRow>(page('b.owner_id = :ownerId'));
export const selectBlocksOfDevice = query<BlockPage & { deviceKey: string }, NamedBlockRow>(page(OF_DEVICE));
export const selectBlocksOfPair = query<BlockPage & { ownerId: string; deviceKey: string }, NamedBlockRow>(
  page(`b.owner_id = :ownerId and ${OF_DEVICE}`),
);

export const insertBlock = command<BlockRow & { org: number }>(`
  insert into block (org_id, id, device_id, owner_id, owner_kind, reason, blocked_by, blocked_at, disable_at, expires_at,
    created_at, revision)
  values (:org, :id, :deviceId, :ownerId, :ownerKind, :reason, :by, :at, :disableAt, :expiresAt, :createdAt, :revision)`);

export const updateBlock = command<BlockRow & { org: number }>(`
  update block set device_id = :deviceId, reason = :reason, blocked_by = :by, blocked_at = :at, disable_at = :disableAt,
    expires_at = :expiresAt, revision = :revision
  where org_id = :org and id = :id`);

export const deleteBlock = command<{ org: number; id: string }>(`delete from block where org_id = :org and id = :id`);

/** `reporterId`: empty for what counts for everybody. */
export const insertBlockKey = command<{ org: number; key: string; blockId: string; reporterId: string }>(`
  insert into block_key (org_id, key, block_id, reporter_id) values (:org, :key, :blockId, :reporterId)
  on conflict (org_id, key, block_id, reporter_id) do nothing`);

export const deleteBlockKeys = command<{ org: number; blockId: string }>(`
  delete from block_key where org_id = :org and block_id = :blockId`);

/** The blocks of anybody that a key finds. */
export const selectBlocksOfAnybody = query<{ org: number; key: string }, BlockRow>(`
  select ${BLOCK_COLUMNS} from block_key k join block b on b.org_id = :org and b.id = k.block_id
  where k.org_id = :org and k.key = :key and k.reporter_id = '' order by k.block_id`);

/** The last push token of each time that this holder had the device, or anybody where the holder is null. */
export const selectTokensOn = query<
  { org: number; deviceId: string; ownerId: string | null },
  { token: string; holderId: string }
>(`
  select p.token as "token", a.owner_id as "holderId" from assignment a
  join push_registration p on p.org_id = :org and p.assignment_id = a.id
  where a.org_id = :org and a.device_id = :deviceId and (a.owner_id = :ownerId or :ownerId is null)`);
