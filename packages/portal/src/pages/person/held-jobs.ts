/** What can be done with a device that somebody holds. */
import type { ExpandedDevice } from '@heldby/client';
import { write } from '../../data/write.ts';
import { unblock } from '../../jobs/unblock.ts';
import { banIcon, checkIcon, loanIcon, smartphoneIcon, swapIcon, userMinusIcon } from '../../kit/generated/icons.ts';
import type { MenuItem } from '../../kit/menu.tsx';
import { PERSON } from '../../words/person.ts';

export type HeldJob = 'handOver' | 'lend' | 'block' | 'end';

/** A line on another's phone, or a guest, has no device to pass on. */
export function jobsOf(item: ExpandedDevice, href: string, ask: (job: HeldJob) => void): readonly MenuItem[] {
  const { assignment } = item;
  const canPassOn = assignment.role === 'owner' || assignment.role === 'user';
  const passOn: readonly MenuItem[] = [
    { text: PERSON.handOver, icon: swapIcon, onChoose: () => ask('handOver') },
    {
      text: assignment.dueAt === null ? PERSON.lend : PERSON.changeLoan,
      icon: loanIcon,
      onChoose: () => ask('lend'),
    },
  ];
  const block: MenuItem =
    assignment.disabledReason === null
      ? { text: PERSON.block, icon: banIcon, apart: true, onChoose: () => ask('block') }
      : { text: PERSON.unblock, icon: checkIcon, apart: true, onChoose: () => void write(unblock(item)) };
  return [
    { text: PERSON.openDevice, icon: smartphoneIcon, href },
    ...(canPassOn ? passOn : []),
    block,
    { text: PERSON.end, icon: userMinusIcon, danger: true, onChoose: () => ask('end') },
  ];
}
