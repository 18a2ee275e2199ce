/** The native routes of mail. */
import { routes as api } from '@heldby/contract';
import { toJob } from '../../../core/job-objects.ts';
import { toMailTemplate } from '../../../core/mail-objects.ts';
import { type DialectRoute, serve } from '../../../http/dialect/dialect.ts';
import { membersOf, writeOf } from '../mapping/requests.ts';
import { tagged } from '../mapping/tags.ts';

export const mailRoutes: readonly DialectRoute[] = [
  serve(api.getMail, async ({ actor }, { mails }) => mails.state(actor)),
  serve(api.listMailTemplates, async ({ actor }, { mails }) => ({ items: (await mails.templates(actor)).map(toMailTemplate) })),
  serve(api.setMailTemplate, async (call, { mails }) =>
    tagged(call, toMailTemplate(await mails.set(writeOf(call), call.params.template ?? '', membersOf(call.body)))),
  ),
  serve(api.resetMailTemplate, async (call, { mails }) =>
    tagged(call, toMailTemplate(await mails.reset(writeOf(call), call.params.template ?? ''))),
  ),
  serve(api.testMail, async (call, { mails }) => toJob(await mails.test(writeOf(call)))),
];
