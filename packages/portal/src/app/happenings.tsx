/** Events as the timeline shows them: a sentence, an icon, who did it and why. */
import type { Me, NamedEvent } from '@heldby/client';
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
import { EVENTS, type Piece, sayEvent } from '../words/events.ts';
import { format } from '../words/format.ts';
import { linkTo } from './links.ts';

/** With the person who looks, names lead to their pages. */
export function happeningOf(event: NamedEvent, me?: Me): Happening {
  const { sequence, at, actor, reason } = event;
  return {
    id: String(sequence),
    icon: iconOf(event.type),
    text: sayEvent(event, format).map(piece =>
      typeof piece === 'string' ? piece : <Named name={piece.name} href={me && hrefOfPiece(piece, event, me)} />,
    ),
    at,
    who: actor.kind === 'system' ? EVENTS.system : (actor.name ?? EVENTS.unknown),
    reason,
  };
}

function Named({ name, href }: { readonly name: string; readonly href: string | undefined }) {
  const text = <bdi>{name}</bdi>;
  return href === undefined ? (
    <strong>{text}</strong>
  ) : (
    <a class="happening-link" href={href}>
      {text}
    </a>
  );
}

function hrefOfPiece({ of }: Exclude<Piece, string>, event: NamedEvent, me: Me): string | undefined {
  if (of === 'device' && event.deviceId !== null) return linkTo(me, `devices/${event.deviceId}`);
  if (of === 'owner' && event.ownerId !== null && isOfPerson(event)) return linkTo(me, `people/${event.ownerId}`);
  return undefined;
}

/** Owners may be no persons. Those that are not stay in the object of the event. */
function isOfPerson({ type, before, after }: NamedEvent): boolean {
  const noun = type.slice(0, type.indexOf('.'));
  return noun === 'assignment' ? !('owner' in { ...before, ...after }) : OF_PEOPLE.includes(noun);
}

const OF_PEOPLE: readonly string[] = ['person', 'off_boarding', 'sign_in', 'group', 'identity', 'consent', 'grant', 'push'];

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
