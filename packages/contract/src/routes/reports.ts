/** Routes of reports: who holds nothing, what nobody holds or uses, what is to come back, how many there are. JSON or CSV. */
import Type from 'typebox';
import { LENGTHS } from '../lengths.ts';
import { idFilter, listOf, listQuery, someOf, timeFilter } from '../lists.ts';
import { Loan } from '../loan-objects.ts';
import { DEVICE_KIND_WORDS, LIFECYCLE_WORDS, Person, PLATFORM_WORDS, ROLE_WORDS } from '../objects.ts';
import {
  COUNT_PROGRESS,
  COUNTED_BY_WORDS,
  DailyDeviceCount,
  DeviceCount,
  Happened,
  Overview,
  ReportedDevice,
} from '../report-objects.ts';
import { defineRoute } from '../route.ts';
import { closed, oneOf, PageQuery, pageOf, text } from '../schema.ts';
import { BASE, name } from './common.ts';

const format = {
  format: Type.Optional(
    oneOf(
      ['json', 'csv'],
      '`csv`: all rows in one file, without `limit` and `cursor`. Left out: what the header `Accept` prefers, or JSON.',
    ),
  ),
};

const ofDevice = {
  kind: Type.Optional(someOf(DEVICE_KIND_WORDS, 'One of these kinds, separated by commas.')),
  platform: Type.Optional(someOf(PLATFORM_WORDS, 'One of these operating systems, separated by commas.')),
  model: Type.Optional(name('Exactly this model.')),
  make: Type.Optional(name('Exactly this manufacturer.')),
  location: idFilter('Where the device is.'),
  tag: Type.Optional(text(LENGTHS.tag, 'Exactly this tag.')),
  lifecycle: Type.Optional(someOf(LIFECYCLE_WORDS, 'In one of these states, separated by commas.')),
};

export const reportPeopleWithoutDevices = defineRoute({
  id: 'native.reports.peopleWithoutDevices',
  method: 'GET',
  path: `${BASE}/reports/people-without-devices`,
  summary: 'Lists the people who hold nothing now.',
  scope: 'people.org:read',
  query: listQuery({
    item: Person,
    sorts: ['number', 'createdAt', 'login', 'displayName'],
    filters: {
      role: Type.Optional(someOf(ROLE_WORDS, 'One of these roles, separated by commas.')),
      location: idFilter('Where they belong.'),
      group: idFilter('The group that they are in.'),
      state: Type.Optional(oneOf(['active', 'disabled'], 'Whether they may sign in.')),
      createdBefore: timeFilter('Added before it.'),
      ...format,
    },
  }),
  status: 200,
  csv: true,
  reply: listOf(Person),
});

export const reportUnheldDevices = defineRoute({
  id: 'native.reports.unheldDevices',
  method: 'GET',
  path: `${BASE}/reports/unheld-devices`,
  summary: 'Lists the devices that nobody holds now, and who held them last.',
  scope: 'devices.org:read',
  query: listQuery({
    item: ReportedDevice,
    sorts: ['number', 'createdAt'],
    filters: { ...ofDevice, createdBefore: timeFilter('Added before it.'), ...format },
  }),
  status: 200,
  csv: true,
  reply: listOf(ReportedDevice),
});

export const reportUnusedDevices = defineRoute({
  id: 'native.reports.unusedDevices',
  method: 'GET',
  path: `${BASE}/reports/unused-devices`,
  summary: 'Lists the devices that nobody has used for a time or since a day, and who holds them.',
  scope: 'devices.org:read',
  query: listQuery({
    item: ReportedDevice,
    sorts: ['number', 'createdAt'],
    filters: {
      since: Type.String({
        minLength: 1,
        maxLength: LENGTHS.short,
        description:
          'Added before it, and not used since: a date-time, a day in UTC, or how long ago (`P90D`, `P6M`; also `90d`, `12w`).',
        examples: ['P90D'],
      }),
      holderless: Type.Optional(Type.Boolean({ description: 'Whether nobody holds it now.' })),
      ...ofDevice,
      ...format,
    },
  }),
  status: 200,
  csv: true,
  reply: listOf(ReportedDevice),
});

export const reportLoans = defineRoute({
  id: 'native.reports.loans',
  method: 'GET',
  path: `${BASE}/reports/loans`,
  summary: 'Lists the devices that are to come back and who has them, those that are due first at the top.',
  scope: 'devices.org:read',
  query: closed({
    ...PageQuery.properties,
    state: Type.Optional(oneOf(['all', 'due', 'overdue'], '`due`: still in time. `overdue`: late. Defaults to `all`.')),
    dueBefore: timeFilter('Due before it.'),
    owner: idFilter('What this person or other owner has borrowed.'),
    ...format,
  }),
  status: 200,
  csv: true,
  reply: pageOf(Loan),
});

const counts = {
  by: oneOf(COUNTED_BY_WORDS, 'What the devices are counted by. A location is where the device itself is.'),
  total: Type.Optional(Type.Boolean({ description: 'Whether to count all items, on every page.' })),
  ...PageQuery.properties,
  ...format,
};

export const reportCounts = defineRoute({
  id: 'native.reports.counts',
  method: 'GET',
  path: `${BASE}/reports/counts`,
  summary: 'Counts the devices by kind, platform, make, model, state, lifecycle or location, now.',
  scope: 'devices.org:read',
  query: closed(counts),
  status: 200,
  csv: true,
  reply: closed({ ...listOf(DeviceCount).properties, ...COUNT_PROGRESS }),
});

const day = (description: string) => Type.Optional(Type.String({ format: 'date', maxLength: LENGTHS.short, description }));

export const reportDailyCounts = defineRoute({
  id: 'native.reports.dailyCounts',
  method: 'GET',
  path: `${BASE}/reports/daily-counts`,
  summary: 'Counts the devices in the same ways for each day, as it ended.',
  scope: 'devices.org:read',
  query: closed({
    ...counts,
    since: day('The first day, in UTC. Defaults to 30 days before the last.'),
    until: day('The last day, and with it. Defaults to today.'),
  }),
  status: 200,
  csv: true,
  reply: closed({ ...listOf(DailyDeviceCount).properties, ...COUNT_PROGRESS }),
});

export const reportHappened = defineRoute({
  id: 'native.reports.happened',
  method: 'GET',
  path: `${BASE}/reports/happened`,
  summary: 'Counts who came and left, and which assignments began and ended, by day or by week.',
  scope: 'devices.org:read',
  query: closed({
    per: Type.Optional(oneOf(['week', 'day'], 'Defaults to `week`, which begins on Monday.')),
    since: day('The first day, in UTC, or one of the first week. Defaults to twelve weeks before the last.'),
    until: day('The last day, and with it. Defaults to today.'),
    ...format,
  }),
  status: 200,
  csv: true,
  reply: closed({ items: Type.Array(Happened), ...COUNT_PROGRESS }),
});

export const reportOverview = defineRoute({
  id: 'native.reports.overview',
  method: 'GET',
  path: `${BASE}/reports/overview`,
  summary: 'Returns the figures of today: devices, people, approvals, stale devices, loans, leavers and sign-ins.',
  scope: 'devices.org:read',
  status: 200,
  reply: Overview,
});
