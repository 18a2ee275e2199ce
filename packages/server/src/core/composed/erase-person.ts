/** Erases somebody who left: their rows, what they said of their devices, the history, and kept answers, in one transaction. */
import { ERASED_WORDS, type Erasure, erasedName, KEPT_WORDS, type KeptWord, WHY_KEPT } from '../../domain/erasure.ts';
import type { Person } from '../../domain/person.ts';
import { countKept, erasePersonRow } from '../../storage/statements/erasure.ts';
import type { Edit } from '../change.ts';
import { eraseAnswers } from '../erasure/answers.ts';
import { heldEver } from '../erasure/held.ts';
import { eraseHistory } from '../erasure/history.ts';
import { count, eraseDevice, eraseRows, type Tally } from '../erasure/rows.ts';
import { saveIdentifiers } from '../identifiers.ts';
import { record } from '../record.ts';

/** `person`: as they were before they left. `hardware`: what tells their own devices apart goes, too. */
export async function erasePerson(edit: Edit, person: Person, hardware: boolean): Promise<Erasure> {
  const { tx, org, now } = edit;
  const { id: personId, number } = person;
  const key = { org, personId };
  const tally: Tally = new Map([['name', 1]]);
  const name = erasedName(number);
  const identifiers = person.details?.externalIds?.length ?? 0;
  count(tally, 'identifier', identifiers + (person.details?.employeeNumber === undefined ? 0 : 1));
  await saveIdentifiers(edit, 'person', personId, person.details, null);
  await eraseRows(edit, personId, tally);
  tx.send(erasePersonRow, { ...key, name, now });
  const { devices, ...ids } = await heldEver(tx, org, personId);
  const alone = devices.filter(device => device.alone === 1);
  for (const device of devices) await eraseDevice(edit, device, hardware);
  count(tally, 'device_text', alone.length);
  const events = await eraseHistory(edit, { personId, ...ids });
  count(tally, 'event_text', events);
  count(tally, 'answer', await eraseAnswers(edit, new Set([personId, ...ids.alone])));
  record.personErased(edit, person, hardware);
  edit.afterCommit(() => edit.actors.forgetSubject(personId));
  const rows = await tx.one(countKept, key);
  const kept: Partial<Record<KeptWord, number>> = {
    ...rows,
    event: events,
    hardware: hardware ? 0 : alone.length,
    shared_device: devices.length - alone.length,
  };
  return {
    ...{ personId, number, name, erasedAt: now },
    erased: ERASED_WORDS.flatMap(what => (tally.has(what) ? [{ what, count: tally.get(what) ?? 0 }] : [])),
    kept: KEPT_WORDS.flatMap(what => (kept[what] ? [{ what, count: kept[what], why: WHY_KEPT[what] }] : [])),
  };
}
