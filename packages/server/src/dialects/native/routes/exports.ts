/** The native routes that write whole lists into files: the routes of the lists themselves, page by page, on one view of the store. */
import { routes as api, PAGE_LIMIT, type Route } from '@heldby/contract';
import { mayAct } from '../../../core/rights.ts';
import { prefersLines, replyAsCsv, replyAsLines } from '../../../http/dialect/csv-reply.ts';
import type { Call, DialectRoute } from '../../../http/dialect/dialect.ts';
import type { Services } from '../../../services/services.ts';
import { cellsOf, type LocationNames, needsLocations } from '../mapping/export-columns.ts';
import { createWriter } from '../mapping/export-file.ts';
import { assignmentListRoutes } from './assignment-list.ts';
import { deviceLineRoutes } from './device-lines.ts';
import { deviceRoutes } from './devices.ts';
import { eventRoutes } from './events.ts';
import { groupRoutes } from './groups.ts';
import { lineRoutes } from './lines.ts';
import { peopleRoutes } from './people.ts';
import { placeRoutes } from './places.ts';
import { telephonyListRoutes } from './telephony-lists.ts';
import { tokenRoutes } from './tokens.ts';

const LISTS: readonly DialectRoute[] = [
  ...peopleRoutes,
  ...deviceRoutes,
  ...assignmentListRoutes,
  ...placeRoutes,
  ...lineRoutes,
  ...groupRoutes,
  ...deviceLineRoutes,
  ...tokenRoutes,
  ...telephonyListRoutes,
  ...eventRoutes,
];

const EXPORTS = [
  api.exportPeople,
  api.exportDevices,
  api.exportAssignments,
  api.exportLocations,
  api.exportWorkspaces,
  api.exportVirtualLines,
  api.exportGroups,
  api.exportLines,
  api.exportTokens,
  api.exportActivationCodes,
  api.exportPushRegistrations,
  api.exportGuestSessions,
  api.exportEvents,
] as const;

export const exportRoutes: readonly DialectRoute[] = EXPORTS.map(route => toExport(route));

interface Asked {
  readonly columns?: readonly string[];
  readonly format?: 'csv' | 'ndjson';
  readonly bom?: boolean;
}

function toExport(route: Route): DialectRoute {
  const name = route.id.slice(route.id.lastIndexOf('.') + 1);
  const list = listRouteOf(name);
  const all = columnsOf(route);
  return {
    ...route,
    handle: async (call, { exports }) => {
      const { columns = all, format = formatOf(call), bom = false, ...filters } = call.query as Asked;
      const file = { list: name, format, columns, filters: Object.keys(filters) };
      const wanted = { ...call, query: { ...filters, ...pagesOf(name) } };
      const parts = await exports.open(call.write, file, services => textOf(list, wanted, services, { name, ...file, bom }));
      const path = route.path.slice(route.path.lastIndexOf('/') + 1);
      return format === 'csv' ? replyAsCsv(path, parts) : replyAsLines(path, parts);
    },
  };
}

function listRouteOf(name: string): DialectRoute {
  const found = LISTS.find(({ id }) => id === `native.${name}.list`);
  if (found === undefined) throw new Error(`there is no list ${name}`);
  return found;
}

function columnsOf({ query }: Route): readonly string[] {
  const { columns } = (query as { properties?: { columns?: { items: { enum: readonly string[] } } } }).properties ?? {};
  return columns?.items.enum ?? [];
}

function formatOf({ request }: Pick<Call, 'request'>): 'csv' | 'ndjson' {
  return prefersLines(request.headers.accept) ? 'ndjson' : 'csv';
}

function pagesOf(name: string): object {
  return { limit: PAGE_LIMIT, ...(name === 'assignments' ? { expand: ['person', 'device'] } : {}) };
}

interface File {
  readonly name: string;
  readonly columns: readonly string[];
  readonly format: 'csv' | 'ndjson';
  readonly bom: boolean;
}

/** The first part has the first page in it, so that a refusal comes before any text. */
async function* textOf(list: DialectRoute, call: Call, services: Services, file: File): AsyncGenerator<string> {
  const { name, columns, format, bom } = file;
  const mayRead = mayAct(call.actor, 'read locations');
  const names = mayRead && needsLocations(name, columns) ? await locationNames(call, services) : new Map<string, string>();
  const writer = createWriter(format, columns, cellsOf(name, names), bom);
  let { head } = writer;
  for await (const items of pagesOfList(list, call, services)) {
    yield head + writer.lines(items);
    head = '';
  }
  if (head !== '') yield head;
}

interface Page {
  readonly items: readonly object[];
  readonly nextCursor?: string | null;
  /** Of events: behind which to go on. */
  readonly after?: string;
  readonly more?: boolean;
}

async function* pagesOfList(list: DialectRoute, call: Call, services: Services): AsyncGenerator<readonly object[]> {
  for (let at: object | null = {}; at !== null; ) {
    const answer = (await list.handle({ ...call, query: { ...call.query, ...at } } as Call, services)) as Answer;
    const { reply, rest } = partsOf(answer);
    if (reply.items.length > 0) yield reply.items;
    if (rest !== null) for await (const part of rest) yield part as readonly object[];
    at = nextOf(reply);
  }
}

type Answer = Page | { readonly reply: Page; readonly rest: AsyncIterable<readonly unknown[]> | null };

/** A long page is read while it is used. */
function partsOf(answer: Answer): { readonly reply: Page; readonly rest: AsyncIterable<readonly unknown[]> | null } {
  return 'reply' in answer ? answer : { reply: answer, rest: null };
}

function nextOf({ nextCursor = null, after, more = false }: Page): object | null {
  if (after !== undefined) return more ? { after } : null;
  return nextCursor === null ? null : { cursor: nextCursor };
}

/** Also of closed ones. A name that two have would be ambiguous, so these keep their ids. */
async function locationNames(call: Call, services: Services): Promise<LocationNames> {
  const names = new Map<string, string>();
  const seen = new Set<string>();
  const ambiguous = new Set<string>();
  const list = listRouteOf('locations');
  for (const state of ['open', 'closed']) {
    for await (const items of pagesOfList(list, { ...call, query: { state, limit: PAGE_LIMIT } as never }, services)) {
      for (const { id, name } of items as readonly { id: string; name: string }[]) {
        if (seen.has(name)) ambiguous.add(name);
        seen.add(name);
        names.set(id, name);
      }
    }
  }
  return new Map([...names].filter(([, name]) => !ambiguous.has(name)));
}
