/** telephony/config: the settings of many phones, and jobs on them (contract webex §3.11). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import type { DeskJobKind } from '../../../domain/desk-jobs.ts';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { idOf, uuidOf } from '../ids.ts';
import { toDeskJob, toJobErrors } from '../mapping/desk-jobs.ts';
import { toDefaultSettings, toDefaultsChange } from '../mapping/shared-settings.ts';
import {
  DefaultSettings,
  DeskJob,
  DeskJobs,
  JobErrors,
  JobsQuery,
  RebuildInput,
  SettingsJobInput,
} from '../schemas/desk-jobs.ts';
import { orgId } from '../schemas/requests.ts';
import type { WebexOptions } from './options.ts';
import { paged, serveWebex } from './serve.ts';

const READ = 'spark-admin:telephony_config_read';
const WRITE = 'spark-admin:telephony_config_write';
const CONFIG = '/v1/telephony/config';
const SETTINGS = `${CONFIG}/jobs/devices/callDeviceSettings`;
const REBUILD = `${CONFIG}/jobs/devices/rebuildPhones`;
const query = Type.Object(orgId);
const reading = { method: 'GET', scope: READ, query, status: 200 } as const;
const asking = { method: 'POST', scope: WRITE, query, status: 202 } as const;

const organizationSettings = defineRoute({
  ...reading,
  id: 'webex.organizationSettings.get',
  path: `${CONFIG}/devices/settings`,
  summary: 'The settings of phones that have none of their own.',
  reply: DefaultSettings,
});

const locationSettings = defineRoute({
  ...reading,
  id: 'webex.locations.deviceSettings.get',
  path: `${CONFIG}/locations/{locationId}/devices/settings`,
  summary: 'The settings of the phones in a location that have none of their own.',
  reply: DefaultSettings,
});

const changeSettings = defineRoute({
  ...asking,
  id: 'webex.jobs.deviceSettings.create',
  path: SETTINGS,
  summary: 'Changes the settings of phones that have none of their own, and tells them to apply these.',
  body: SettingsJobInput,
  reply: DeskJob,
});

const rebuild = defineRoute({
  ...asking,
  id: 'webex.jobs.rebuildPhones.create',
  path: REBUILD,
  summary: 'Tells the phones of a location to build their configuration anew.',
  body: RebuildInput,
  reply: DeskJob,
});

export function deskJobRoutes(options: WebexOptions): readonly DialectRoute[] {
  return [
    serveWebex(organizationSettings, async ({ actor }, { deskSettings }) =>
      toDefaultSettings(await deskSettings.defaults(actor, null), false),
    ),
    serveWebex(locationSettings, async (call, { deskSettings }) =>
      toDefaultSettings(await deskSettings.defaults(call.actor, idOf(call, 'locationId')), true),
    ),
    serveWebex(changeSettings, async ({ actor, body, write }, { deskSettings }) =>
      toDeskJob(await deskSettings.changeDefaults(write, toDefaultsChange(body)), actor.organizationId),
    ),
    ...jobRoutes('desk_settings', 'deviceSettings', SETTINGS, options),
    serveWebex(rebuild, async ({ actor, body, write }, { deskSettings }) =>
      toDeskJob(await deskSettings.rebuild(write, uuidOf(body.locationId)), actor.organizationId),
    ),
    ...jobRoutes('rebuild_phones', 'rebuildPhones', REBUILD, options),
  ];
}

/** What clients read of the jobs of a kind, whose name is in the ids of the routes. */
export function jobRoutes(kind: DeskJobKind, name: string, path: string, options: WebexOptions): readonly DialectRoute[] {
  const list = defineRoute({
    ...reading,
    query: JobsQuery,
    id: `webex.jobs.${name}.list`,
    path,
    summary: 'These jobs, the newest first.',
    reply: DeskJobs,
  });
  const get = defineRoute({
    ...reading,
    id: `webex.jobs.${name}.get`,
    path: `${path}/{jobId}`,
    summary: 'How far one of these jobs is.',
    reply: DeskJob,
  });
  const errors = defineRoute({
    ...reading,
    id: `webex.jobs.${name}.errors`,
    path: `${path}/{jobId}/errors`,
    summary: 'Why one of these jobs failed.',
    reply: JobErrors,
  });
  return [
    serveWebex(list, async (call, { deskSettings }) => {
      const jobs = await paged(call, options, page => deskSettings.listJobs(call.actor, kind, page));
      return { items: jobs.map(job => toDeskJob(job, call.actor.organizationId)) };
    }),
    serveWebex(get, async (call, { deskSettings }) =>
      toDeskJob(await deskSettings.getJob(call.actor, kind, idOf(call, 'jobId')), call.actor.organizationId),
    ),
    serveWebex(errors, async (call, { deskSettings }) =>
      toJobErrors(await deskSettings.getJob(call.actor, kind, idOf(call, 'jobId'))),
    ),
  ];
}
