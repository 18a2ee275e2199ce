/** What can be done with the device by a key or from the palette. */
import { useMemo } from 'preact/hooks';
import { type Command, useCommands } from '../../app/commands.ts';
import { linkIcon, pencilIcon, swapIcon, userPlusIcon } from '../../kit/generated/icons.ts';
import { DEVICE } from '../../words/device.ts';
import { passedOn } from './names.ts';
import type { Shown } from './opened.ts';

export function useDeviceCommands({ device, holders, areHoldersKnown, may, open }: Shown): void {
  const assignment = passedOn(holders);
  useCommands(
    useMemo((): readonly Command[] => {
      if (!may.write) return [];
      const pass = assignment
        ? { text: DEVICE.handOver, icon: swapIcon, keys: 'h', run: () => open({ what: 'handOver', assignment }) }
        : { text: DEVICE.give, icon: userPlusIcon, keys: 'h', run: () => open({ what: 'give' }) };
      return [
        ...(areHoldersKnown ? [pass] : []),
        { text: DEVICE.edit, icon: pencilIcon, keys: 'e', run: () => open({ what: 'edit' }) },
        { text: DEVICE.merge, icon: linkIcon, run: () => open({ what: 'merge' }) },
      ];
    }, [device.id, assignment, areHoldersKnown, may.write]),
  );
}
