/** Routes that write whole lists into files. Each takes the filters of its list. */
import Type, { type TObject, type TProperties } from 'typebox';
import { EXPORT_COLUMNS } from '../export-columns.ts';
import { someOf } from '../lists.ts';
import { defineRoute } from '../route.ts';
import { closed, oneOf } from '../schema.ts';
import { listAssignments } from './assignment-list.ts';
import { BASE } from './common.ts';
import { listLines } from './device-lines.ts';
import { listDevices } from './devices.ts';
import { listEvents } from './events.ts';
import { listGroups } from './groups.ts';
import { listVirtualLines } from './lines.ts';
import { listPeople } from './people.ts';
import { listLocations, listWorkspaces } from './places.ts';
import { listActivationCodes, listGuestSessions, listPushRegistrations } from './telephony-lists.ts';
import { listTokens } from './tokens.ts';

interface ListRoute<Q extends TObject> {
  readonly path: string;
  readonly scope: string;
  readonly query: Q;
}

type Paging = 'limit' | 'cursor' | 'total' | 'fields' | 'expand' | 'wait';

const MEDIA = '`csv` for spreadsheets, or `ndjson`: a JSON object a line. Left out: as `Accept` says, or `csv`.';
const BOM = 'Whether a CSV file begins with a byte order mark, without which Excel takes it for another encoding than UTF-8.';

function exportOf<const I extends string, Q extends TObject, const C extends string>(
  id: I,
  list: ListRoute<Q>,
  columns: readonly C[],
) {
  const { limit, cursor, total, fields, expand, wait, ...filters } = list.query.properties as TProperties;
  const what = list.path.slice(BASE.length + 1);
  return defineRoute({
    id: `native.exports.${id}`,
    method: 'GET',
    path: `${BASE}/export/${what}` as const,
    summary: `Writes all ${what.replaceAll('-', ' ')} that the filters find into a CSV or NDJSON file, as they are at one moment.`,
    scope: list.scope,
    query: closed({
      ...(filters as unknown as Omit<Q['properties'], Paging>),
      columns: Type.Optional(someOf(columns, 'Only these columns, separated by commas.')),
      format: Type.Optional(oneOf(['csv', 'ndjson'], MEDIA)),
      bom: Type.Optional(Type.Boolean({ description: BOM })),
    }),
    status: 200,
    streams: 'text/csv',
    reply: null,
  });
}

/** The members of the items of a page. */
function membersOf({ reply }: { readonly reply: TObject }): readonly string[] {
  const { items } = reply.properties as { items?: { items?: TObject } };
  return Object.keys(items?.items?.properties ?? {});
}

export const exportPeople = exportOf('people', listPeople, EXPORT_COLUMNS.people);
export const exportDevices = exportOf('devices', listDevices, EXPORT_COLUMNS.devices);
export const exportAssignments = exportOf('assignments', listAssignments, EXPORT_COLUMNS.assignments);
export const exportLocations = exportOf('locations', listLocations, membersOf(listLocations));
export const exportWorkspaces = exportOf('workspaces', listWorkspaces, membersOf(listWorkspaces));
export const exportVirtualLines = exportOf('virtualLines', listVirtualLines, membersOf(listVirtualLines));
export const exportGroups = exportOf('groups', listGroups, membersOf(listGroups));
export const exportLines = exportOf('lines', listLines, EXPORT_COLUMNS.lines);
export const exportTokens = exportOf('tokens', listTokens, membersOf(listTokens));
export const exportActivationCodes = exportOf('activationCodes', listActivationCodes, membersOf(listActivationCodes));
export const exportPushRegistrations = exportOf('pushRegistrations', listPushRegistrations, membersOf(listPushRegistrations));
export const exportGuestSessions = exportOf('guestSessions', listGuestSessions, membersOf(listGuestSessions));
export const exportEvents = exportOf('events', listEvents, membersOf(listEvents));
