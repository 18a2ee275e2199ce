/** A card for each group of devices, and what their holder may do with each. */

import type { Approval, ExpandedDevice, Me } from '@heldby/client';
import { ChangeDialog } from '../../app/later-change.tsx';
import { useDialog } from '../../app/use-dialog.ts';
import { client } from '../../data/client.ts';
import { maySee } from '../../data/me.ts';
import { Button } from '../../kit/button.tsx';
import { Card } from '../../kit/card.tsx';
import { Chip } from '../../kit/chip.tsx';
import { KindIcon } from '../../kit/kind-icon.tsx';
import { format } from '../../words/format.ts';
import { MY_DEVICES } from '../../words/my-devices.ts';
import { presentMs } from '../../words/present.ts';
import { groupsOf, nameOf } from './groups.ts';
import { RenameDialog } from './rename-dialog.tsx';
import { ApproveDialog, sayWaiting, Waits } from './waiting.tsx';

interface Props {
  readonly held: readonly ExpandedDevice[];
  /** Those of them that wait for approval. */
  readonly waiting: readonly Approval[];
  readonly me: Me;
}

export function Devices({ held, waiting, me }: Props) {
  const dialog = useDialog();
  const rename = (one: ExpandedDevice) => dialog.open(<RenameDialog device={one.device} me={me} onClose={dialog.close} />);
  const giveUp = (one: ExpandedDevice) => dialog.open(<GiveUpDialog one={one} me={me} onClose={dialog.close} />);
  const approve = (approval: Approval) => dialog.open(<ApproveDialog approval={approval} me={me} onClose={dialog.close} />);
  return (
    <div class="my-groups">
      {groupsOf(held).map(group => (
        <Card key={group.title} title={group.title} flush>
          <ul class="my-list">
            {group.held.map(one => (
              <Held
                key={one.assignment.id}
                one={one}
                waiting={waiting.find(({ assignmentId }) => assignmentId === one.assignment.id)}
                onApprove={approve}
                mayRename={maySee(me, 'write devices') || !isDesk(one)}
                onRename={() => rename(one)}
                onGiveUp={() => giveUp(one)}
              />
            ))}
          </ul>
        </Card>
      ))}
      {dialog.element}
    </div>
  );
}

/** Members do not name what stands at a desk or in a room. */
function isDesk({ device: { kind } }: ExpandedDevice): boolean {
  return kind === 'desk_phone' || kind === 'room_device';
}

interface HeldProps {
  readonly one: ExpandedDevice;
  readonly waiting: Approval | undefined;
  readonly onApprove: (approval: Approval) => void;
  readonly mayRename: boolean;
  readonly onRename: () => void;
  readonly onGiveUp: () => void;
}

function Held({ one, waiting, onApprove, mayRename, onRename, onGiveUp }: HeldProps) {
  const { device, assignment } = one;
  const name = nameOf(device);
  // A line on somebody else's phone, or a guest's seat, makes it nobody's to name.
  const isTheirs = assignment.role === 'owner' || assignment.role === 'user';
  return (
    <li class="my-item">
      <KindIcon kind={device.kind} />
      <div class="my-text">
        <p class="my-name">
          <bdi>{name}</bdi>
          {waiting === undefined ? <States one={one} /> : <Waits />}
        </p>
        {waiting && <p class="my-about">{sayWaiting(waiting)}</p>}
        <p class="quiet my-about">{factsOf(one).join(' · ')}</p>
      </div>
      <div class="my-actions">
        {waiting?.mayDecide && (
          <Button small onPress={() => onApprove(waiting)}>
            {MY_DEVICES.approve} <span class="unseen">{name}</span>
          </Button>
        )}
        {isTheirs && mayRename && (
          <Button small look="quiet" onPress={onRename}>
            {MY_DEVICES.rename} <span class="unseen">{name}</span>
          </Button>
        )}
        {isTheirs && (
          <Button small look="quiet" onPress={onGiveUp}>
            {MY_DEVICES.giveUp} <span class="unseen">{name}</span>
          </Button>
        )}
      </div>
    </li>
  );
}

function States({ one: { assignment, push, blockedReason } }: { readonly one: ExpandedDevice }) {
  const { role } = assignment;
  return (
    <>
      {blockedReason !== null && (
        <Chip tone="bad" dot title={blockedReason}>
          {MY_DEVICES.blocked(blockedReason)}
        </Chip>
      )}
      {role !== 'owner' && <Chip>{MY_DEVICES.roles[role]}</Chip>}
      {push && (
        <Chip tone={push.state === 'active' ? 'good' : 'warn'} dot title={push.stateReason ?? ''}>
          {MY_DEVICES.pushes[push.state]}
        </Chip>
      )}
    </>
  );
}

function factsOf({ device, assignment, lines = [] }: ExpandedDevice): readonly string[] {
  const { lastActiveAt, dueAt, expiresAt, createdAt } = assignment;
  const numbers = lines.map(({ phoneNumber, extension }) => phoneNumber ?? extension).filter(number => number !== null);
  return [
    device.name === null ? null : device.model,
    ...numbers.map(MY_DEVICES.line),
    MY_DEVICES.since(format.date(createdAt)),
    lastActiveAt === null ? MY_DEVICES.neverUsed : MY_DEVICES.used(format.relative(lastActiveAt)),
    dueAt === null ? null : (Date.parse(dueAt) < presentMs() ? MY_DEVICES.late : MY_DEVICES.due)(format.date(dueAt)),
    expiresAt === null ? null : MY_DEVICES.ends(format.date(expiresAt)),
  ].filter(fact => fact !== null);
}

/** It can't be undone by a member, so its name is typed. */
function GiveUpDialog({ one, me, onClose }: { readonly one: ExpandedDevice; readonly me: Me; readonly onClose: () => void }) {
  const name = nameOf(one.device);
  return (
    <ChangeDialog
      title={MY_DEVICES.giveUpTitle}
      verb={MY_DEVICES.giveUpVerb}
      name={name}
      danger
      onClose={onClose}
      change={reason => ({
        run: options => client.assignments.end(one.assignment.id, reason, options),
        done: MY_DEVICES.gaveUp(name),
        refreshes: [`people/${me.id}`, `devices/${one.device.id}`],
      })}
    >
      <p>
        <bdi>{MY_DEVICES.giveUpAbout(name)}</bdi>
      </p>
    </ChangeDialog>
  );
}
