/** Makes, reads, lists, changes and closes virtual lines together with how they are called. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { reachOf, requireRight, seesLocation } from '../../core/rights.ts';
import { type CallingInput, createVirtualLine, setCalling, type VirtualLineInput } from '../../core/telephony/calling.ts';
import { changeVirtualLine, closeVirtualLine, type VirtualLineWish } from '../../core/telephony/virtual-lines.ts';
import type { Actor } from '../../domain/actor.ts';
import type { LocationId, OwnerId } from '../../domain/ids.ts';
import { invalid, notFound } from '../../domain/problem.ts';
import type { VirtualLine } from '../../domain/telephony.ts';
import {
  type CalledLineRow,
  selectCalledLine,
  selectCalledLines,
  selectCalledLinesOf,
} from '../../storage/statements/virtual-lines.ts';
import type { Reader } from '../../storage/storage.ts';
import { contains } from '../listing.ts';
import { pageOfList } from '../lists.ts';
import { walkById } from '../walk-by-id.ts';

export type CalledLine = CalledLineRow;

/** All conditions must hold; null matches every line. */
export interface CalledLineFilter {
  readonly locationId: LocationId | null;
  readonly id: OwnerId | null;
  /** Parts, in any letter case. */
  readonly name: string | null;
  readonly phoneNumber: string | null;
  readonly hasDevice: boolean | null;
  readonly hasExtension: boolean | null;
  readonly hasNumber: boolean | null;
}

export interface CalledLines {
  readonly listCalled: (actor: Actor, filter: CalledLineFilter, page: PageRequest) => Promise<Page<CalledLine>>;
  /** Not a closed one. */
  readonly getCalled: (actor: Actor, id: OwnerId) => Promise<CalledLine>;
  readonly createCalled: (write: Write, input: VirtualLineInput) => Promise<OwnerId>;
  /** What is left out stays as it is. `invalid` if neither an extension nor a number would be left. */
  readonly updateCalled: (write: Write, id: OwnerId, wish: VirtualLineWish, calling: Partial<CallingInput>) => Promise<void>;
  readonly closeCalled: (write: Write, id: OwnerId) => Promise<void>;
}

const needs = 'write call settings';

export function createCalledLines(core: Core): CalledLines {
  const { storage } = core;
  return {
    listCalled: (actor, filter, page) => listCalled(storage, actor, filter, page),
    getCalled: async (actor, id) => {
      requireRight(actor, 'read call settings');
      return requireCalledLine(storage, actor, id);
    },
    createCalled: (write, input) =>
      change(core, write, { name: 'calledLines.create', needs }, input, async edit => (await createVirtualLine(edit, input)).id),
    updateCalled: async (write, id, wish, calling) => {
      await change(core, write, { name: 'calledLines.update', needs }, { id, wish, calling }, async edit => {
        const { line, locationId } = await before(edit, id);
        await changeVirtualLine(edit, line, wish);
        if (Object.keys(calling).length === 0) return;
        const { extension, phoneNumber } = await setCalling(edit, { kind: 'virtual_line', id }, { locationId, ...calling });
        if (extension === null && phoneNumber === null) throw invalid('extension', 'an extension or a number', '', 'missing');
      });
    },
    closeCalled: async (write, id) => {
      await change(core, write, { name: 'calledLines.close', needs }, { id }, async edit =>
        closeVirtualLine(edit, (await before(edit, id)).line),
      );
    },
  };
}

async function before(edit: Edit, id: OwnerId): Promise<{ line: VirtualLine; locationId: LocationId }> {
  const {
    locationId,
    locationName: _,
    extension: _e,
    phoneNumber: _p,
    devices: _d,
    ...line
  } = await requireCalledLine(edit.tx, edit.actor, id);
  checkRevision(edit, line);
  return { line, locationId };
}

async function requireCalledLine(reader: Reader, actor: Actor, id: OwnerId): Promise<CalledLineRow> {
  const row = await reader.one(selectCalledLine, { org: actor.org, id });
  if (row === undefined || !seesLocation(actor, row.locationId)) throw notFound('virtual_line');
  return row;
}

async function listCalled(reader: Reader, actor: Actor, filter: CalledLineFilter, page: PageRequest): Promise<Page<CalledLine>> {
  requireRight(actor, 'read call settings');
  const { id, locationId } = filter;
  const key = { org: actor.org, locationId, ...reachOf(actor) };
  const walk = walkById<CalledLineRow>({
    descending: false,
    read: (after, limit) => {
      const page = { ...key, after, limit };
      return id === null ? reader.all(selectCalledLines, page) : reader.all(selectCalledLinesOf, { ...page, id });
    },
    matches: row => fits(row, filter),
  });
  return pageOfList('called lines', { ...page, filter }, walk, row => row);
}

function fits(row: CalledLineRow, { name, phoneNumber, hasDevice, hasExtension, hasNumber }: CalledLineFilter): boolean {
  return (
    contains(`${row.firstName} ${row.lastName}`, name) &&
    contains(row.phoneNumber, phoneNumber) &&
    (hasDevice === null || hasDevice === Number(row.devices) > 0) &&
    (hasExtension === null || hasExtension === (row.extension !== null)) &&
    (hasNumber === null || hasNumber === (row.phoneNumber !== null))
  );
}
