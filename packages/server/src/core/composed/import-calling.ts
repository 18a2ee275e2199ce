/** Sets how the owner of a row is called, and sets it back, by the same rules as the write alone. */
import { isDeepStrictEqual } from 'node:util';
import type { Owner } from '../../domain/owner.ts';
import { Problem } from '../../domain/problem.ts';
import type { Calling } from '../../domain/telephony.ts';
import type { Changes, Touched } from '../../domain/transfer/row.ts';
import type { Values } from '../../domain/transfer/wish.ts';
import type { Edit } from '../change.ts';
import { findOwner, requireOwner } from '../owners.ts';
import { requireRight } from '../rights.ts';
import { type CallingInput, removeCalling, setCalling } from '../telephony/calling.ts';
import { findCalling, requireCalling } from '../telephony/find-calling.ts';
import { ChangedSince } from './changed-since.ts';
import { changedSincePlan, type Importing } from './import-context.ts';

const NAMES = ['locationId', 'extension', 'phoneNumber'] as const;
type Numbers = Pick<Calling, (typeof NAMES)[number]>;

export interface ImportedCalling {
  readonly touched: readonly Touched[];
  readonly changes: Changes;
}

export async function importCalling(edit: Edit, importing: Importing, owner: Owner, values: Values): Promise<ImportedCalling> {
  const before = await findCalling(edit.tx, edit.org, owner);
  const wanted = numbersIn(values);
  const names = NAMES.filter(name => wanted[name] !== undefined && wanted[name] !== (before?.[name] ?? null));
  if (names.length === 0) return { touched: [], changes: {} };
  requireRight(edit.actor, 'write devices');
  const was = before === undefined ? null : numbersOf(before);
  const seen = importing.planned?.find(({ noun }) => noun === 'calling');
  if (importing.planned !== null && (seen === undefined || !isDeepStrictEqual(seen.before ?? null, was)))
    throw changedSincePlan('calling');
  const locationId = wanted.locationId ?? before?.locationId ?? (await findOwner(edit.tx, edit.org, owner))?.locationId ?? null;
  if (locationId === null) throw new Problem('conflict', 'They are not called yet: the row needs line.location.');
  const after = await setCalling(edit, owner, { ...wanted, locationId });
  const calling = { owner, left: numbersOf(after) };
  const back = was === null ? {} : { before: was };
  return {
    touched: [{ noun: 'calling', id: owner.id, from: was === null ? null : 0, to: 0, ...back, calling }],
    changes: Object.fromEntries(names.map(name => [`line.${columnOf(name)}`, [before?.[name] ?? null, after[name]] as const])),
  };
}

/** Nobody must be called otherwise since. What was not there goes again. */
export async function undoCalling(edit: Edit, { before, calling }: Touched): Promise<void> {
  requireRight(edit.actor, 'write devices');
  if (calling === undefined) return;
  const present = await findCalling(edit.tx, edit.org, calling.owner);
  if (present === undefined || !isDeepStrictEqual(numbersOf(present), calling.left))
    throw new ChangedSince('How they are called was changed since.');
  if (before !== undefined) await setCalling(edit, calling.owner, before as unknown as CallingInput);
  else {
    await requireOwner(edit.tx, edit.actor, calling.owner);
    await removeCalling(edit, await requireCalling(edit.tx, edit.actor, calling.owner));
  }
}

/** Without the signs that people write between the digits of a number. */
function numbersIn({ location, extension, phoneNumber }: Values): Partial<Numbers> {
  const plain = (value: unknown) => String(value).replaceAll(/[\s()./-]/g, '');
  return {
    ...(location === undefined ? {} : { locationId: String(location) }),
    ...(extension === undefined ? {} : { extension: plain(extension) }),
    ...(phoneNumber === undefined ? {} : { phoneNumber: plain(phoneNumber) }),
  };
}

function numbersOf({ locationId, extension, phoneNumber }: Calling): Numbers {
  return { locationId, extension, phoneNumber };
}

function columnOf(name: keyof Numbers): string {
  return name === 'locationId' ? 'location' : name;
}
