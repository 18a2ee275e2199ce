/** The columns of reports as CSV files. */
import type { DailyDeviceCount, Device, DeviceCount, Happened, Loan, Person, ReportedDevice } from '@heldby/contract';
import type { CsvColumn } from './csv.ts';

export const PERSON_COLUMNS: readonly CsvColumn<Person>[] = [
  ['id', each => each.id],
  ['login', each => each.login],
  ['firstName', each => each.firstName],
  ['lastName', each => each.lastName],
  ['displayName', each => each.displayName],
  ['email', each => each.email],
  ['role', each => each.role],
  ['employeeNumber', each => each.employeeNumber],
  ['locationId', each => each.locationId],
  ['disabledReason', each => each.disabledReason],
  ['createdAt', each => each.createdAt],
];

const DEVICE_COLUMNS: readonly CsvColumn<Device>[] = [
  ['id', each => each.id],
  ['kind', each => each.kind],
  ['name', each => each.name],
  ['make', each => each.make],
  ['model', each => each.model],
  ['platform', each => each.platform],
  ['osVersion', each => each.osVersion],
  ['serial', each => each.serial],
  ['mac', each => each.mac],
  ['assetTag', each => each.assetTag],
  ['locationId', each => each.locationId],
  ['tags', each => each.tags.join('; ')],
  ['lifecycle', each => each.lifecycle],
  ['disabledReason', each => each.disabled?.reason],
  ['createdAt', each => each.createdAt],
];

export const REPORTED_COLUMNS: readonly CsvColumn<ReportedDevice>[] = [
  ...DEVICE_COLUMNS,
  ['holders', each => each.holders.map(({ name }) => name).join('; ')],
  ['holderIds', each => each.holders.map(({ id }) => id).join('; ')],
  ['lastHolder', each => each.lastHolder?.name],
  ['lastHolderId', each => each.lastHolder?.id],
  ['heldUntil', each => each.heldUntil],
  ['lastActiveAt', each => each.lastActiveAt],
];

export const LOAN_COLUMNS: readonly CsvColumn<Loan>[] = [
  ['dueAt', each => each.assignment.dueAt],
  ['overdue', each => each.overdue],
  ['holder', each => each.assignment.owner.name],
  ['holderKind', each => each.assignment.owner.kind],
  ['holderId', each => each.assignment.owner.id],
  ['since', each => each.assignment.createdAt],
  ['reason', each => each.assignment.createReason],
  ['assignmentId', each => each.assignment.id],
  ...DEVICE_COLUMNS.map(([head, cellOf]): CsvColumn<Loan> => [`device.${head}`, each => cellOf(each.device)]),
];

export const COUNT_COLUMNS: readonly CsvColumn<DeviceCount>[] = [
  ['value', each => each.value],
  ['name', each => each.name],
  ['devices', each => each.devices],
];

export const DAILY_COUNT_COLUMNS: readonly CsvColumn<DailyDeviceCount>[] = [['day', each => each.day], ...COUNT_COLUMNS];

export const HAPPENED_COLUMNS: readonly CsvColumn<Happened>[] = [
  ['since', each => each.since],
  ['until', each => each.until],
  ['joined', each => each.joined],
  ['left', each => each.left],
  ['begun', each => each.begun],
  ['ended', each => each.ended],
  ['failedSignIns', each => each.failedSignIns],
];
