/** Overwrites and deletes what the tables hold of somebody who is erased, but for the history. */
import type { ErasedWord } from '@heldby/contract';
import { type DeviceDetails, withoutCleared } from '../../domain/details.ts';
import type { Thing } from '../../domain/off-boarding.ts';
import { inBatches } from '../../lib/in-batches.ts';
import { deleteCredential, deleteCredentialIndex } from '../../storage/statements/credentials.ts';
import {
  ERASED,
  FORGET,
  selectCredentialDigests,
  selectGuestSessionIds,
  selectThingsWithGuests,
  updateThings,
} from '../../storage/statements/erasure.ts';
import { eraseDeviceRow, FORGET_OF_DEVICE, forgetUnmerging, type HeldOnceRow } from '../../storage/statements/erasure-devices.ts';
import { deleteAllPieces, eraseFileRows } from '../../storage/statements/imports.ts';
import { deleteAdministeredLocations } from '../../storage/statements/people.ts';
import type { Edit } from '../change.ts';
import { saveIdentifiers } from '../identifiers.ts';
import { record } from '../record.ts';
import { eraseFromExtras } from './named-in-extras.ts';

/** How many of each there were. */
export type Tally = Map<ErasedWord, number>;

export function count(tally: Tally, what: ErasedWord, more: number): void {
  if (more > 0) tally.set(what, (tally.get(what) ?? 0) + more);
}

export async function eraseRows(edit: Edit, personId: string, tally: Tally): Promise<void> {
  const key = { org: edit.org, personId };
  await eraseCredentials(edit, personId, tally);
  for (const [what, command] of FORGET) count(tally, what, await edit.tx.run(command, key));
  await eraseAsGuest(edit, personId, tally);
  count(tally, 'line_text', await eraseFromExtras(edit, personId));
  edit.tx.send(eraseFileRows, key);
  // Nobody can tell who a file is about that was sent and not planned yet.
  edit.tx.send(deleteAllPieces, { org: edit.org });
}

async function eraseCredentials({ tx, org }: Edit, personId: string, tally: Tally): Promise<void> {
  const credentials = await tx.all(selectCredentialDigests, { org, personId });
  for (const { id, digest } of credentials) {
    tx.send(deleteCredentialIndex, { digest });
    tx.send(deleteAdministeredLocations, { org, personId: id });
    tx.send(deleteCredential, { org, id });
  }
  count(tally, 'credential', credentials.length);
}

const BATCH = 200;

/** The lists of what ended with others name who was a guest at their phones. */
async function eraseAsGuest({ tx, org }: Edit, personId: string, tally: Tally): Promise<void> {
  const sessions = new Set((await tx.all(selectGuestSessionIds, { org, personId })).map(({ id }) => id));
  if (sessions.size === 0) return;
  const read = (after: string) => tx.all(selectThingsWithGuests, { org, after, limit: BATCH });
  for await (const rows of inBatches('', BATCH, read, ({ id }) => id)) {
    for (const { id, things } of rows) {
      const is = (JSON.parse(things) as Thing[]).map(thing => (sessions.has(thing.id) ? { ...thing, name: ERASED } : thing));
      const text = JSON.stringify(is);
      if (text === things) continue;
      tx.send(updateThings, { org, id, things: text });
      count(tally, 'off_boarding_text', 1);
    }
  }
}

/** What tells hardware apart. All other details are somebody's words, or lead to somebody. */
const OF_HARDWARE = ['macs', 'imei', 'assetTag', 'purchasedAt', 'externalIds'] as const satisfies (keyof DeviceDetails)[];

/** Of one that others held, too, only what an unmerging would bring back of them. */
export async function eraseDevice(edit: Edit, { id: deviceId, details, alone }: HeldOnceRow, hardware: boolean): Promise<void> {
  const { tx, org, now } = edit;
  if (alone === 0) return tx.send(forgetUnmerging, { org, deviceId });
  const was = details === null ? null : (JSON.parse(details) as DeviceDetails);
  const kept = hardware || was === null ? {} : Object.fromEntries(OF_HARDWARE.map(name => [name, was[name]]));
  const is = withoutCleared<DeviceDetails>(kept);
  await saveIdentifiers(edit, 'device', deviceId, was, is);
  const row = { org, deviceId, details: is === null ? null : JSON.stringify(is), hardware: hardware ? 1 : 0, now } as const;
  tx.send(eraseDeviceRow, row);
  for (const command of FORGET_OF_DEVICE) tx.send(command, { org, deviceId, hardware: row.hardware });
  record.deviceErased(edit, deviceId);
}
