/** A device of one's own that waits for approval: why, until when, and approving it where the organization allows that. */
import type { Approval, Me } from '@heldby/client';
import { ChangeDialog } from '../../app/later-change.tsx';
import { client } from '../../data/client.ts';
import { Chip } from '../../kit/chip.tsx';
import { format } from '../../words/format.ts';
import { kindWords } from '../../words/kinds.ts';
import { MY_DEVICES } from '../../words/my-devices.ts';

export function Waits() {
  return (
    <Chip tone="warn" dot>
      {MY_DEVICES.waits}
    </Chip>
  );
}

/** The reason in the words of the server. */
export function sayWaiting({ why, expiresAt }: Approval): string {
  return `${why} ${MY_DEVICES.waitsUntil(format.dateTime(expiresAt))}`;
}

interface ApproveProps {
  readonly approval: Approval;
  readonly me: Me;
  readonly onClose: () => void;
}

export function ApproveDialog({ approval, me, onClose }: ApproveProps) {
  const name = approval.deviceName ?? approval.model ?? kindWords[approval.kind];
  return (
    <ChangeDialog
      title={MY_DEVICES.approveTitle}
      verb={MY_DEVICES.approve}
      onClose={onClose}
      change={reason => ({
        from: { before: approval, again: () => client.approvals.get(approval.id) },
        run: options => client.approvals.approve(approval.id, reason, options),
        done: MY_DEVICES.approved(name),
        refreshes: ['approvals', `people/${me.id}`, `devices/${approval.deviceId}`],
      })}
    >
      <p>
        <bdi>{MY_DEVICES.approveAbout(name)}</bdi>
      </p>
    </ChangeDialog>
  );
}
