/** Events as the timeline shows them: a sentence, an icon, who did it and why. */
import type { NamedEvent } from '@heldby/client';
import {
  activityIcon,
  banIcon,
  bellIcon,
  clockIcon,
  hashIcon,
  keyIcon,
  linkIcon,
  loanIcon,
  pencilIcon,
  phoneIcon,
  plusIcon,
  swapIcon,
  userIcon,
  userMinusIcon,
  userPlusIcon,
} from '../kit/generated/icons.ts';
import type { Happening } from '../kit/history/timeline.tsx';
import type { IconPath } from '../kit/icon-path.ts';
import { EVENTS, sayEvent } from '../words/events.ts';
import { format } from '../words/format.ts';

export function happeningOf(event: NamedEvent): Happening {
  const { sequence, at, actor, reason } = event;
  return {
    id: String(sequence),
    icon: iconOf(event.type),
    text: sayEvent(event, format).map(piece =>
      typeof piece === 'string' ? (
        piece
      ) : (
        <strong>
          <bdi>{piece.name}</bdi>
        </strong>
      ),
    ),
    at,
    who: actor.kind === 'system' ? EVENTS.system : (actor.name ?? EVENTS.unknown),
    reason,
  };
}

const ICONS: Readonly<Record<string, IconPath>> = {
  'assignment.created': userPlusIcon,
  'assignment.ended': userMinusIcon,
  'assignment.updated': loanIcon,
  'assignment.overdue': clockIcon,
  'device.created': plusIcon,
  'device.disabled': banIcon,
  'device.merged': linkIcon,
  'device.unmerged': linkIcon,
  assignment: swapIcon,
  device: pencilIcon,
  block: banIcon,
  push: bellIcon,
  line: hashIcon,
  desk_phone: phoneIcon,
  activation: keyIcon,
  credential: keyIcon,
  person: userIcon,
  guest_session: userIcon,
};

function iconOf(type: NamedEvent['type']): IconPath {
  return ICONS[type] ?? ICONS[type.slice(0, type.indexOf('.'))] ?? activityIcon;
}
