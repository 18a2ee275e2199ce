/** Devices that wait for approval: listed, approved and denied by administrators, or by the person themselves on another device. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import { approve, deny, expire } from '../../core/composed/decide.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { requireReachedOwner } from '../../core/owners.ts';
import { mayAct, reachOf } from '../../core/rights.ts';
import { type Actor, systemActor } from '../../domain/actor.ts';
import type { Approval, ApprovalState, ShownApproval } from '../../domain/approval.ts';
import type { DeviceKind } from '../../domain/device.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Organization } from '../../domain/organization.ts';
import { personOwner } from '../../domain/owner.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import {
  type ShownApprovalRow,
  selectApprovals,
  selectApprovalsIn,
  selectApprovalsOf,
  selectApprovalsWaiting,
  selectExpiredApprovals,
  selectShownApproval,
  toApproval,
} from '../../storage/statements/approvals.ts';
import { doer } from '../../storage/statements/assignment-names.ts';
import type { Reader } from '../../storage/storage.ts';
import { pageByNumberDown } from '../paging.ts';

/** Null matches every approval. */
export interface ApprovalFilter {
  readonly state: ApprovalState | null;
  readonly personId: PersonId | null;
}

export interface Approvals {
  readonly list: (actor: Actor, filter: ApprovalFilter, page: PageRequest) => Promise<Page<ShownApproval>>;
  readonly get: (actor: Actor, id: string) => Promise<ShownApproval>;
  readonly approve: (write: Write, id: string) => Promise<ShownApproval>;
  readonly deny: (write: Write, id: string) => Promise<ShownApproval>;
  /** Ends what has waited too long. Returns how many. */
  readonly settle: (organization: Pick<Organization, 'org' | 'id'>) => Promise<number>;
}

const BATCH = 100;

export function createApprovals(core: Core): Approvals {
  const { storage, clock } = core;
  const decide = (name: string, write: Write, id: string, verb: (edit: Edit, approval: Approval) => Promise<void>) =>
    change(core, write, { name: `approvals.${name}`, needs: null }, { id }, async edit => {
      const before = await requireShown(edit.tx, edit.actor, id);
      await requireMayDecide(edit, before);
      checkRevision(edit, before);
      await verb(edit, before);
      return requireShown(edit.tx, edit.actor, id);
    });

  return {
    list: async (actor, { state, personId }, page) => {
      const ownerId = mayAct(actor, 'read devices') ? personId : actor.id;
      if (personId !== null && personId !== ownerId) throw notFound('person');
      const key = { org: actor.org, ...reachOf(actor) };
      const read = (below: number, limit: number) => {
        const part = { ...key, below, limit };
        if (ownerId !== null) return storage.all(selectApprovalsOf, { ...part, ownerId, state: state ?? '' });
        if (state === 'waiting') return storage.all(selectApprovalsWaiting, part);
        return state === null ? storage.all(selectApprovals, part) : storage.all(selectApprovalsIn, { ...part, state });
      };
      return pageByNumberDown(
        page,
        read,
        ({ number }) => number,
        row => shown(actor, row),
      );
    },
    get: (actor, id) => requireShown(storage, actor, id),
    approve: (write, id) => decide('approve', write, id, approve),
    deny: (write, id) => decide('deny', write, id, deny),
    settle: async ({ org, id }) => {
      const due = await storage.all(selectExpiredApprovals, { org, now: clock.now(), limit: BATCH });
      if (due.length === 0) return 0;
      return change(core, { actor: systemActor(org, id) }, { name: 'approvals.expire', needs: null }, null, async edit => {
        const rows = await edit.tx.all(selectExpiredApprovals, { org, now: edit.now, limit: BATCH });
        for (const row of rows) await expire(edit, toApproval(row));
        return rows.length;
      });
    },
  };
}

async function requireShown(reader: Reader, actor: Actor, id: string): Promise<ShownApproval> {
  const row = await reader.one(selectShownApproval, { org: actor.org, ...reachOf(actor), id });
  if (row === undefined || (row.ownerId !== actor.id && !mayAct(actor, 'read devices'))) throw notFound('approval');
  return shown(actor, row);
}

/** An administrator may, and the person themselves where the policy says so, but not on the device that waits. */
async function requireMayDecide(edit: Edit, { ownerId, mayDecide, state }: ShownApproval): Promise<void> {
  const { actor, tx } = edit;
  if (mayAct(actor, 'write devices')) return void (await requireReachedOwner(tx, actor, personOwner(ownerId)));
  if (mayDecide || (state !== 'waiting' && actor.id === ownerId)) return;
  throw new Problem('forbidden', 'An administrator decides this, or you on another device where the organization allows that.');
}

function shown(actor: Actor, row: ShownApprovalRow): ShownApproval {
  const { deviceName, kind, model, ownerName, assignmentNumber, decidedByPerson, decidedByApplication, ...rest } = row;
  const approval = toApproval(rest);
  const decidedBy = doer(row.decidedBy, decidedByPerson, decidedByApplication);
  const mayDecide =
    approval.state === 'waiting' && (mayAct(actor, 'write devices') || mayDecideOwn(actor, approval, assignmentNumber));
  return {
    ...approval,
    kind: kind as DeviceKind,
    model,
    names: { device: deviceName, owner: ownerName ?? '', decidedBy },
    mayDecide,
  };
}

/** The cap is the organization's: nobody lifts it for themselves. */
function mayDecideOwn(actor: Actor, { ownerId, cause }: Approval, assignmentNumber: number): boolean {
  const { policy, appAssignmentNumber, assignmentNumber: signedInOn } = actor;
  const isOther = appAssignmentNumber !== assignmentNumber && signedInOn !== assignmentNumber;
  return actor.id === ownerId && cause === 'approval' && policy.approvalBy === 'administrators_and_self' && isOther;
}
