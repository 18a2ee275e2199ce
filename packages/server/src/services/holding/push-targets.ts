/** Shows where pushes to a holder go: the whole token to the holder, the end of it to administrators. */
import type { Core } from '../../core/core.ts';
import { requireAssignment } from '../../core/holding/find.ts';
import type { Actor } from '../../domain/actor.ts';
import type { ApplicationId, AssignmentId } from '../../domain/ids.ts';
import { notFound } from '../../domain/problem.ts';
import { maskedToken, type PushState } from '../../domain/push.ts';
import type { Instant } from '../../lib/instant.ts';
import { type PushTargetRow, selectPushTarget } from '../../storage/statements/pushes.ts';

export interface PushTarget {
  readonly assignmentId: AssignmentId;
  readonly applicationId: ApplicationId | null;
  readonly acceptNotifications: boolean;
  readonly state: PushState;
  readonly stateReason: string | null;
  readonly token: string;
  readonly modifiedAt: Instant;
}

export interface PushTargets {
  readonly get: (actor: Actor, id: AssignmentId) => Promise<PushTarget>;
}

export function createPushTargets({ storage }: Core): PushTargets {
  return {
    get: async (actor, id) => {
      const { owner } = await requireAssignment(storage, actor, id);
      const row = await storage.one(selectPushTarget, { org: actor.org, assignmentId: id });
      if (row === undefined) throw notFound('push_registration');
      return toPushTarget(row, owner.id === actor.id);
    },
  };
}

/** Only the holder sees the whole token. */
export function toPushTarget(row: PushTargetRow, isOwn: boolean): PushTarget {
  const token = isOwn ? row.token : maskedToken(row.token);
  return { ...row, token, acceptNotifications: row.acceptNotifications === 1, state: row.state as PushState };
}
