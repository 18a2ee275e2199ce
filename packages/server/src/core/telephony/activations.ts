/** Issues, finds, spends and expires activation codes. */
import type { DeviceId, OwnerId } from '../../domain/ids.ts';
import type { Owner, OwnerKind } from '../../domain/owner.ts';
import { Problem } from '../../domain/problem.ts';
import { ACTIVATION_CODE_DIGITS, ACTIVATION_CODE_MICROS } from '../../domain/telephony.ts';
import { digest } from '../../lib/crypto.ts';
import type { Instant } from '../../lib/instant.ts';
import {
  deleteActivationIndex,
  expireActivationsOf as expireRows,
  insertActivation,
  insertActivationIndex,
  locateActivation,
  redeemActivation,
  selectActivation,
} from '../../storage/statements/activations.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';
import { requirePhoneLocation } from './find-calling.ts';
import { requireBelowLimit } from './limits.ts';

export interface Activation {
  /** 16 digits. Only its digest is stored, so this is the only place to read it. */
  readonly code: string;
  readonly expiresAt: Instant;
}

/** A code that has not been redeemed. */
export interface WaitingActivation {
  readonly id: string;
  readonly owner: Owner;
  /** The model that it was issued for; null: any room device. */
  readonly model: string | null;
}

/** Unknown, spent and expired codes get the same answer, so that nobody can probe for codes. */
export function noSuchCode(): Problem {
  return new Problem('unauthenticated', 'The activation code is unknown, spent or expired.');
}

/** A code without a model is for room devices only. */
export async function issueActivation(edit: Edit, owner: Owner, model: string | null): Promise<Activation> {
  await requirePhoneLocation(edit.tx, edit.actor, owner);
  await requireBelowLimit(edit, owner, 'primary');
  const code = await unusedCode(edit);
  const id = edit.newId();
  const expiresAt = edit.now + ACTIVATION_CODE_MICROS;
  const row = { id, ownerKind: owner.kind, ownerId: owner.id, model, createdAt: edit.now, expiresAt };
  edit.tx.send(insertActivation, { org: edit.org, ...row });
  edit.tx.send(insertActivationIndex, { org: edit.org, id, digest: digest(code) });
  record.activationIssued(edit, id, owner, { model, expiresAt });
  return { code, expiresAt };
}

export async function requireActivation({ tx, org, now }: Edit, id: string): Promise<WaitingActivation> {
  const row = await tx.one(selectActivation, { org, id, now });
  if (row === undefined) throw noSuchCode();
  return { id, owner: { kind: row.ownerKind as OwnerKind, id: row.ownerId }, model: row.model };
}

/** Marks the code as used. `key` is its digest. */
export function spendActivation(edit: Edit, id: string, key: string, deviceId: DeviceId): void {
  edit.tx.send(redeemActivation, { org: edit.org, id, deviceId, now: edit.now });
  edit.tx.send(deleteActivationIndex, { digest: key });
}

/** Expires the open codes of an owner who has left. */
export function expireActivationsOf(edit: Edit, ownerId: OwnerId): void {
  edit.tx.send(expireRows, { org: edit.org, ownerId, now: edit.now });
}

async function unusedCode({ tx, random }: Edit): Promise<string> {
  for (;;) {
    let code = '';
    while (code.length < ACTIVATION_CODE_DIGITS) code += String(random.below(10));
    if ((await tx.one(locateActivation, { digest: digest(code) })) === undefined) return code;
  }
}
