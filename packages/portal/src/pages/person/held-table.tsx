/** The devices that somebody holds, in groups, with what can be done with each. */
import type { ExpandedDevice, Me } from '@heldby/client';
import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { hrefOf } from '../../app/router.ts';
import { maySee } from '../../data/me.ts';
import { BlockHolderDialog, EndHoldingDialog, HandOverDialog, LendDialog } from '../../jobs/later.tsx';
import { IconButton } from '../../kit/button.tsx';
import { ellipsisIcon } from '../../kit/generated/icons.ts';
import { KindIcon } from '../../kit/kind-icon.tsx';
import { useMenu } from '../../kit/menu.tsx';
import { nameOfDevice } from '../../words/device-name.ts';
import { format } from '../../words/format.ts';
import { HOLDING } from '../../words/holding.ts';
import { PERSON } from '../../words/person.ts';
import { groupHeld } from './held-groups.ts';
import { type HeldJob, jobsOf } from './held-jobs.ts';
import { HeldState } from './held-state.tsx';

const DIALOGS = { handOver: HandOverDialog, lend: LendDialog, block: BlockHolderDialog, end: EndHoldingDialog } as const;

interface HeldProps {
  readonly me: Me;
  readonly held: readonly ExpandedDevice[];
  /** Of a day that is over, nothing can be changed. */
  readonly isPast: boolean;
}

export function HeldTable({ me, held, isPast }: HeldProps) {
  const [job, setJob] = useState<{ readonly name: HeldJob; readonly of: ExpandedDevice }>();
  const menu = useMenu();
  const mayWrite = !isPast && maySee(me, 'write devices');
  const open = (anchor: HTMLElement, of: ExpandedDevice) =>
    menu.open(
      anchor,
      PERSON.actionsFor(nameOfDevice(of.device)),
      jobsOf(of, hrefOf(`devices/${of.device.id}`), name => setJob({ name, of })),
    );
  const Dialog = job && DIALOGS[job.name];
  return (
    <>
      <table class="held-table">
        <thead>
          <tr>
            <th scope="col">{PERSON.columns.device}</th>
            <th scope="col">{PERSON.columns.number}</th>
            <th scope="col">{PERSON.columns.role}</th>
            <th scope="col">{PERSON.columns.state}</th>
            <th scope="col">{PERSON.columns.since}</th>
            <th scope="col">{PERSON.columns.active}</th>
            {mayWrite && (
              <th scope="col">
                <span class="unseen">{PERSON.actions}</span>
              </th>
            )}
          </tr>
        </thead>
        {groupHeld(held).map(group => (
          <tbody key={group.name}>
            <tr class="held-group">
              <th scope="rowgroup" colSpan={mayWrite ? 7 : 6}>
                {group.text}
              </th>
            </tr>
            {group.items.map(item => (
              <Row key={item.assignment.id} item={item} open={mayWrite ? open : undefined} isPast={isPast} />
            ))}
          </tbody>
        ))}
      </table>
      {menu.element}
      {job && Dialog && <Dialog device={job.of.device} assignment={job.of.assignment} onClose={() => setJob(undefined)} />}
    </>
  );
}

interface RowProps {
  readonly item: ExpandedDevice;
  readonly open: ((anchor: HTMLElement, item: ExpandedDevice) => void) | undefined;
  readonly isPast: boolean;
}

function Row({ item, open, isPast }: RowProps) {
  const { device, assignment, lines = [] } = item;
  const name = nameOfDevice(device);
  return (
    <tr>
      <th scope="row" class="held-first">
        <div class="held-name">
          <KindIcon kind={device.kind} />
          <div class="held-text">
            <a href={hrefOf(`devices/${device.id}`)}>
              <bdi>{name}</bdi>
            </a>
            <Lines lines={lines} />
          </div>
        </div>
      </th>
      <td class="mono">{device.serial ?? device.mac}</td>
      <td>{HOLDING.roles[assignment.role]}</td>
      <td>
        <HeldState item={item} isPast={isPast} />
      </td>
      <td data-label={PERSON.columns.since}>
        <time dateTime={assignment.createdAt} title={format.dateTime(assignment.createdAt)}>
          {format.date(assignment.createdAt)}
        </time>
      </td>
      <td data-label={PERSON.columns.active}>{isPast ? null : <LastActive at={assignment.lastActiveAt} />}</td>
      {open && (
        <td class="held-more">
          <IconButton
            icon={ellipsisIcon}
            label={PERSON.actionsFor(name)}
            popup="menu"
            onPress={event => open(event.currentTarget as HTMLElement, item)}
          />
        </td>
      )}
    </tr>
  );
}

function Lines({ lines }: { readonly lines: NonNullable<ExpandedDevice['lines']> }) {
  if (lines.length === 0) return null;
  return (
    <span class="held-lines">
      {lines.map(({ id, port, owner, extension, phoneNumber }, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          {PERSON.line(port)}: <bdi>{owner.name}</bdi>
          {(extension ?? phoneNumber) && <span class="tabular"> {extension ?? phoneNumber}</span>}
        </Fragment>
      ))}
    </span>
  );
}

function LastActive({ at }: { readonly at: string | null }) {
  if (at === null) return <span class="quiet">{PERSON.never}</span>;
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {format.relative(at)}
    </time>
  );
}
