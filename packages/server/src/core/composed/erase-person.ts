/** Erases somebody who left: their rows, what they said of their devices, the history, and kept answers, in one transaction. */
import { ERASED_WORDS, KEPT_WORDS, type KeptWord } from '@heldby/contract';
import { erasedName, WHY_KEPT } from '../../domain/erasure.ts';
import type { Person } from '../../domain/person.ts';
import { countKept, erasePersonRow, selectErasedAt } from '../../storage/statements/erasure.ts';
import { selectPersonEver, toPerson } from '../../storage/statements/people.ts';
import type { Edit } from '../change.ts';
import { eraseAnswers } from '../erasure/answers.ts';
import { heldEver } from '../erasure/held.ts';
import { eraseHistory } from '../erasure/history.ts';
import { count, eraseDevice, eraseRows, type Tally } from '../erasure/rows.ts';
import { saveIdentifiers } from '../identifiers.ts';
import type { Erasure } from '../leaving-objects.ts';
import { peopleMergedInto } from '../merged.ts';
import { record } from '../record.ts';

/** `person`: as they were before they left. `hardware`: what tells their own devices apart goes, too. */
export async function erasePerson(edit: Edit, person: Person, hardware: boolean): Promise<Erasure> {
  const { tx, org, now } = edit;
  const { id: personId, number } = person;
  const tally: Tally = new Map();
  const records = [person, ...(await mergedRecords(edit, person))];
  for (const each of records) await eraseRecord(edit, each, tally);
  const { devices, ...ids } = await heldEver(tx, org, personId);
  const alone = devices.filter(device => device.alone === 1);
  for (const device of devices) await eraseDevice(edit, device, hardware);
  count(tally, 'device_text', alone.length);
  let events = await eraseHistory(edit, { personId, ...ids });
  for (const { id } of records.slice(1)) events += await eraseHistory(edit, { personId: id, held: ids.held, alone: [] });
  count(tally, 'event_text', events);
  count(tally, 'answer', await eraseAnswers(edit, new Set([...records.map(({ id }) => id), ...ids.alone])));
  for (const each of records) record.personErased(edit, each, hardware);
  const kept: Partial<Record<KeptWord, number>> = {
    ...(await countAllKept(edit, records)),
    event: events,
    hardware: hardware ? 0 : alone.length,
    shared_device: devices.length - alone.length,
  };
  return {
    ...{ personId, number, name: erasedName(number), erasedAt: now },
    erased: ERASED_WORDS.flatMap(what => (tally.has(what) ? [{ what, count: tally.get(what) ?? 0 }] : [])),
    kept: KEPT_WORDS.flatMap(what => (kept[what] ? [{ what, count: kept[what], why: WHY_KEPT[what] }] : [])),
  };
}

/** The records that were merged into the person are theirs, too, and nobody finds them any more but through the person. */
async function mergedRecords({ tx, org }: Edit, { id: personId }: Person): Promise<Person[]> {
  const records: Person[] = [];
  for (const id of await peopleMergedInto(tx, org, personId)) {
    const row = await tx.one(selectPersonEver, { org, id });
    if (row === undefined || (await tx.one(selectErasedAt, { org, personId: id })) !== undefined) continue;
    records.push(toPerson(row));
  }
  return records;
}

async function eraseRecord(edit: Edit, { id: personId, number, details }: Person, tally: Tally): Promise<void> {
  count(tally, 'name', 1);
  count(tally, 'identifier', (details?.externalIds?.length ?? 0) + (details?.employeeNumber === undefined ? 0 : 1));
  await saveIdentifiers(edit, 'person', personId, details, null);
  await eraseRows(edit, personId, tally);
  edit.tx.send(erasePersonRow, { org: edit.org, personId, name: erasedName(number), now: edit.now });
  edit.afterCommit(() => edit.actors.forgetSubject(personId));
}

async function countAllKept({ tx, org }: Edit, records: readonly Person[]): Promise<Partial<Record<KeptWord, number>>> {
  const total: Partial<Record<KeptWord, number>> = {};
  for (const { id: personId } of records) {
    const rows = await tx.one(countKept, { org, personId });
    for (const [what, more] of Object.entries(rows ?? {}) as [KeptWord, number][]) total[what] = (total[what] ?? 0) + more;
  }
  return total;
}
