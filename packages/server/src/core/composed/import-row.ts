/** Makes one row of an import: its person, its device, and that one holds the other. All of it or none. */
import type { Device } from '../../domain/device.ts';
import { personOwner } from '../../domain/owner.ts';
import { Problem } from '../../domain/problem.ts';
import type { RowOutcome, Touched } from '../../domain/transfer/row.ts';
import type { RowWish, Values } from '../../domain/transfer/wish.ts';
import type { Edit } from '../change.ts';
import { findsDevice } from '../reach.ts';
import type { Importing } from './import-context.ts';
import { importDevice } from './import-device.ts';
import { deviceNamed, holderNamed, importHolding } from './import-holding.ts';
import { importLine } from './import-line.ts';
import { importPerson } from './import-person.ts';

export interface MadeRow {
  readonly outcome: RowOutcome;
  /** Tells the other rows of the batch. Call it once the row is kept. */
  readonly keep: () => void;
}

export async function importRow(edit: Edit, importing: Importing, wish: RowWish): Promise<MadeRow> {
  if (wish.line !== undefined) return importLineRow(edit, importing, wish.line, wish.holding ?? {});
  const { known, list } = importing;
  const person = wish.person === undefined ? null : await importPerson(edit, importing, wish.person, list === 'people');
  const device =
    wish.device !== undefined
      ? await importDevice(edit, importing, wish.device, wish.isRetired)
      : list === 'assignments'
        ? { device: await reachedDevice(edit, importing, wish.holding), touched: null, changes: {} }
        : null;
  const holder =
    person !== null
      ? { owner: personOwner(person.person.id), person: person.person, isNew: person.touched?.from === null }
      : wish.holding === undefined
        ? null
        : holderNamed(importing, String(wish.holding.owner));
  const holding =
    wish.holding === undefined || device === null || holder === null
      ? null
      : await importHolding(edit, importing, device.device, holder, wish.holding);
  const touched = [person?.touched ?? [], device?.touched ?? [], holding?.touched ?? []].flat();
  const isNew = [person?.touched, device?.touched].some(isAdded) || (holding?.isNew ?? false);
  const outcome: RowOutcome = {
    state: isNew ? 'new' : touched.length > 0 ? 'changed' : 'same',
    changes: { ...person?.changes, ...device?.changes, ...holding?.changes },
    touched,
    personId: person?.person.id ?? (holder?.owner.kind === 'person' ? holder.owner.id : null),
    deviceId: device?.device.id ?? null,
  };
  const keep = () => {
    if (person !== null) known.setPerson(person.person);
    if (device !== null) known.setDevice(device.device);
    if (holding !== null && device !== null) known.setHeld(device.device.id, holding.held);
  };
  return { outcome, keep };
}

/** Lines are read for each row, so nothing of them is told to the other rows. */
async function importLineRow(edit: Edit, importing: Importing, line: Values, holding: Values): Promise<MadeRow> {
  const device = await reachedDevice(edit, importing, holding);
  const named = typeof holding.owner === 'string' ? holderNamed(importing, holding.owner).owner : null;
  const { owner, touched, changes, isNew } = await importLine(edit, importing, device, named, line);
  const outcome: RowOutcome = {
    state: isNew ? 'new' : touched.length > 0 ? 'changed' : 'same',
    changes,
    touched,
    personId: owner.kind === 'person' ? owner.id : null,
    deviceId: device.id,
  };
  return { outcome, keep: () => {} };
}

/** Who may not see it does not learn either that a row changes nothing. */
async function reachedDevice(edit: Edit, importing: Importing, { device: word }: Values = {}): Promise<Device> {
  const device = deviceNamed(importing, String(word));
  if (await findsDevice(edit.tx, edit.actor, device, edit.now)) return device;
  throw new Problem('forbidden', 'The device is outside your locations.');
}

/** What the undo of an import had taken away is as good as new. */
function isAdded(touched: Touched | null | undefined): boolean {
  return touched?.from === null || touched?.returned === true;
}
