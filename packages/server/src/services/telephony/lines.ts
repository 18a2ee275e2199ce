/** Reads, lists, changes and ends the lines on devices. */
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import { removeSharedLine } from '../../core/composed/remove-shared-line.ts';
import type { Core } from '../../core/core.ts';
import { requireReachedOwner } from '../../core/owners.ts';
import { reachOf, requireRight } from '../../core/rights.ts';
import { changeLine, type LineChange } from '../../core/telephony/change-line.ts';
import type { Actor } from '../../domain/actor.ts';
import { notFound } from '../../domain/problem.ts';
import { selectListedLine } from '../../storage/statements/line-list.ts';
import type { Reader } from '../../storage/storage.ts';
import { createLineList, type LineList, type ListedLine, toListedLine } from './line-list.ts';

export interface Lines {
  readonly list: LineList;
  /** Also one that has ended. */
  readonly get: (actor: Actor, id: string) => Promise<ListedLine>;
  readonly update: (write: Write, id: string, wish: LineChange) => Promise<ListedLine>;
  /** Takes a shared line from its device. One that has ended stays unchanged. */
  readonly end: (write: Write, id: string) => Promise<ListedLine>;
}

const needs = 'write devices';

export function createLines(core: Core): Lines {
  const edit = (
    write: Write,
    name: string,
    request: { readonly id: string },
    verb: (edit: Edit, before: ListedLine) => unknown,
  ) =>
    change(core, write, { name, needs }, request, async each => {
      const before = await requireLine(each.tx, each.actor, request.id);
      await requireReachedOwner(each.tx, each.actor, before.line.owner);
      checkRevision(each, before.line);
      await verb(each, before);
      return requireLine(each.tx, each.actor, request.id);
    });
  return {
    list: createLineList(core),
    get: async (actor, id) => {
      requireRight(actor, 'read devices');
      return requireLine(core.storage, actor, id);
    },
    update: (write, id, wish) =>
      edit(write, 'lines.update', { id, ...wish }, (each, { line, until }) => changeLine(each, line, until, wish)),
    end: (write, id) =>
      edit(write, 'lines.end', { id }, (each, { line, until }) => (until === null ? removeSharedLine(each, line) : undefined)),
  };
}

async function requireLine(reader: Reader, actor: Actor, id: string): Promise<ListedLine> {
  const row = await reader.one(selectListedLine, { org: actor.org, id, ...reachOf(actor) });
  if (row === undefined || row.isSeen === 0) throw notFound('line');
  return toListedLine(row);
}
