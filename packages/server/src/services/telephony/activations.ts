/** Activation codes: issued for an owner, redeemed once by the device itself, which needs no other credential. */
import { randomInt } from 'node:crypto';
import { type Change, change, changeShownOnce, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireAdministrator } from '../../core/rights.ts';
import { systemActor } from '../../domain/actor.ts';
import { type Device, parseMac } from '../../domain/device.ts';
import type { Owner, OwnerKind } from '../../domain/owner.ts';
import type { PhoneCatalogue } from '../../domain/phone-catalogue.ts';
import { invalid, Problem } from '../../domain/problem.ts';
import { ACTIVATION_CODE_DIGITS, ACTIVATION_CODE_MICROS, type DeskPhone } from '../../domain/telephony.ts';
import { digest } from '../../lib/crypto.ts';
import type { Instant } from '../../lib/instant.ts';
import { networkOf } from '../../lib/network.ts';
import { createWindows, secondsLeft, type Window } from '../../lib/windows.ts';
import {
  deleteActivationIndex,
  insertActivation,
  insertActivationIndex,
  locateActivation,
  redeemActivation,
  selectActivation,
  updateDeskPhone,
} from '../../storage/statements/desk-phones.ts';
import { selectOrganization } from '../../storage/statements/organizations.ts';
import { assign } from '../holding/assignments.ts';
import { requireAbleCalling } from './calling.ts';
import { reportedIn, requireDeskPhone } from './desk-phones.ts';
import { phonePlacing, placeDevice } from './desk-placing.ts';
import { requireRoomFor } from './line-limits.ts';

export interface Activation {
  /** 16 digits, readable here and never again. */
  readonly code: string;
  readonly expiresAt: Instant;
}

/** What a device says of itself when it redeems a code. */
export interface Redemption {
  readonly code: string;
  readonly mac: string;
  readonly model: string;
  readonly serial: string | null;
  readonly ip: string;
}

export interface Activations {
  /** Without a model the code fits room devices only. */
  readonly issue: (write: Write, owner: Owner, model: string | null) => Promise<Activation>;
  readonly redeem: (redemption: Redemption, from: { readonly address: string; readonly requestId: string }) => Promise<Device>;
}

/** A code has 16 digits: at this pace nobody finds one of a million in a lifetime. */
const TRIES_PER_MINUTE = 5;
const MINUTE_MS = 60_000;

/** What an unknown, a spent and an expired code are told alike. */
const NO_SUCH_CODE = 'The activation code is unknown, spent or expired.';

export function createActivations(core: Core): Activations {
  const tries = createWindows(MINUTE_MS);

  return {
    issue: async (write, owner, model) => {
      requireAdministrator(write.actor, 'write devices');
      return changeShownOnce(core, write, 'activations.issue', { owner, model }, async edit => {
        await requireAbleCalling(edit.tx, write.actor, owner);
        await requireRoomFor(edit, owner, 'primary');
        const code = await unusedCode(edit);
        const id = edit.newId();
        const expiresAt = edit.now + ACTIVATION_CODE_MICROS;
        const row = { id, ownerKind: owner.kind, ownerId: owner.id, model, createdAt: edit.now, expiresAt };
        edit.tx.send(insertActivation, { org: edit.org, ...row });
        edit.tx.send(insertActivationIndex, { org: edit.org, id, digest: digest(code) });
        edit.record({ type: 'activation.issued', subject: id, owner, after: { model, expiresAt } });
        return { code, expiresAt };
      });
    },
    redeem: async (redemption, { address, requestId }) => {
      requireFewTries(tries.count(networkOf(address), Date.now()));
      const key = digest(redemption.code);
      const place = await core.storage.one(locateActivation, { digest: key });
      const organization = place && (await core.storage.one(selectOrganization, { org: place.org }));
      if (place === undefined || organization === undefined) throw new Problem('unauthenticated', NO_SUCH_CODE);
      const write = { actor: systemActor(place.org, organization.id), requestId };
      return change(core, write, 'activations.redeem', null, edit => redeemWithin(edit, place.activationId, key, redemption));
    },
  };
}

function requireFewTries(window: Window): void {
  if (window.count <= TRIES_PER_MINUTE) return;
  const details = { limit: TRIES_PER_MINUTE, retryAfterSeconds: secondsLeft(window, Date.now()) };
  throw new Problem('rate_limited', 'Too many codes were tried.', details);
}

async function redeemWithin(edit: Change, id: string, key: string, redemption: Redemption): Promise<Device> {
  const { tx, org, now } = edit;
  const activation = await tx.one(selectActivation, { org, id, now });
  if (activation === undefined) throw new Problem('unauthenticated', NO_SUCH_CODE);
  const mac = parseMac(redemption.mac);
  if (mac === undefined) throw invalid('mac', '12 hex digits', redemption.mac);
  const owner: Owner = { kind: activation.ownerKind as OwnerKind, id: activation.ownerId };
  const { locationId } = await requireAbleCalling(tx, edit.actor, owner);
  const { serial, ip } = redemption;
  const kind = placingFor(edit.phoneModels, activation.model, redemption.model);
  const device = await placeDevice(edit, { ...kind, mac, serial, locationId, activatedBy: 'code' });
  // Spent before the owner is given the device: a code that waits counts against his limit.
  tx.send(redeemActivation, { org, id, deviceId: device.id, now });
  tx.send(deleteActivationIndex, { digest: key });
  await assign(edit, device, { deviceId: device.id, owner, role: 'owner' });
  const placed: DeskPhone = { ...(await requireDeskPhone(tx, org, device.id)), activatedBy: 'code' };
  const phone = reportedIn(placed, { ip, software: null }, now);
  tx.send(updateDeskPhone, { org, ...phone });
  edit.record({ type: 'activation.redeemed', subject: id, device: device.id, owner, after: { deviceId: device.id } });
  edit.record({ type: 'desk_phone.activated', subject: device.id, device: device.id, owner, after: phone });
  return device;
}

/** A phone must be of the model that the code was issued for; a code without one takes room devices, of any model. */
function placingFor(models: PhoneCatalogue, wanted: string | null, model: string): ReturnType<typeof phonePlacing> {
  const phone = models.find(model);
  if (wanted === null) {
    if (phone !== undefined) throw invalid('model', 'that of a room device', model);
    return { kind: 'room_device', model, name: model, make: models.roomDeviceMake };
  }
  if (phone === undefined || phone !== models.find(wanted)) throw invalid('model', wanted, model);
  return phonePlacing(phone);
}

async function unusedCode({ tx }: Change): Promise<string> {
  for (;;) {
    let code = '';
    while (code.length < ACTIVATION_CODE_DIGITS) code += String(randomInt(10));
    if ((await tx.one(locateActivation, { digest: digest(code) })) === undefined) return code;
  }
}
