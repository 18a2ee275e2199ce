/** Timelines of people, workspaces and devices, and of the whole organization. */
import { HistoryQuery, NamedEvent, TimelineQuery } from '../feed.ts';
import { defineRoute } from '../route.ts';
import { pageOf } from '../schema.ts';
import { BASE } from './common.ts';

export const timelineOfPerson = defineRoute({
  id: 'native.people.timeline',
  method: 'GET',
  path: `${BASE}/people/{personId}/timeline`,
  summary: 'Lists what has happened to a person and with what they hold, also after they have left. People may read their own.',
  scope: 'events:read',
  query: TimelineQuery,
  status: 200,
  reply: pageOf(NamedEvent),
});

export const timelineOfWorkspace = defineRoute({
  id: 'native.workspaces.timeline',
  method: 'GET',
  path: `${BASE}/workspaces/{workspaceId}/timeline`,
  summary: 'Lists what has happened to a workspace and with what it holds.',
  scope: 'events:read',
  query: TimelineQuery,
  status: 200,
  reply: pageOf(NamedEvent),
});

export const timelineOfDevice = defineRoute({
  id: 'native.devices.timeline',
  method: 'GET',
  path: `${BASE}/devices/{deviceId}/timeline`,
  summary: 'Lists what has happened to a device and who held it.',
  scope: 'events:read',
  query: TimelineQuery,
  status: 200,
  reply: pageOf(NamedEvent),
});

export const timelineOfOrganization = defineRoute({
  id: 'native.organization.timeline',
  method: 'GET',
  path: `${BASE}/organization/timeline`,
  summary: 'Lists what has happened in the organization, the newest first, filtered as the feed is.',
  scope: 'events:read',
  query: HistoryQuery,
  status: 200,
  reply: pageOf(NamedEvent),
});
