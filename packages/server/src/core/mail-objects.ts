/** Maps the texts of mails to the objects of the contract. Pure. */
import type * as api from '@heldby/contract';
import { type MailTemplate, type MailTexts, USUAL_MAILS } from '../domain/mail.ts';
import { toIsoOrNull } from '../lib/instant.ts';

/** As an event has it; undefined for the usual texts. */
export function toSetMailTemplate(own: MailTemplate | null): api.SetMailTemplate | undefined {
  return own === null ? undefined : { name: own.name, subject: own.subject, text: own.text };
}

export function toMailTemplate({
  name,
  subject,
  text,
  own,
}: MailTexts & { readonly name: api.MailTemplateName; readonly own: MailTemplate | null }): api.MailTemplate {
  return {
    name,
    subject,
    text,
    placeholders: [...USUAL_MAILS[name].placeholders],
    isOwn: own !== null,
    modifiedAt: toIsoOrNull(own?.modifiedAt ?? null),
    revision: own?.revision ?? 0,
  };
}
