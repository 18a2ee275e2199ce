/** Routes of mail. */
import Type from 'typebox';
import { Job } from '../job-objects.ts';
import { MailState, MailTemplate, MailTexts } from '../mail-objects.ts';
import { defineRoute } from '../route.ts';
import { closed, reason, WriteQuery } from '../schema.ts';
import { BASE, ReasonBody } from './common.ts';

export const getMail = defineRoute({
  id: 'native.mail.get',
  method: 'GET',
  path: `${BASE}/mail`,
  summary: 'Tells whether the server can send mail, and who its sender is. Its operator sets that up.',
  scope: 'people.org:read',
  status: 200,
  reply: MailState,
});

export const listMailTemplates = defineRoute({
  id: 'native.mail.templates',
  method: 'GET',
  path: `${BASE}/mail/templates`,
  summary: 'Lists the kinds of mail with their texts.',
  scope: 'people.org:read',
  status: 200,
  reply: closed({ items: Type.Array(MailTemplate) }),
});

export const setMailTemplate = defineRoute({
  id: 'native.mail.setTemplate',
  method: 'PUT',
  path: `${BASE}/mail/templates/{template}`,
  summary: "Sets the organization's own texts of a kind of mail.",
  scope: 'org:admin',
  query: WriteQuery,
  body: closed({ ...MailTexts.properties, ...reason }),
  status: 200,
  reply: MailTemplate,
});

export const resetMailTemplate = defineRoute({
  id: 'native.mail.resetTemplate',
  method: 'DELETE',
  path: `${BASE}/mail/templates/{template}`,
  summary: 'Brings the usual texts of a kind of mail back.',
  scope: 'org:admin',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 200,
  reply: MailTemplate,
});

export const testMail = defineRoute({
  id: 'native.mail.test',
  method: 'POST',
  path: `${BASE}/mail/test`,
  summary: 'Sends a mail to your own address. The job tells whether the mail server took it.',
  scope: 'org:admin',
  query: WriteQuery,
  body: ReasonBody,
  bodyOptional: true,
  status: 202,
  reply: Job,
});
