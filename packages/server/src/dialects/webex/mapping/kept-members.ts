/** Lines on a person's apps, and on the phones where they are a guest (contract webex §3.9 and §3.10). Pure. */
import type { MemberWish } from '../../../core/telephony/member-plan.ts';
import type { OwnerId } from '../../../domain/ids.ts';
import type { KeptLine, LineList } from '../../../services/telephony/kept-lines.ts';
import { invalidField } from '../problems.ts';
import type * as api from '../schemas/members.ts';
import { keptIn } from './extras.ts';
import { toKeptMember, toMemberWish } from './members.ts';

/** Where the lines are: they are kept under this name, and the person's own line has this type. */
export interface Profile {
  readonly list: LineList;
  readonly ownType: string;
}

/** Of the vendor's profile, in its documentation. */
const MODEL = 'Business Communicator - PC';
const MAX_LINES = 35;

type Kept = Partial<MemberWish> & Pick<MemberWish, 'ownerId' | 'port'>;
const SHARED = {
  appearance: 'shared',
  weight: 1,
  label: null,
  hotlineDestination: null,
  allowCallDecline: true,
  t38Fax: false,
} as const;

export const APPS = profile('applicationMembers', 'PRIMARY');
export const HOT_DESKS = profile('hotDeskingMembers', 'HOTDESKING_GUEST');

function profile(name: string, ownType: string): Profile {
  return {
    ownType,
    list: {
      ports: MAX_LINES,
      read: person => ((keptIn(person)[name] ?? []) as readonly Kept[]).map(each => ({ ...SHARED, ...each })),
      toExtras: lines => ({ webex: { [name]: isPlain(lines) ? undefined : lines.map(compact) } }),
    },
  };
}

/** The person's own line, as it is when nothing is kept. */
function isPlain([own, ...others]: readonly MemberWish[]): boolean {
  if (own === undefined || others.length > 0) return false;
  return own.port === 1 && own.appearance === 'primary' && Object.keys(compact(own)).length === 3;
}

/** Without what every shared line has, so that many lines fit. */
function compact(line: MemberWish): Kept {
  const plain: Readonly<Record<string, unknown>> = SHARED;
  return Object.fromEntries(Object.entries(line).filter(([name, value]) => plain[name] !== value)) as unknown as Kept;
}

/** The person's line on their lowest port is the primary one. */
export function toKeptMembers(lines: readonly KeptLine[], personId: OwnerId, { ownType }: Profile): api.KeptMembers {
  const primary = lines.find(({ line }) => line.ownerId === personId);
  const members = lines.map(each => {
    const member = toKeptMember(each.callable, each.line, each === primary);
    const isOwn = each.line.ownerId === personId && each.line.appearance === 'primary';
    return isOwn ? { ...member, lineType: ownType } : member;
  });
  return { model: MODEL, maxLineCount: MAX_LINES, members };
}

export function toKeptWishes({ members = [] }: api.MembersInput, { ownType }: Profile): readonly MemberWish[] {
  const wishes = members.map(each => toMemberWish({ ...each, lineType: each.lineType === ownType ? 'PRIMARY' : each.lineType }));
  const seen = new Set<number>();
  for (const { port } of wishes) {
    if (seen.has(port)) throw invalidField('members.port');
    seen.add(port);
  }
  return wishes;
}
