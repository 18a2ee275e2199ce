/** Sends a mail in the transaction of what causes it: it goes out after the commit, and not at all where the change is undone. */
import type { DeviceId, PersonId } from '../domain/ids.ts';
import type { MailTemplateName } from '../domain/mail.ts';
import type { Instant } from '../lib/instant.ts';
import type { Edit } from './change.ts';
import { enqueueJob } from './enqueue-job.ts';

export const MAIL_JOB = 'mail';

/** Ids alone: names and addresses are read when the mail goes out, so that nothing of somebody who was erased is left in a job. */
export interface WantedMail {
  readonly template: MailTemplateName;
  /** Who gets it: a person, or every full administrator. Without an address they get none. */
  readonly to: PersonId | 'administrators';
  readonly deviceId?: DeviceId;
  /** `{person}`: who it is about, where that is somebody else. */
  readonly about?: PersonId;
  /** `{day}` */
  readonly day?: Instant;
  /** `{what}`: something that has a name and is nobody's data, such as the address of a webhook. */
  readonly what?: string;
  /** Where the link leads, below `/portal/`. */
  readonly page?: string;
}

/** Does nothing where the server has no SMTP server. Returns the id of the job; null for none. */
export function sendMail(edit: Edit, mail: WantedMail): string | null {
  return edit.sendsMail ? enqueueJob(edit, { kind: MAIL_JOB, payload: mail }) : null;
}

/** Many causes within this time are one mail, about the last of them. */
const COLLECTED_MICROS = 5 * 60 * 1_000_000;

/** For what can happen a thousand times at once. Mails of the same name are collected for five minutes. */
export function sendMailOnce(edit: Edit, name: string, mail: WantedMail): void {
  if (edit.sendsMail)
    enqueueJob(edit, { kind: MAIL_JOB, name: `mail: ${name}`, payload: mail, dueAt: edit.now + COLLECTED_MICROS });
}
