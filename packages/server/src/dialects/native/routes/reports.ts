/** The native routes of reports: the lists themselves with the filter that the report is about, as JSON or CSV. */
import { routes as api } from '@heldby/contract';
import { toPerson } from '../../../core/objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { csvReply, wantsCsv } from '../mapping/csv.ts';
import { countRequest, daysIn, progressOf, toDailyCount } from '../mapping/device-counts.ts';
import { beforeIn, idIn, listRequest, toListPage } from '../mapping/lists.ts';
import { toHappened, toOverview } from '../mapping/overview.ts';
import { toPage } from '../mapping/pages.ts';
import {
  COUNT_COLUMNS,
  DAILY_COUNT_COLUMNS,
  HAPPENED_COLUMNS,
  LOAN_COLUMNS,
  PERSON_COLUMNS,
  REPORTED_COLUMNS,
} from '../mapping/report-columns.ts';
import { deviceFilterOf, sinceIn, toLoan, toReportedDevice } from '../mapping/reports.ts';
import { pageOf } from '../mapping/requests.ts';

export const reportRoutes: readonly DialectRoute[] = [
  serve(api.reportPeopleWithoutDevices, async (call, { people }) => {
    const { actor, query } = call;
    const filter = {
      isDeviceless: true,
      roles: query.role ?? null,
      locationId: idIn(query.location),
      groupId: idIn(query.group),
      state: query.state ?? null,
      createdBefore: beforeIn(query, 'createdBefore'),
    };
    const read = async (page: object) =>
      toListPage(await people.list(actor, listRequest({ ...query, ...page }, filter)), query.fields, toPerson);
    return wantsCsv(call) ? csvReply('people-without-devices', PERSON_COLUMNS, read) : read({});
  }),
  serve(api.reportUnheldDevices, async (call, { reportedDevices }) => {
    const { actor, query } = call;
    const filter = { ...deviceFilterOf(query), holderless: true, createdBefore: beforeIn(query, 'createdBefore') };
    const read = async (page: object) =>
      toListPage(await reportedDevices(actor, listRequest({ ...query, ...page }, filter)), query.fields, toReportedDevice);
    return wantsCsv(call) ? csvReply('unheld-devices', REPORTED_COLUMNS, read) : read({});
  }),
  serve(api.reportUnusedDevices, async (call, { reportedDevices }) => {
    const { actor, query } = call;
    const inactiveSince = sinceIn(query.since, call.nowMs());
    const filter = { ...deviceFilterOf(query), holderless: query.holderless ?? null, inactiveSince };
    const read = async (page: object) =>
      toListPage(await reportedDevices(actor, listRequest({ ...query, ...page }, filter)), query.fields, toReportedDevice);
    return wantsCsv(call) ? csvReply('unused-devices', REPORTED_COLUMNS, read) : read({});
  }),
  serve(api.reportLoans, async (call, { loans }) => {
    const { actor, query } = call;
    const dueBefore = beforeIn(query, 'dueBefore');
    const filter = { state: query.state ?? 'all', ownerId: idIn(query.owner), dueAfter: null, dueBefore } as const;
    const read = async (page: object) => toPage(await loans.list(actor, filter, pageOf({ ...query, ...page })), toLoan);
    return wantsCsv(call) ? csvReply('loans', LOAN_COLUMNS, read) : read({});
  }),
  serve(api.reportCounts, async (call, { deviceCounts }) => {
    const { actor, query } = call;
    const read = async (page: object) => {
      const { items, nextCursor, ...more } = await deviceCounts.now(actor, countRequest({ ...query, ...page }));
      return { items: [...items], nextCursor, ...progressOf(more) };
    };
    return wantsCsv(call) ? csvReply('counts', COUNT_COLUMNS, read) : read({});
  }),
  serve(api.reportDailyCounts, async (call, { deviceCounts }) => {
    const { actor, query } = call;
    const days = daysIn(query, call.nowMs());
    const read = async (page: object) => {
      const request = { ...countRequest({ ...query, ...page }), ...days };
      const { items, nextCursor, ...more } = await deviceCounts.daily(actor, request);
      return { items: items.map(toDailyCount), nextCursor, ...progressOf(more) };
    };
    return wantsCsv(call) ? csvReply('daily-counts', DAILY_COUNT_COLUMNS, read) : read({});
  }),
  serve(api.reportHappened, async (call, { flows }) => {
    const { actor, query } = call;
    const request = { per: query.per ?? 'week', ...daysIn(query, call.nowMs()) } as const;
    const read = async () => {
      const { items, ...progress } = await flows.list(actor, request);
      return { items: items.map(toHappened), nextCursor: null, ...progressOf(progress) };
    };
    if (wantsCsv(call)) return csvReply('happened', HAPPENED_COLUMNS, read);
    const { nextCursor: _, ...answer } = await read();
    return answer;
  }),
  serve(api.reportOverview, async ({ actor }, { overviews }) => toOverview(await overviews.read(actor))),
];
