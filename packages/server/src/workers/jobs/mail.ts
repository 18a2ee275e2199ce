/** The jobs that send mail. */
import { MAIL_JOB, type WantedMail } from '../../core/send-mail.ts';
import { MailRefused } from '../../lib/smtp.ts';
import type { DeliverMail } from '../../services/mail/deliver.ts';
import { type JobKind, JobRefused } from './kind.ts';

/** With the back-off, most of a day: mail servers are repaired within one. */
const ATTEMPTS = 24;
/** Mail servers limit the connections of one sender. */
const AT_ONCE = 2;

export function mailJobs(deliver: DeliverMail): JobKind {
  return {
    kind: MAIL_JOB,
    attempts: ATTEMPTS,
    atOnce: AT_ONCE,
    run: async ({ organization, job, payload }) => {
      try {
        return { sent: await deliver(organization, job.id, payload as WantedMail) };
      } catch (error) {
        if (error instanceof MailRefused) throw new JobRefused(error.message);
        throw error;
      }
    },
  };
}
