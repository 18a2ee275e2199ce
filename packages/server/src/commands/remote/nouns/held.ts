/** What somebody holds, or held once: the columns, what is asked for beside each device, and what is said below. */
import type { HoldingCaps, Me } from '@heldby/contract';
import type { Asked, Column, Item } from '../noun.ts';

const ID: Column = ['DEVICE ID', 'device.id'];

const SHOWN: readonly Column[] = [
  ['DEVICE', 'device.name'],
  ['KIND', 'device.kind'],
  ['MODEL', 'device.model'],
  ['SERIAL', 'device.serial'],
  ['MAC', 'device.mac'],
  ['ROLE', 'assignment.role'],
  ['SINCE', 'assignment.createdAt'],
  ['BLOCKED', 'blockedReason'],
];

export const HELD: readonly Column[] = [...SHOWN, ID];

/** With what belongs to each device. */
export const HELD_IN_FULL: readonly Column[] = [
  ...SHOWN,
  ['LINES', ({ lines }) => ((lines ?? []) as Item[]).map(lineText).join(', ')],
  ['GUEST', ({ guest, assignment }) => guestText(guest as Item | undefined, assignment as Item)],
  ['PUSH', ({ push }) => pushText(push as Item | undefined)],
  ID,
];

function lineText({ port, extension, phoneNumber, owner }: Item): string {
  return `${port}: ${extension ?? phoneNumber ?? (owner as Item).name}`;
}

/** Who the guest is; for the guest, whose device it is. */
function guestText(guest: Item | null | undefined, { role }: Item): string {
  if (guest === null || guest === undefined) return '';
  return role === 'guest' ? `at ${(guest.host as Item | null)?.name ?? 'a device of nobody'}` : String(guest.personName);
}

function pushText(push: Item | null | undefined): string {
  if (push === null || push === undefined) return '';
  return push.state === 'active' && push.acceptNotifications === false ? 'not wanted' : String(push.state);
}

/** All that the caller may see: others' lines and guests need a scope of their own. */
export async function everythingHeld({ get }: Asked, [ownerId]: readonly string[]): Promise<object> {
  const { id, scopes } = (await get('/me')) as unknown as Me;
  const seesLines = id === ownerId || scopes.includes('telephony:read');
  return { expand: seesLines ? 'lines,guest,push' : 'push' };
}

/** How many more devices they may get. */
export async function roomBelow({ get }: Asked, path: string): Promise<string> {
  const { caps } = (await get(`${path}?expand=caps`)) as { caps?: HoldingCaps };
  const leftOf = (kind: string) => caps?.kinds.find(each => each.kind === kind)?.left ?? 0;
  const count = (number: number) => number.toLocaleString('en-US');
  return `There is room for ${count(leftOf('mobile'))} more devices, and for ${count(leftOf('desk_phone'))} with a line.`;
}

/** How somebody held a device, and how it began and ended. */
const TERM: readonly Column[] = [
  ['ROLE', 'role'],
  ['SINCE', 'createdAt'],
  ['UNTIL', 'until'],
  ['GIVEN BY', 'createdBy.name'],
  ['WHY', 'createReason'],
  ['ENDED BY', 'endedBy.name'],
  ['WHY ENDED', 'endReason'],
];

export const HISTORY: readonly Column[] = [['DEVICE', 'deviceId'], ...TERM];
/** The same of one device. */
export const HOLDERS_EVER: readonly Column[] = [['HOLDER', 'owner.name'], ...TERM];
