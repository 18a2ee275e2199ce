/** Reads each thing that somebody has before they leave, for the preview, the answer, and an undo. */
import { identifiersOf, wordOf } from '../../domain/identifier.ts';
import type { Left, LeftAssignment, Thing, ThingKind } from '../../domain/off-boarding.ts';
import type { Person } from '../../domain/person.ts';
import type { Scope } from '../../domain/scope.ts';
import { toAssignment } from '../../storage/statements/assignments.ts';
import { selectGroupsOf } from '../../storage/statements/groups.ts';
import {
  selectLeavingActivations,
  selectLeavingAssignments,
  selectLeavingBlocks,
  selectLeavingConsents,
  selectLeavingCredentials,
  selectLeavingGuestSessions,
  selectLeavingLocations,
  selectLeavingPushes,
} from '../../storage/statements/leaving.ts';
import { selectOpenLinesOf, toLine } from '../../storage/statements/lines.ts';
import { selectIdentitiesOfPerson } from '../../storage/statements/outside-identities.ts';
import { selectPassword } from '../../storage/statements/sign-in.ts';
import type { Edit } from '../change.ts';
import { findCalling } from '../telephony/find-calling.ts';

export interface Belongings {
  readonly things: readonly Thing[];
  readonly left: Left;
}

export async function belongingsOf(edit: Edit, person: Person): Promise<Belongings> {
  const held = await heldThings(edit, person);
  const access = await accessThings(edit, person);
  return {
    things: [...held.things, ...access.things],
    left: { disabledReason: person.disabledReason, ...held.left, ...access.left },
  };
}

const ends = (kind: ThingKind, { id, name, deviceId = null }: { id: string; name: string; deviceId?: string | null }): Thing => ({
  kind,
  id,
  name,
  deviceId,
  becomes: 'ends',
  why: null,
});
const stays = (kind: ThingKind, row: { id: string; name: string; deviceId?: string | null }, why: string): Thing => ({
  ...ends(kind, row),
  becomes: 'stays',
  why,
});

/** Devices and telephony. */
async function heldThings(edit: Edit, { id: personId }: Person) {
  const { tx, org, now } = edit;
  const key = { org, personId };
  const held = await tx.all(selectLeavingAssignments, key);
  const lines = (await tx.all(selectOpenLinesOf, { org, ownerId: personId })).map(toLine);
  const calling = (await findCalling(tx, org, { id: personId })) ?? null;
  const things: Thing[] = [
    ...held.map(({ id, deviceId, deviceName, role }) =>
      ends('assignment', { id, deviceId, name: `${deviceName}, as ${role.replace('_', ' ')}` }),
    ),
    ...lines.map(({ id, deviceId, kind, port }) => ends('line', { id, deviceId, name: `${kind} line on port ${port}` })),
    ...(calling === null ? [] : [ends('calling', { id: personId, name: nameOfCalling(calling) })]),
    ...(await tx.all(selectLeavingPushes, key)).map(row => ends('push', row)),
    ...(await tx.all(selectLeavingGuestSessions, { ...key, now })).map(row => ends('guest_session', row)),
    ...(await tx.all(selectLeavingActivations, { ...key, now })).map(row => ends('activation_code', row)),
    ...(await tx.all(selectLeavingBlocks, key)).map(row => stays('block', row, 'A block belongs to the hardware.')),
  ];
  const assignments: LeftAssignment[] = held.map(row => ({ assignment: toAssignment(row), heirId: null }));
  return { things, left: { assignments, lines, calling } };
}

/** How they sign in, and what they may. */
async function accessThings({ tx, org, now }: Edit, { id: personId, login, details }: Person) {
  const key = { org, personId };
  const groups = await tx.all(selectGroupsOf, key);
  const locations = await tx.all(selectLeavingLocations, key);
  const consents = await tx.all(selectLeavingConsents, key);
  const hasPassword = (await tx.one(selectPassword, key)) !== undefined;
  const things: Thing[] = [
    ends('login', { id: personId, name: login }),
    ...identifiersOf(details).map(each => ends('identifier', { id: personId, name: wordOf(each) })),
    ...(hasPassword ? [ends('password', { id: personId, name: 'password' })] : []),
    ...(await tx.all(selectIdentitiesOfPerson, key)).map(each =>
      stays('identity', { id: each.id, name: each.login }, NOBODY_ELSE),
    ),
    ...(await tx.all(selectLeavingCredentials, { ...key, now })).map(row =>
      ends(row.kind === 'session' ? 'session' : 'token', row),
    ),
    ...consents.map(row => ends('consent', row)),
    ...groups.map(row => ends('group', row)),
    ...locations.map(row => ends('location', row)),
  ];
  return {
    things,
    left: {
      groups: groups.map(({ id }) => id),
      locations: locations.map(({ id }) => id),
      consents: consents.map(({ id, scopes }) => ({ applicationId: id, scopes: scopes.split(' ') as Scope[] })),
    },
  };
}

const NOBODY_ELSE = "The account at the provider does not become somebody else's.";

function nameOfCalling({ extension, phoneNumber }: { extension: string | null; phoneNumber: string | null }): string {
  const numbers = [extension === null ? '' : `extension ${extension}`, phoneNumber ?? ''].filter(each => each !== '');
  return numbers.length === 0 ? 'calling without a number' : numbers.join(', ');
}
