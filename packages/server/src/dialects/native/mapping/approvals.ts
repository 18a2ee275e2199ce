/** Devices that wait for approval, as the native API shows them. Pure. */
import type * as api from '@heldby/contract';
import type { ApprovalCause, ShownApproval } from '../../../domain/approval.ts';
import { toIso, toIsoOrNull } from '../../../lib/instant.ts';

const WHY: Readonly<Record<ApprovalCause, string>> = {
  approval: 'The organization approves new devices of this kind.',
  caps: 'The person holds as many devices of this kind as the organization allows.',
};

export function toApproval(approval: ShownApproval): api.Approval {
  const { id, cause, state, assignmentId, deviceId, kind, model, ownerId, decidedAt, reason, mayDecide, revision, names } =
    approval;
  return {
    id,
    cause,
    state,
    assignmentId,
    deviceId,
    deviceName: names.device,
    kind,
    model,
    owner: { kind: 'person', id: ownerId, name: names.owner },
    why: WHY[cause],
    askedAt: toIso(approval.askedAt),
    expiresAt: toIso(approval.expiresAt),
    decidedAt: toIsoOrNull(decidedAt),
    decidedBy: decidedAt === null ? null : names.decidedBy,
    reason,
    mayDecide,
    revision,
  };
}
