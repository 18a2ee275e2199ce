/** The menu of the page: what can be done with a device in its present state. */
import { write } from '../../data/write.ts';
import {
  banIcon,
  inboxIcon,
  keyIcon,
  linkIcon,
  powerIcon,
  searchIcon,
  trashIcon,
  undoIcon,
  userPlusIcon,
  warningIcon,
  wrenchIcon,
} from '../../kit/generated/icons.ts';
import type { MenuItem } from '../../kit/menu.tsx';
import { DEVICE } from '../../words/device.ts';
import { passedOn } from './names.ts';
import type { Shown } from './opened.ts';
import { backToLife, enable } from './writes.ts';

export function actionsOf(shown: Shown): readonly MenuItem[] {
  const { device, holders, open } = shown;
  const isOwned = holders.some(({ role }) => role === 'owner');
  return [
    ...(passedOn(holders)
      ? [{ text: isOwned ? DEVICE.letUse : DEVICE.give, icon: userPlusIcon, onChoose: () => open({ what: 'give' }) }]
      : []),
    ...(takesCode(shown) ? [{ text: DEVICE.newCode, icon: keyIcon, onChoose: () => open({ what: 'code' }) }] : []),
    { text: DEVICE.merge, icon: linkIcon, onChoose: () => open({ what: 'merge' }) },
    ...lifeOf(shown),
    device.disabled === null
      ? { text: DEVICE.disable, icon: banIcon, apart: true, danger: true, onChoose: () => open({ what: 'disable' }) }
      : { text: DEVICE.enable, icon: powerIcon, apart: true, onChoose: () => void write(enable(device)) },
  ];
}

/** A new phone for the same owner, as in place of this one. */
function takesCode({ device, holders }: Shown): boolean {
  const owner = holders.find(({ role }) => role === 'owner')?.owner;
  const isPhone = device.kind === 'desk_phone' || device.kind === 'room_device';
  return isPhone && (owner?.kind === 'person' || owner?.kind === 'workspace');
}

function lifeOf({ device, holders, open }: Shown): readonly MenuItem[] {
  const life = (state: 'in_repair' | 'lost' | 'retired' | 'in_stock') => () => open({ what: 'life', state });
  const back = { icon: undoIcon, apart: true, onChoose: () => void write(backToLife(device)) };
  switch (device.lifecycle) {
    case 'lost':
      return [{ ...back, text: DEVICE.found, icon: searchIcon }];
    case 'retired':
      return [{ ...back, text: DEVICE.unretire }];
    default:
      return [
        device.lifecycle === 'in_repair'
          ? { ...back, text: DEVICE.back }
          : { text: DEVICE.repair, icon: wrenchIcon, apart: true, onChoose: life('in_repair') },
        ...(holders.length > 0 ? [{ text: DEVICE.stock, icon: inboxIcon, onChoose: life('in_stock') }] : []),
        { text: DEVICE.lost, icon: warningIcon, onChoose: life('lost') },
        { text: DEVICE.retire, icon: trashIcon, danger: true, onChoose: life('retired') },
      ];
  }
}
