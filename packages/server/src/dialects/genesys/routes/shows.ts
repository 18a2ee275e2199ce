/** How this face shows a device: to each holder, among their phones. */
import type { NamedAssignment } from '../../../domain/assignment.ts';
import { HOLDING_ROLES } from '../../../domain/assignment.ts';
import { maskedToken } from '../../../domain/push.ts';
import { type AskedDevice, hiddenFrom, type Showing, type Shows, showsNothing, together } from '../../../http/dialect/shows.ts';
import type { Phone } from '../../../services/holding/phone.ts';
import type { Services } from '../../../services/services.ts';
import { COLLECTION, PLATFORMS, toUserDevice } from '../mapping/mobile-devices.ts';
import { requiresUser } from '../policy.ts';

export const shows: Shows = async (asked, services) => {
  const { device, holders } = asked;
  if (device.platform === null || !PLATFORMS.some(each => each === device.platform)) {
    const runs = device.platform === null ? 'no operating system is known of it' : `this one runs ${device.platform}`;
    return showsNothing('platform_not_carried', `The Genesys face shows phones and tablets with iOS or Android, and ${runs}.`);
  }
  if (holders.length === 0) {
    return showsNothing('not_held', 'The Genesys face shows a device to its holders alone, and nobody holds it now.');
  }
  return together(await Promise.all(holders.map(holder => toOne(asked, holder, services))));
};

async function toOne({ actor, device }: AskedDevice, holder: NamedAssignment, { phones }: Services): Promise<Showing> {
  const { owner, role, names } = holder;
  if (owner.kind !== 'person' && owner.kind !== 'application') {
    return hiddenFrom(holder, 'owner_not_carried', `${names.owner} cannot call: the Genesys face knows people and applications.`);
  }
  if (!HOLDING_ROLES.includes(role)) {
    return hiddenFrom(
      holder,
      'role_not_carried',
      `${names.owner} has it in the role ${role}; the Genesys face shows what people have as owner or user.`,
    );
  }
  if (owner.kind === 'application' && requiresUser(actor.policy)) {
    return hiddenFrom(holder, 'user_required', 'The organization lets people alone call the Genesys face (genesysRequiresUser).');
  }
  const { phone, disabledReason } = await phones.ofHolder(actor, owner, device.id);
  if (disabledReason !== null)
    return hiddenFrom(holder, 'holder_disabled', `${names.owner} is disabled and cannot call: ${disabledReason}`);
  if (phone === null) return hiddenFrom(holder, 'not_held', `${names.owner} holds it no longer.`);
  const path = `${COLLECTION}/${device.id}`;
  const view = {
    path,
    within: null,
    holder,
    toHolder: true,
    roles: [],
    scope: 'devices:readonly',
    body: toUserDevice(masked(phone)),
  };
  return { views: [view], hidden: [] };
}

/** What only the holder's app needs is for it alone. */
function masked(phone: Phone): Phone {
  const { token, notificationId, sessionHash } = phone;
  return {
    ...phone,
    token: token && maskedToken(token),
    notificationId: notificationId && maskedToken(notificationId),
    sessionHash: sessionHash && maskedToken(sessionHash),
  };
}
