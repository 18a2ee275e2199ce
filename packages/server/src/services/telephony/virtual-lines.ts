/** Reads, lists, renames and closes virtual lines. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { reachOf, requireRight, seesLocation } from '../../core/rights.ts';
import { createVirtualLine, type VirtualLineInput } from '../../core/telephony/calling.ts';
import { findCalling } from '../../core/telephony/find-calling.ts';
import {
  changeVirtualLine,
  closeVirtualLine,
  reopenVirtualLine,
  type VirtualLineWish,
} from '../../core/telephony/virtual-lines.ts';
import type { Actor } from '../../domain/actor.ts';
import type { LocationId, OwnerId } from '../../domain/ids.ts';
import { notFound } from '../../domain/problem.ts';
import type { VirtualLine } from '../../domain/telephony.ts';
import { selectVirtualLineEver, selectVirtualLines } from '../../storage/statements/virtual-lines.ts';
import type { Reader } from '../../storage/storage.ts';
import { createMatch } from '../listing.ts';
import { type ListPage, type ListRequest, pageOfList } from '../lists.ts';
import { walkById } from '../walk-by-id.ts';
import { type CalledLines, createCalledLines } from './called-lines.ts';

export interface VirtualLineFilter {
  readonly locationId: LocationId | null;
  readonly state: 'open' | 'closed' | null;
  readonly search: string | null;
}

export interface VirtualLines extends CalledLines {
  readonly create: (write: Write, input: VirtualLineInput) => Promise<VirtualLine>;
  /** Also a closed one, for actors who are bound to no location: it has none. */
  readonly get: (actor: Actor, id: OwnerId) => Promise<VirtualLine>;
  readonly list: (actor: Actor, request: ListRequest<VirtualLineFilter, 'createdAt'>) => Promise<ListPage<VirtualLine>>;
  readonly update: (write: Write, id: OwnerId, wish: VirtualLineWish) => Promise<VirtualLine>;
  readonly close: (write: Write, id: OwnerId) => Promise<VirtualLine>;
  readonly reopen: (write: Write, id: OwnerId) => Promise<VirtualLine>;
}

const needs = 'write devices';

export function createVirtualLines(core: Core): VirtualLines {
  const edit = (
    write: Write,
    name: string,
    request: { readonly id: OwnerId },
    verb: (edit: Edit, before: VirtualLine) => Promise<VirtualLine>,
  ) =>
    change(core, write, { name, needs }, request, async each => {
      const before = await requireVirtualLine(each.tx, each.actor, request.id);
      checkRevision(each, before);
      return verb(each, before);
    });
  return {
    ...createCalledLines(core),
    create: (write, input) =>
      change(core, write, { name: 'virtualLines.create', needs }, input, each => createVirtualLine(each, input)),
    get: async (actor, id) => {
      requireRight(actor, 'read devices');
      return requireVirtualLine(core.storage, actor, id);
    },
    list: (actor, request) => listVirtualLines(core, actor, request),
    update: (write, id, wish) =>
      edit(write, 'virtualLines.update', { id, ...wish }, (each, before) => changeVirtualLine(each, before, wish)),
    close: (write, id) => edit(write, 'virtualLines.close', { id }, closeVirtualLine),
    reopen: (write, id) => edit(write, 'virtualLines.reopen', { id }, reopenVirtualLine),
  };
}

async function listVirtualLines({ storage }: Core, actor: Actor, request: ListRequest<VirtualLineFilter, 'createdAt'>) {
  requireRight(actor, 'read devices');
  const { locationId = null, state, search = null } = request.filter ?? {};
  const descending = request.sort?.descending ?? false;
  const isClosed = state === 'closed' ? 1 : 0;
  const key = { org: actor.org, isClosed, locationId, ...reachOf(actor) } as const;
  const matches = createMatch(search);
  const walk = walkById<VirtualLine>({
    descending,
    read: (after, limit) => storage.all(selectVirtualLines[descending ? 'descending' : 'ascending'], { ...key, after, limit }),
    matches: ({ firstName, lastName }) => matches([`${firstName} ${lastName}`]),
  });
  return pageOfList('virtual-lines', request, walk, row => ({ ...row }));
}

async function requireVirtualLine(reader: Reader, actor: Actor, id: OwnerId): Promise<VirtualLine> {
  const line = await reader.one(selectVirtualLineEver, { org: actor.org, id });
  const calling = await findCalling(reader, actor.org, { id });
  if (line === undefined || !seesLocation(actor, calling?.locationId ?? null)) throw notFound('virtual_line');
  return { ...line };
}
