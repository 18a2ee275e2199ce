/** The icon of an event, by its noun. */
import {
  activityIcon,
  bellIcon,
  circleAlertIcon,
  keyIcon,
  phoneIcon,
  smartphoneIcon,
  swapIcon,
  userIcon,
  userMinusIcon,
  usersIcon,
} from '../../kit/generated/icons.ts';
import type { IconPath } from '../../kit/icon-path.ts';

const ICONS: Readonly<Record<string, IconPath>> = {
  assignment: swapIcon,
  device: smartphoneIcon,
  push: bellIcon,
  line: phoneIcon,
  calling: phoneIcon,
  hoteling: phoneIcon,
  desk_phone: phoneIcon,
  activation: phoneIcon,
  guest_session: phoneIcon,
  credential: keyIcon,
  grant: keyIcon,
  consent: keyIcon,
  identity: keyIcon,
  person: userIcon,
  group: usersIcon,
  off_boarding: userMinusIcon,
  sign_in: circleAlertIcon,
};

export function eventIcon(type: string): IconPath {
  return ICONS[type.slice(0, type.indexOf('.'))] ?? activityIcon;
}
