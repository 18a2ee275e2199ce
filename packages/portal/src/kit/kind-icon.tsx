/** The icon of each kind of device. */
import { blocksIcon, globeIcon, gridIcon, monitorIcon, phoneIcon, smartphoneIcon } from './generated/icons.ts';
import { Icon } from './icon.tsx';
import type { IconPath } from './icon-path.ts';

const ICONS: Readonly<Record<string, IconPath>> = {
  mobile: smartphoneIcon,
  native_catalog: gridIcon,
  web_catalog: blocksIcon,
  browser: globeIcon,
  desk_phone: phoneIcon,
  room_device: monitorIcon,
};

export function KindIcon({ kind }: { readonly kind: string }) {
  return <Icon of={ICONS[kind] ?? smartphoneIcon} />;
}
