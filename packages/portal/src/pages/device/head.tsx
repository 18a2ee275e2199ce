/** The head of the page: what the device is, its state, and what can be done with it. */
import { PageHead } from '../../app/page-head.tsx';
import { hrefOf } from '../../app/router.ts';
import { lifecycleTone } from '../../jobs/lifecycle-tone.ts';
import { Button } from '../../kit/button.tsx';
import { Chip } from '../../kit/chip.tsx';
import { pencilIcon, swapIcon, userPlusIcon } from '../../kit/generated/icons.ts';
import { KindIcon } from '../../kit/kind-icon.tsx';
import { useMenu } from '../../kit/menu.tsx';
import { MenuButton } from '../../kit/menu-button.tsx';
import { DEVICE } from '../../words/device.ts';
import { nameOfDevice } from '../../words/device-name.ts';
import { format } from '../../words/format.ts';
import { kindWords, lifecycleWords } from '../../words/kinds.ts';
import { presentMs } from '../../words/present.ts';
import { actionsOf } from './actions.ts';
import { passedOn } from './names.ts';
import type { Shown } from './opened.ts';

export function DeviceHead(shown: Shown) {
  const { device, may } = shown;
  const name = nameOfDevice(device);
  return (
    <PageHead
      title={name}
      crumbs={may.read ? [{ text: DEVICE.list, href: hrefOf('devices') }, { text: name }] : [{ text: name }]}
      mark={
        <span class="device-mark">
          <KindIcon kind={device.kind} />
        </span>
      }
      about={<About {...shown} />}
      {...(may.write ? { actions: <Actions {...shown} /> } : {})}
    />
  );
}

function About({ device, holders }: Shown) {
  const lent = holders.find(({ dueAt }) => dueAt !== null);
  return (
    <span class="device-about">
      <span>{[kindWords[device.kind], device.make, device.model].filter(Boolean).join(' · ')}</span>
      <Chip tone={lifecycleTone(device.lifecycle)} dot>
        {lifecycleWords[device.lifecycle]}
      </Chip>
      {device.disabled !== null && (
        <Chip tone="bad" dot>
          {DEVICE.disabled}
        </Chip>
      )}
      {lent?.dueAt && <LoanChip dueAt={lent.dueAt} />}
    </span>
  );
}

export function LoanChip({ dueAt }: { readonly dueAt: string }) {
  const day = format.date(dueAt);
  const isLate = Date.parse(dueAt) < presentMs();
  return (
    <Chip tone={isLate ? 'warn' : 'info'} dot>
      {isLate ? DEVICE.late(day) : DEVICE.onLoan(day)}
    </Chip>
  );
}

function Actions(shown: Shown) {
  const { open, holders, areHoldersKnown } = shown;
  const menu = useMenu();
  const assignment = passedOn(holders);
  return (
    <>
      <Button icon={pencilIcon} onPress={() => open({ what: 'edit' })}>
        {DEVICE.edit}
      </Button>
      <Button
        look="primary"
        disabled={!areHoldersKnown}
        icon={assignment ? swapIcon : userPlusIcon}
        onPress={() => open(assignment ? { what: 'handOver', assignment } : { what: 'give' })}
      >
        {assignment ? DEVICE.handOver : DEVICE.give}
      </Button>
      <MenuButton menu={menu} label={DEVICE.more} items={() => actionsOf(shown)} />
      {menu.element}
    </>
  );
}
