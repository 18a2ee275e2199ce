/** Statements on the answers stored under idempotency keys, so that a retry gets the same answer. */
import { command, query } from '../sql/statement.ts';

export const selectReplay = query<
  { org: number; actorId: string; key: string },
  { operation: string; request: string; result: string }
>(`
  select operation as "operation", request as "request", result as "result" from idempotency_key
  where org_id = :org and actor_id = :actorId and key = :key`);

export const insertReplay = command<{
  org: number;
  actorId: string;
  key: string;
  operation: string;
  request: string;
  result: string;
  now: number;
}>(`
  insert into idempotency_key (org_id, actor_id, key, operation, request, result, created_at)
  values (:org, :actorId, :key, :operation, :request, :result, :now)`);

export const deleteReplaysBefore = command<{ org: number; before: number }>(`
  delete from idempotency_key where org_id = :org and created_at < :before`);
