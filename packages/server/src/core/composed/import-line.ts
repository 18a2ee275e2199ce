/** Adds the line of a row to its device, or changes it, and how its owner is called, by the same rules as the write alone. */
import { DESK_KINDS, type Device } from '../../domain/device.ts';
import { tidyName } from '../../domain/names.ts';
import type { Owner } from '../../domain/owner.ts';
import { Problem } from '../../domain/problem.ts';
import type { Line } from '../../domain/telephony.ts';
import type { Changes, Touched } from '../../domain/transfer/row.ts';
import type { Values } from '../../domain/transfer/wish.ts';
import type { Edit } from '../change.ts';
import { assign } from '../holding/assign.ts';
import { findAssignment } from '../holding/find.ts';
import { requireAbleOwner, requireReachedOwner } from '../owners.ts';
import { requireWholeDevice } from '../reach.ts';
import { requireRight } from '../rights.ts';
import { changeLine, type LineChange, requireFreePorts } from '../telephony/change-line.ts';
import { addLine, type LineWish, linesOf } from '../telephony/lines.ts';
import { importCalling } from './import-calling.ts';
import { type Importing, requirePlanned } from './import-context.ts';

export interface ImportedLine {
  readonly owner: Owner;
  readonly touched: readonly Touched[];
  readonly changes: Changes;
  readonly isNew: boolean;
}

const SETTINGS = ['appearance', 'weight', 'label', 'hotlineDestination', 'allowCallDecline', 't38Fax'] as const;

/** `named`: the owner of the row; null where a port alone says which line it is. */
export async function importLine(
  edit: Edit,
  importing: Importing,
  device: Device,
  named: Owner | null,
  values: Values,
): Promise<ImportedLine> {
  if (!DESK_KINDS.includes(device.kind)) throw new Problem('conflict', 'Only desk phones and room devices have lines.');
  const lines = await linesOf(edit, device.id);
  if (named !== null) await requireReachedOwner(edit.tx, edit.actor, named);
  if (values.until !== undefined) return ended(lines, named, values);
  const before = presentOf(lines, named, values);
  const owner = before?.owner ?? named;
  if (owner === null)
    throw new Problem('conflict', `The device has no line on port ${values.port}: a new line needs line.owner.`);
  if (named === null) await requireReachedOwner(edit.tx, edit.actor, owner);
  const calling = await importCalling(edit, importing, owner, values);
  const line =
    before === undefined
      ? await add(edit, importing, { device, owner, lines }, values)
      : await change(edit, importing, before, values);
  return {
    owner,
    touched: [...calling.touched, ...line.touched],
    changes: { ...line.changes, ...calling.changes },
    isNew: before === undefined,
  };
}

/** A line of the past has nothing to change; one that is on the device does not end by a file. */
function ended(lines: readonly Line[], owner: Owner | null, { id }: Values): ImportedLine {
  if (owner === null) throw new Problem('conflict', 'A line that has ended is told apart by its owner alone.');
  if (lines.some(line => line.id === id))
    throw new Problem('conflict', 'The row says that the line has ended, and it is on the device: end it there.');
  return { owner, touched: [], changes: {}, isNew: false };
}

/** The line that the row means: by its id, by its owner and port, or by one of both. */
function presentOf(lines: readonly Line[], owner: Owner | null, { id, port }: Values): Line | undefined {
  const known = lines.find(line => line.id === id);
  if (known !== undefined) {
    if (port !== undefined && port !== known.port)
      throw new Problem('conflict', `The line has port ${known.port}, and keeps it: on another one it is another line.`);
    if (owner !== null && known.owner.id !== owner.id)
      throw new Problem('conflict', 'The line belongs to another owner: a line keeps its owner.');
    return known;
  }
  const theirs = owner === null ? lines : lines.filter(line => line.owner.id === owner.id);
  if (port !== undefined) return theirs.find(line => line.port === port);
  if (theirs.length > 1) throw new Problem('conflict', 'The owner has several lines on the device: the row needs line.port.');
  return theirs[0];
}

type Made = Pick<ImportedLine, 'touched' | 'changes'>;

async function change(edit: Edit, importing: Importing, before: Line, values: Values): Promise<Made> {
  const wanted = settingsIn(values);
  const names = SETTINGS.filter(name => wanted[name] !== undefined && wanted[name] !== before[name]);
  if (names.length === 0) return { touched: [], changes: {} };
  requireRight(edit.actor, 'write devices');
  requirePlanned(importing, 'line', before);
  const after = await changeLine(edit, before, null, Object.fromEntries(names.map(name => [name, wanted[name]])));
  const was = Object.fromEntries(names.map(name => [name, before[name]]));
  return {
    touched: [{ noun: 'line', id: after.id, from: before.revision, to: after.revision, before: was }],
    changes: Object.fromEntries(names.map(name => [`line.${name}`, [before[name], after[name]] as const])),
  };
}

interface Adding {
  readonly device: Device;
  readonly owner: Owner;
  readonly lines: readonly Line[];
}

async function add(edit: Edit, importing: Importing, { device, owner, lines }: Adding, values: Values): Promise<Made> {
  requireRight(edit.actor, 'write devices');
  await requireWholeDevice(edit, device);
  await requireAbleOwner(edit.tx, edit.actor, owner);
  requirePlanned(importing, 'line', null);
  const wish: LineWish = { ...settingsIn(values), ...(typeof values.port === 'number' ? { port: values.port } : {}) };
  const primary = lines.find(({ kind }) => kind === 'primary');
  const kind = values.kind ?? (primary === undefined ? 'primary' : 'shared');
  const { port, weight = 1 } = wish;
  if (port !== undefined) requireFreePorts(edit, device, { id: null, port, weight }, lines);
  else if (weight > 1) throw new Problem('conflict', 'A line on several ports needs line.port.');
  const theirs = lines.find(line => line.owner.id === owner.id);
  if (theirs !== undefined) return another(edit, theirs, wish);
  const role = kind === 'primary' ? 'owner' : 'shared_line';
  const assignment = await assign(edit, device, { owner, role, line: wish, isGiven: true });
  const [line] = (await linesOf(edit, device.id)).filter(({ assignmentId }) => assignmentId === assignment.id);
  if (line === undefined) throw new Problem('conflict', 'The device gives its owner no line.');
  return made(line, [{ noun: 'assignment', id: assignment.id, from: null, to: assignment.revision }]);
}

/** Who has a line on the device gets another one by replacing its members, which needs that right. */
async function another(edit: Edit, { assignmentId }: Line, { port, ...wish }: LineWish): Promise<Made> {
  requireRight(edit.actor, 'write members');
  const assignment = await findAssignment(edit.tx, edit.actor, assignmentId);
  if (assignment === undefined || port === undefined)
    throw new Problem('conflict', 'Another line of the same owner needs line.port.');
  return made(addLine(edit, assignment, 'shared', { ...wish, port }), []);
}

function made(line: Line, before: readonly Touched[]): Made {
  const names = ['owner', 'port', 'kind', ...SETTINGS] as const;
  const given = names.flatMap(name => (line[name] === null ? [] : [[`line.${name}`, [null, line[name]] as const]]));
  return {
    touched: [...before, { noun: 'line', id: line.id, from: null, to: line.revision }],
    changes: Object.fromEntries(given),
  };
}

function settingsIn(values: Values): LineChange {
  const given = SETTINGS.flatMap(name => {
    const value = values[name];
    return value === undefined ? [] : [[name, typeof value === 'string' ? tidyName(`line.${name}`, value) : value]];
  });
  return Object.fromEntries(given) as LineChange;
}
