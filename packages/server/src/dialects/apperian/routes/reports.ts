/** Reports on the organization as it is now (contract apperian §10), in blocks with tokens in both directions. */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import { notFound } from '../../../domain/problem.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { toAnswer, toRequest } from '../mapping/report-blocks.ts';
import { toDeviceDetails, toUserDetails, toUsersByGroups } from '../mapping/reports.ts';
import { blockOf, DeviceDetails, ReportQuery, UserDetails, UsersByGroups } from '../schemas/reports.ts';

const deviceDetails = defineRoute({
  id: 'apperian.reports.device_details',
  method: 'GET',
  path: '/reports/device_details',
  summary: 'Every device of every user, with since when, when it was last active, and who disabled it; for administrators.',
  scope: 'devices.org:read',
  query: ReportQuery,
  status: 200,
  reply: blockOf(DeviceDetails),
});

const userDetails = defineRoute({
  id: 'apperian.reports.user_details',
  method: 'GET',
  path: '/reports/user_details',
  summary: 'Every user, for administrators.',
  scope: 'people.org:read',
  query: ReportQuery,
  status: 200,
  reply: blockOf(UserDetails),
});

const usersByGroups = defineRoute({
  id: 'apperian.reports.users_by_groups',
  method: 'GET',
  path: '/reports/users_by_groups',
  summary: 'Every user once for each of their groups, for administrators.',
  scope: 'people.org:read',
  query: ReportQuery,
  status: 200,
  reply: blockOf(UsersByGroups),
});

const other = defineRoute({
  id: 'apperian.reports.other',
  method: 'GET',
  path: '/reports/{name}',
  summary: 'Every other report: heldby keeps no data for it, and the answer is 404.',
  scope: 'people.org:read',
  status: 200,
  reply: Type.Object({}),
});

export const reportRoutes: readonly DialectRoute[] = [
  serve(deviceDetails, async ({ actor, query }, { reports }) =>
    toAnswer(await reports.handsets(actor, toRequest('device_details', query, DeviceDetails, toDeviceDetails))),
  ),
  serve(userDetails, async ({ actor, query }, { reports }) =>
    toAnswer(await reports.people(actor, toRequest('user_details', query, UserDetails, toUserDetails))),
  ),
  serve(usersByGroups, async ({ actor, query }, { reports }) =>
    toAnswer(await reports.people(actor, toRequest('users_by_groups', query, UsersByGroups, toUsersByGroups))),
  ),
  serve(other, async () => {
    throw notFound('report');
  }),
];
