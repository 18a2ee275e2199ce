/** Finds, adds or changes the device of a row, by the same rules as a write of that device alone. */
import { normalized } from '../../domain/detail-values.ts';
import { DEVICE_DETAILS, type DeviceDetails } from '../../domain/details.ts';
import type { Device } from '../../domain/device.ts';
import { parseMac } from '../../domain/hardware.ts';
import { tidyNameOrNull } from '../../domain/names.ts';
import { Problem } from '../../domain/problem.ts';
import type { Touched } from '../../domain/transfer/row.ts';
import type { Values } from '../../domain/transfer/wish.ts';
import type { Edit } from '../change.ts';
import { changeDevice } from '../devices/change.ts';
import { createDevice, type DeviceInput } from '../devices/create.ts';
import { findsDevice, requireWholeDevice } from '../reach.ts';
import { isBoundToLocations, requireRight } from '../rights.ts';
import { type Importing, instantIn, isUnchanged, requirePlanned } from './import-context.ts';
import { noKey } from './import-keys.ts';
import { asNew, undoneOf } from './import-return.ts';
import { setLifecycle } from './lifecycle.ts';

export interface ImportedDevice {
  readonly device: Device;
  readonly touched: Touched | null;
  readonly changes: Readonly<Record<string, readonly [unknown, unknown]>>;
}

const NO_KEY =
  'Nothing in the row tells the device apart: it needs a serial number, MAC address, IMEI, asset tag, udid, external id or id.';

/** `isRetired`: the row knows that the device is retired, and wants it to stay so. */
export async function importDevice(edit: Edit, importing: Importing, given: Values, isRetired = false): Promise<ImportedDevice> {
  const values = withColumns(importing, given);
  const { device: key } = importing.namings;
  const namings = importing.namings.ofDevice(given);
  if (namings.length === 0) throw new Problem('conflict', key === undefined ? NO_KEY : noKey(key, 'devices'));
  const before = importing.known.device(namings);
  if (before === undefined) return addDevice(edit, importing, values);
  if (!(await findsDevice(edit.tx, edit.actor, before, edit.now)))
    throw new Problem('forbidden', 'The device is outside your locations.');
  requireSame(before, values);
  const undone = isRetired ? null : await undoneOf(edit, before);
  const { input, before: was, shown } = differing(before, undone === null ? values : asNew(edit, before, values, undone));
  if (undone === null && Object.keys(shown).length === 0) return unchanged(before);
  requireRight(edit.actor, 'write devices');
  await requireWholeDevice(edit, before);
  requirePlanned(importing, 'device', before);
  const present = undone === null ? before : await setLifecycle(edit, before, { state: null, end: false });
  const after = await changeDevice(edit, present, input);
  if (after.revision === before.revision) return unchanged(before);
  const touched = { noun: 'device', id: after.id, from: before.revision, to: after.revision, before: was } as const;
  if (undone === null) return { device: after, touched, changes: shown };
  const changes = { 'device.lifecycle': ['retired', 'in_stock'] as const, ...shown };
  return { device: after, touched: { ...touched, returned: true }, changes };
}

function unchanged(device: Device): ImportedDevice {
  return { device, touched: null, changes: {} };
}

async function addDevice(edit: Edit, importing: Importing, values: Values): Promise<ImportedDevice> {
  requireRight(edit.actor, 'write devices');
  requirePlanned(importing, 'device', null);
  const { createdAt, id: _id, kind = 'mobile', ...members } = values;
  if (createdAt !== undefined) requireRight(edit.actor, 'write history');
  const since = createdAt === undefined ? {} : { createdAt: instantIn(createdAt, edit.now) };
  // Somebody who is bound to locations puts a new device into one of theirs.
  const place = isBoundToLocations(edit.actor) ? { locationId: null } : {};
  const input = { ...place, ...gathered(members, true), kind, ...since } as unknown as DeviceInput;
  const device = await createDevice(edit, input);
  const shown = Object.fromEntries(
    Object.entries({ kind, ...members }).map(([name, value]) => [`device.${name}`, [null, value] as const]),
  );
  return { device, touched: { noun: 'device', id: device.id, from: null, to: device.revision }, changes: shown };
}

function withColumns({ metadata }: Importing, { location, ...values }: Values): Values {
  const placed = location === undefined ? values : { ...values, locationId: location };
  return placed.metadata === undefined ? placed : { ...placed, metadata: metadata('devices', placed.metadata) };
}

const DETAILS: ReadonlySet<string> = new Set(DEVICE_DETAILS);

function gathered(members: Values, isNew: boolean): Values {
  const own = Object.entries(members).filter(([name]) => !DETAILS.has(name));
  const details = Object.entries(members).filter(([name]) => DETAILS.has(name));
  if (!isNew && details.length === 0) return Object.fromEntries(own);
  return { ...Object.fromEntries(own), details: { ...(isNew ? { metadata: {} } : {}), ...Object.fromEntries(details) } };
}

/** What a device is stays what it is. */
function requireSame(device: Device, values: Values): void {
  for (const name of ['kind', 'udid'] as const) {
    const wanted = values[name];
    if (wanted !== undefined && wanted !== device[name] && !(name === 'udid' && device.udid === null))
      throw new Problem(
        'conflict',
        `The device has the ${name} ${device[name] ?? 'null'}, which cannot be changed to ${String(wanted)}.`,
      );
  }
}

function differing(device: Device, { createdAt: _createdAt, id: _id, kind: _kind, udid: _udid, ...values }: Values) {
  const details = normalized(Object.fromEntries(Object.entries(values).filter(([name]) => DETAILS.has(name)))) as Values;
  const changed: Record<string, unknown> = {};
  const [before, shown]: [Record<string, unknown>, Record<string, [unknown, unknown]>] = [{}, {}];
  for (const [name, raw] of Object.entries({ ...values, ...details })) {
    const value = tidy(name, raw);
    const stored = DETAILS.has(name) ? (device.details?.[name as keyof DeviceDetails] ?? null) : device[name as keyof Device];
    if (isUnchanged(name, stored, value)) continue;
    changed[name] = value;
    before[name] = stored;
    shown[`device.${name}`] = [stored, value];
  }
  return { input: gathered(changed, false), before, shown };
}

function tidy(name: string, value: unknown): unknown {
  if (name === 'name') return tidyNameOrNull('name', value as string);
  return name === 'mac' ? (parseMac(String(value)) ?? value) : value;
}
