/** What can be decided about devices that wait, one or many. */
import type { Approval, Me } from '@heldby/client';
import type { ManyAction } from '../../app/list/many/action.ts';
import { listedAs, post } from '../../data/many.ts';
import { banIcon, checkIcon } from '../../kit/generated/icons.ts';
import { APPROVAL_EFFECTS as says, APPROVAL_ACTIONS as words } from '../../words/approvals.ts';

type Action = ManyAction<Approval>;

export function approvalActions(me: Me): readonly Action[] {
  return me.may.includes('write devices') ? [approve, deny] : [];
}

/** By the revision that was listed: what somebody else has decided meanwhile is refused. */
function decide(verb: 'approve' | 'deny'): Pick<Action, 'id' | 'needs' | 'fits' | 'plan'> {
  return {
    id: verb,
    needs: [],
    fits: ({ mayDecide }) => mayDecide,
    plan: approval =>
      approval.mayDecide
        ? { ...post(`/registry/v1/approvals/${approval.id}/${verb}`), ifMatch: listedAs(approval) }
        : says.decided,
  };
}

const approve: Action = {
  ...decide('approve'),
  icon: checkIcon,
  words: words.approve,
  effect: ({ owner }) => says.approved(owner.name),
};

const deny: Action = {
  ...decide('deny'),
  icon: banIcon,
  danger: true,
  words: words.deny,
  effect: ({ owner }) => says.denied(owner.name),
};
