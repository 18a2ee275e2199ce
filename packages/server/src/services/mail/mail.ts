/** Whether mail is sent, its texts, and a test of it. */
import { MAIL_TEMPLATE_WORDS, type MailTemplateName } from '@heldby/contract';
import { change, checkRevision, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { toSetMailTemplate } from '../../core/mail-objects.ts';
import { set } from '../../core/put-event.ts';
import { requireRight } from '../../core/rights.ts';
import { sendMail } from '../../core/send-mail.ts';
import type { Actor } from '../../domain/actor.ts';
import { type MailTemplate, type MailTexts, USUAL_MAILS, unknownPlaceholder } from '../../domain/mail.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import { type JobRow, selectJob } from '../../storage/statements/jobs.ts';
import {
  deleteMailTemplate,
  selectMailTemplate,
  selectMailTemplates,
  upsertMailTemplate,
} from '../../storage/statements/mail.ts';
import { selectPerson } from '../../storage/statements/people.ts';

/** Own texts, or the usual ones. */
export interface ShownTemplate extends MailTexts {
  readonly name: MailTemplateName;
  readonly own: MailTemplate | null;
}

export interface Mails {
  readonly state: (actor: Actor) => { readonly configured: boolean; readonly from: string | null };
  readonly templates: (actor: Actor) => Promise<ShownTemplate[]>;
  readonly set: (write: Write, name: string, texts: MailTexts) => Promise<ShownTemplate>;
  readonly reset: (write: Write, name: string) => Promise<ShownTemplate>;
  /** Sends one to the caller. Returns its job. */
  readonly test: (write: Write) => Promise<JobRow>;
}

const needs = 'write policy';

export function createMails(core: Core): Mails {
  const { storage, mailer } = core;
  return {
    state: actor => {
      requireRight(actor, 'read policy');
      return { configured: mailer !== null, from: mailer?.from ?? null };
    },
    templates: async actor => {
      requireRight(actor, 'read policy');
      const own = new Map((await storage.all(selectMailTemplates, { org: actor.org })).map(row => [row.name, row]));
      return MAIL_TEMPLATE_WORDS.map(name => shown(name, own.get(name) ?? null));
    },
    set: (write, given, { subject, text }) =>
      change(core, write, { name: 'mail.set', needs }, { given, subject, text }, async edit => {
        const name = requireName(given);
        requireKnown(name, { subject, text });
        const before = await ownOf(edit, name);
        const after = { name, subject, text, modifiedAt: edit.now, revision: (before?.revision ?? 0) + 1 };
        edit.tx.send(upsertMailTemplate, { org: edit.org, ...after });
        recordSet(edit, before, after);
        return shown(name, after);
      }),
    reset: (write, given) =>
      change(core, write, { name: 'mail.reset', needs }, { given }, async edit => {
        const name = requireName(given);
        const before = await ownOf(edit, name);
        if (before !== null) {
          edit.tx.send(deleteMailTemplate, { org: edit.org, name });
          recordSet(edit, before, null);
        }
        return shown(name, null);
      }),
    test: write => change(core, write, { name: 'mail.test', needs }, {}, edit => sendTest(edit)),
  };
}

async function sendTest(edit: Edit): Promise<JobRow> {
  const { actor, org, tx } = edit;
  const person = actor.kind === 'person' ? await tx.one(selectPerson, { org, id: actor.id }) : undefined;
  if (person === undefined) throw new Problem('conflict', 'A test goes to the address of a person: sign in as one.');
  if (person.email === null) throw new Problem('conflict', 'You have no e-mail address here. Give yourself one first.');
  const id = sendMail(edit, { template: 'test', to: person.id });
  if (id === null)
    throw new Problem('conflict', 'No mail server is set up. The operator does so with --smtp-url and --mail-from.');
  return requireRow(await tx.one(selectJob, { org, id }));
}

function requireRow(row: JobRow | undefined): JobRow {
  if (row === undefined) throw new Error('the job was added in this transaction');
  return row;
}

async function ownOf(edit: Edit, name: MailTemplateName): Promise<MailTemplate | null> {
  const own = (await edit.tx.one(selectMailTemplate, { org: edit.org, name })) ?? null;
  checkRevision(edit, own ?? { revision: 0 });
  return own;
}

function recordSet(edit: Edit, before: MailTemplate | null, after: MailTemplate | null): void {
  const about = { subject: edit.actor.organizationId };
  set(edit, 'organization.mail_template_set', about, toSetMailTemplate(before), toSetMailTemplate(after));
}

function requireName(given: string): MailTemplateName {
  const name = MAIL_TEMPLATE_WORDS.find(word => word === given);
  if (name === undefined) throw notFound('mail_template');
  return name;
}

function requireKnown(name: MailTemplateName, texts: MailTexts): void {
  const unknown = unknownPlaceholder(name, texts);
  if (unknown === undefined) return;
  const expected = `one of ${USUAL_MAILS[name].placeholders.map(word => `{${word}}`).join(', ')}`;
  const field = texts.subject.includes(`{${unknown}}`) ? 'subject' : 'text';
  throw new Problem('invalid', `{${unknown}} is nothing that this mail knows. It may name ${expected}.`, {
    faults: [{ where: 'body', field, kind: 'enum', expected, value: `{${unknown}}` }],
  });
}

function shown(name: MailTemplateName, own: MailTemplate | null): ShownTemplate {
  const { subject, text } = own ?? USUAL_MAILS[name];
  return { name, subject, text, own };
}
