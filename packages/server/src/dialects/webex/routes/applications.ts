/** A person's apps for calls, where they answer first, and images for phones (contract webex §3.10). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import { requireRight } from '../../../core/rights.ts';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { toApplicationSettings, toKeptApplications, toKeptPreference, toPreferredAnswer } from '../mapping/applications.ts';
import {
  ApplicationSettings,
  ApplicationSettingsInput,
  BackgroundImages,
  PreferredAnswer,
  PreferredAnswerInput,
} from '../schemas/applications.ts';
import { orgId } from '../schemas/requests.ts';
import { serveWebex } from './serve.ts';

const READ = 'spark-admin:telephony_config_read';
const WRITE = 'spark-admin:telephony_config_write';
const APPLICATIONS = '/v1/people/{personId}/features/applications';
const PREFERRED = '/v1/telephony/config/people/{personId}/preferredAnswerEndpoint';
const query = Type.Object(orgId);

const getApplications = defineRoute({
  id: 'webex.people.applications.get',
  method: 'GET',
  path: APPLICATIONS,
  summary: "The person's apps for calls, and what rings.",
  scope: READ,
  query,
  status: 200,
  reply: ApplicationSettings,
});

const putApplications = defineRoute({
  id: 'webex.people.applications.replace',
  method: 'PUT',
  path: APPLICATIONS,
  summary: 'Keeps which apps for calls the person uses, and what rings.',
  scope: 'spark-admin:people_write',
  query,
  body: ApplicationSettingsInput,
  status: 204,
  reply: null,
});

const getPreferred = defineRoute({
  id: 'webex.people.preferredAnswer.get',
  method: 'GET',
  path: PREFERRED,
  summary: 'Where the person answers first, and where they could.',
  scope: READ,
  query,
  status: 200,
  reply: PreferredAnswer,
});

const putPreferred = defineRoute({
  id: 'webex.people.preferredAnswer.replace',
  method: 'PUT',
  path: PREFERRED,
  summary: 'Keeps where the person answers first.',
  scope: WRITE,
  query,
  body: PreferredAnswerInput,
  status: 204,
  reply: null,
});

const backgroundImages = defineRoute({
  id: 'webex.configuredDevices.backgroundImages',
  method: 'GET',
  path: '/v1/telephony/config/devices/backgroundImages',
  summary: 'Images for the screens of phones. heldby stores none.',
  scope: READ,
  query,
  status: 200,
  reply: BackgroundImages,
});

export const applicationRoutes: readonly DialectRoute[] = [
  serveWebex(getApplications, async (call, { calling }) =>
    toApplicationSettings(await calling.keptOf(call.actor, idOf(call, 'personId'), 'call settings')),
  ),
  serveWebex(putApplications, async (call, { calling }) => {
    const { body, write } = call;
    await calling.keepFor(write, idOf(call, 'personId'), 'call settings', body, before => toKeptApplications(body, before));
  }),
  serveWebex(getPreferred, async (call, { calling }) =>
    toPreferredAnswer(await calling.keptOf(call.actor, idOf(call, 'personId'), 'call settings')),
  ),
  serveWebex(putPreferred, async (call, { calling }) => {
    const { preferredAnswerEndpointId: id } = call.body;
    const wanted = { preferredAnswerEndpointId: id };
    await calling.keepFor(call.write, idOf(call, 'personId'), 'call settings', wanted, before => toKeptPreference(id, before));
  }),
  serveWebex(backgroundImages, async ({ actor }) => {
    requireRight(actor, 'read desk settings');
    return { backgroundImages: [], count: 0 };
  }),
];
