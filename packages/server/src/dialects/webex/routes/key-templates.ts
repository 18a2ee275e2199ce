/** telephony/config: templates of line keys, and applying them (contract webex §3.12). */
import { defineRoute } from '@heldby/contract';
import Type from 'typebox';
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { idOf, renderId } from '../ids.ts';
import { toDeskJob } from '../mapping/desk-jobs.ts';
import { templateOf, toKeysRequest, toKeyTemplate, toNewTemplate, toTemplateWish } from '../mapping/key-templates.ts';
import { DeskJob } from '../schemas/desk-jobs.ts';
import {
  ApplyTemplate,
  CreatedTemplate,
  KeyTemplate,
  KeyTemplateInput,
  KeyTemplates,
  NewKeyTemplate,
} from '../schemas/key-templates.ts';
import { orgId } from '../schemas/requests.ts';
import { jobRoutes } from './desk-jobs.ts';
import type { WebexOptions } from './options.ts';
import { serveWebex } from './serve.ts';

const PATH = '/v1/telephony/config/devices/lineKeyTemplates';
const ONE = `${PATH}/{templateId}`;
const APPLY = '/v1/telephony/config/jobs/devices/applyLineKeyTemplate';
const query = Type.Object(orgId);
const reading = { method: 'GET', scope: 'spark-admin:telephony_config_read', query, status: 200 } as const;
const writing = { scope: 'spark-admin:telephony_config_write', query } as const;

const list = defineRoute({
  ...reading,
  id: 'webex.keyTemplates.list',
  path: PATH,
  summary: 'All templates of line keys.',
  reply: KeyTemplates,
});

const get = defineRoute({
  ...reading,
  id: 'webex.keyTemplates.get',
  path: ONE,
  summary: 'One template of line keys.',
  reply: KeyTemplate,
});

const create = defineRoute({
  ...writing,
  id: 'webex.keyTemplates.create',
  method: 'POST',
  path: PATH,
  summary: 'Adds a template of the line keys of phones of a model.',
  body: NewKeyTemplate,
  status: 201,
  reply: CreatedTemplate,
});

const change = defineRoute({
  ...writing,
  id: 'webex.keyTemplates.replace',
  method: 'PUT',
  path: ONE,
  summary: 'Changes a template of line keys. Phones keep the keys that they have by it.',
  body: KeyTemplateInput,
  status: 204,
  reply: null,
});

const remove = defineRoute({
  ...writing,
  id: 'webex.keyTemplates.delete',
  method: 'DELETE',
  path: ONE,
  summary: 'Removes a template of line keys. Phones keep the keys that they have by it.',
  status: 204,
  reply: null,
});

const apply = defineRoute({
  ...writing,
  id: 'webex.jobs.lineKeys.create',
  method: 'POST',
  path: APPLY,
  summary: 'Lays the line keys of phones out by a template, or as usual.',
  body: ApplyTemplate,
  status: 202,
  reply: DeskJob,
});

export function keyTemplateRoutes(options: WebexOptions): readonly DialectRoute[] {
  return [
    serveWebex(list, async ({ actor }, { deskSettings }) => ({
      lineKeyTemplates: (await deskSettings.listTemplates(actor)).map(each => toKeyTemplate(each, actor.policy)),
    })),
    serveWebex(get, async (call, { deskSettings }) =>
      toKeyTemplate(await deskSettings.getTemplate(call.actor, idOf(call, 'templateId')), call.actor.policy),
    ),
    serveWebex(create, async ({ actor, body, write }, { deskSettings }) => {
      const { id } = await deskSettings.createTemplate(write, toNewTemplate(body, actor.policy));
      return { id: renderId('DEVICE_LINE_KEY_TEMPLATE', id) };
    }),
    serveWebex(change, async (call, { deskSettings }) => {
      const { actor, body, write } = call;
      const toWish = (before: Parameters<typeof toTemplateWish>[1]) => toTemplateWish(body, before, actor.policy);
      await deskSettings.updateTemplate(write, idOf(call, 'templateId'), body, toWish);
    }),
    serveWebex(remove, async (call, { deskSettings }) => deskSettings.removeTemplate(call.write, idOf(call, 'templateId'))),
    serveWebex(apply, async ({ actor, body, write }, { deskSettings }) => {
      const job = await deskSettings.layOut(write, templateOf(body), template => toKeysRequest(body, template, actor.policy));
      return toDeskJob(job, actor.organizationId);
    }),
    ...jobRoutes('key_layouts', 'lineKeys', APPLY, options),
  ];
}
