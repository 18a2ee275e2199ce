/** How it stands with one device of a person: blocked, lent, late, a guest, its pushes. */

import type { ExpandedDevice } from '@heldby/client';
import { Chip } from '../../kit/chip.tsx';
import { format } from '../../words/format.ts';
import { PERSON } from '../../words/person.ts';
import { presentMs } from '../../words/present.ts';

export function HeldState({ item, isPast }: { readonly item: ExpandedDevice; readonly isPast: boolean }) {
  const { assignment, guest, push, desk, blockedReason } = item;
  const { states } = PERSON;
  if (isPast) {
    return (
      <span class="held-chips">
        {assignment.until === null ? <Chip>{states.active}</Chip> : <Chip>{states.ended(format.date(assignment.until))}</Chip>}
      </span>
    );
  }
  return (
    <span class="held-chips">
      <Use item={item} />
      {assignment.dueAt !== null && <Loan dueAt={assignment.dueAt} />}
      {assignment.expiresAt !== null && <Chip tone="info">{states.ends(format.date(assignment.expiresAt))}</Chip>}
      {guest && <Chip tone="info">{states.guest(guest.personName)}</Chip>}
      {desk && desk.activationState !== 'activated' && <Chip tone="warn">{states.activating}</Chip>}
      {push?.state === 'active' && push.acceptNotifications && blockedReason === null && <Chip>{states.pushes}</Chip>}
      {push?.state === 'quarantined' && (
        <Chip tone="warn" {...(push.stateReason === null ? {} : { title: push.stateReason })}>
          {states.quarantined}
        </Chip>
      )}
    </span>
  );
}

function Use({ item: { assignment, device, blockedReason } }: { readonly item: ExpandedDevice }) {
  if (blockedReason === null) {
    return (
      <Chip tone="good" dot>
        {PERSON.states.active}
      </Chip>
    );
  }
  const text = assignment.disabledReason === null && device.disabled !== null ? PERSON.states.disabled : PERSON.states.blocked;
  return (
    <Chip tone="bad" dot title={blockedReason}>
      {text}
    </Chip>
  );
}

function Loan({ dueAt }: { readonly dueAt: string }) {
  const isLate = Date.parse(dueAt) < presentMs();
  return (
    <Chip tone={isLate ? 'bad' : 'info'} title={format.dateTime(dueAt)}>
      {isLate ? PERSON.states.late : PERSON.states.lent(format.date(dueAt))}
    </Chip>
  );
}
