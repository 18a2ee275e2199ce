/** Who holds the device now, or held it on a day of the past. */
import type { Assignment, Device } from '@heldby/client';
import { Asked } from '../../../app/asked.tsx';
import { client } from '../../../data/client.ts';
import { useSettled } from '../../../data/use-settled.ts';
import { write } from '../../../data/write.ts';
import { unblock } from '../../../jobs/unblock.ts';
import { Avatar } from '../../../kit/avatar.tsx';
import { Card } from '../../../kit/card.tsx';
import { Chip } from '../../../kit/chip.tsx';
import { banIcon, blocksIcon, buildingIcon, hashIcon, loanIcon, userMinusIcon } from '../../../kit/generated/icons.ts';
import { Icon } from '../../../kit/icon.tsx';
import { type MenuItem, useMenu } from '../../../kit/menu.tsx';
import { MenuButton } from '../../../kit/menu-button.tsx';
import { HOLDERS } from '../../../words/device.ts';
import { format } from '../../../words/format.ts';
import { HOLDING } from '../../../words/holding.ts';
import { words } from '../../../words/kit.ts';
import { endOfDay } from '../../../words/local-time.ts';
import { LoanChip } from '../head.tsx';
import { ownerHref } from '../names.ts';
import type { Open, Shown } from '../opened.ts';

export function Holders({ device, may, open, day }: Shown & { readonly day: string | null }) {
  const settled = useSettled(day);
  const ask = settled === null ? `devices/${device.id}/holders` : `devices/${device.id}/holders/${settled}`;
  const title = day === null ? HOLDERS.title : HOLDERS.titleAt(format.date(day));
  return (
    <Card title={<span aria-live="polite">{title}</span>} flush>
      <Asked
        ask={ask}
        load={signal => client.devices.holders(device.id, settled === null ? {} : { asOf: lastOf(settled) }, { signal })}
      >
        {({ items }) => (
          <HolderList
            device={device}
            assignments={items.map(({ assignment }) => assignment)}
            day={settled}
            open={may.write && settled === null ? open : undefined}
            nobody={settled === null ? HOLDERS.nobody : sayNobody(settled, device.createdAt)}
          />
        )}
      </Asked>
    </Card>
  );
}

/** Who got it at midnight did not hold it on the day before. */
function lastOf(day: string): string {
  return new Date(Date.parse(endOfDay(day, format.zone)) - 1).toISOString();
}

function sayNobody(day: string, addedAt: string): string {
  return lastOf(day) < addedAt ? HOLDERS.beforeIt : HOLDERS.nobodyAt(format.date(day));
}

interface HolderListProps {
  readonly device: Device;
  readonly assignments: readonly Assignment[];
  readonly day: string | null;
  readonly nobody: string;
  /** Left out where nothing can be done. */
  readonly open: Open | undefined;
}

function HolderList({ device, assignments, day, nobody, open }: HolderListProps) {
  const menu = useMenu();
  if (assignments.length === 0) return <p class="device-none">{nobody}</p>;
  return (
    <>
      <ul class="device-rows">
        {assignments.map(assignment => (
          <li key={assignment.id} class="device-row">
            <OwnerMark owner={assignment.owner} />
            <HolderText assignment={assignment} day={day} />
            {open !== undefined && (
              <MenuButton
                menu={menu}
                label={words.actionsFor(assignment.owner.name)}
                items={() => actionsOf(device, assignment, open)}
              />
            )}
          </li>
        ))}
      </ul>
      {menu.element}
    </>
  );
}

export function OwnerMark({ owner }: { readonly owner: Assignment['owner'] }) {
  if (owner.kind === 'person') return <Avatar name={owner.name} />;
  const icon = { workspace: buildingIcon, virtual_line: hashIcon, application: blocksIcon }[owner.kind];
  return (
    <span class="device-room">
      <Icon of={icon} />
    </span>
  );
}

export function OwnerName({ owner }: { readonly owner: Assignment['owner'] }) {
  const href = ownerHref(owner);
  return href === undefined ? (
    <bdi class="clip">{owner.name}</bdi>
  ) : (
    <a class="clip" href={href}>
      <bdi>{owner.name}</bdi>
    </a>
  );
}

function HolderText({ assignment, day }: { readonly assignment: Assignment; readonly day: string | null }) {
  const { owner, role, createdAt, until, dueAt, disabledAt, disabledReason } = assignment;
  const kind = owner.kind === 'person' ? [] : [HOLDERS.kinds[owner.kind]];
  const span = until === null ? HOLDERS.since(format.date(createdAt)) : HOLDERS.span(format.date(createdAt), format.date(until));
  const about = [...kind, HOLDING.roles[role], span, ...(day === null ? plansOf(assignment) : [])];
  return (
    <div class="device-row-text">
      <span class="device-row-name">
        <OwnerName owner={owner} />
        {day === null && dueAt !== null && <LoanChip dueAt={dueAt} />}
        {day === null && disabledAt !== null && (
          <Chip tone="bad" dot title={HOLDERS.blockedBecause(disabledReason ?? '')}>
            {HOLDERS.blocked}
          </Chip>
        )}
      </span>
      <span class="quiet">{about.join(' · ')}</span>
    </div>
  );
}

function plansOf({ lastActiveAt, expiresAt, disableAt }: Assignment): string[] {
  return [
    lastActiveAt === null ? HOLDERS.unused : HOLDERS.used(format.relative(lastActiveAt)),
    ...(expiresAt === null ? [] : [HOLDERS.ends(format.dateTime(expiresAt))]),
    ...(disableAt === null ? [] : [HOLDERS.willBlock(format.dateTime(disableAt))]),
  ];
}

/** A guest's stay is ended among the guests, and a shared line cannot be lent. */
function actionsOf(device: Device, assignment: Assignment, open: Open): readonly MenuItem[] {
  const { role, dueAt, disabledAt } = assignment;
  const lends = role === 'owner' || role === 'user';
  return [
    ...(lends
      ? [
          {
            text: dueAt === null ? HOLDERS.lend : HOLDERS.changeLoan,
            icon: loanIcon,
            onChoose: () => open({ what: 'lend', assignment }),
          },
        ]
      : []),
    disabledAt === null
      ? { text: HOLDERS.block, icon: banIcon, onChoose: () => open({ what: 'block', assignment }) }
      : { text: HOLDERS.unblock, onChoose: () => void write(unblock({ device, assignment })) },
    { text: HOLDERS.end, icon: userMinusIcon, danger: true, apart: true, onChoose: () => open({ what: 'end', assignment }) },
  ];
}
