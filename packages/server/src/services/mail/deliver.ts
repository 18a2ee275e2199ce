/** Fills a mail in and hands it to the mail server. Names and addresses are those of this moment. */
import { change } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { sendMail, type WantedMail } from '../../core/send-mail.ts';
import { systemActor } from '../../domain/actor.ts';
import { fillIn, type MailFacts, USUAL_MAILS } from '../../domain/mail.ts';
import type { Organization } from '../../domain/organization.ts';
import type { Instant } from '../../lib/instant.ts';
import { once } from '../../lib/once.ts';
import { selectAdministratorsWithMail, selectDeviceName, selectMailTemplate } from '../../storage/statements/mail.ts';
import { selectPerson } from '../../storage/statements/people.ts';

export interface MailDelivery {
  /** Where the portal is; null if the server does not know. */
  readonly portalUrl: string | null;
}

/** Returns whether there is still somebody to send it to. Throws what the mail server says. */
export type DeliverMail = (organization: Organization, jobId: string, mail: WantedMail) => Promise<boolean>;

/** An organization with more of them has other ways to hear of it. */
const ADMINISTRATORS = 20;

/** Of a day, whatever the receiver's time zone: late in the evening is what they expect of "until". */
const longDay = once(() => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }));

export function createDeliverMail(core: Core, { portalUrl }: MailDelivery): DeliverMail {
  const { storage, mailer } = core;
  return async (organization, jobId, mail) => {
    const { org } = organization;
    if (mail.to === 'administrators') return sendToAdministrators(core, organization, mail);
    const person = await storage.one(selectPerson, { org, id: mail.to });
    if (mailer === null || person === undefined || person.email === null) return false;
    const texts = (await storage.one(selectMailTemplate, { org, name: mail.template })) ?? USUAL_MAILS[mail.template];
    const facts = await factsOf(core, organization, mail);
    const { subject, text } = fillIn(texts, { ...facts, name: person.displayName, ...linkOf(portalUrl, mail) });
    const to = { name: person.displayName, address: person.email };
    await mailer.send({ to, subject, text, messageId: `<${jobId}@${domainOf(mailer.from)}>` });
    return true;
  };
}

/** A mail for each of them, so that one who cannot be reached keeps none from the others. */
async function sendToAdministrators(core: Core, { org, id }: Organization, mail: WantedMail): Promise<boolean> {
  return change(core, { actor: systemActor(org, id) }, { name: 'mail.administrators', needs: null }, null, async edit => {
    const administrators = await edit.tx.all(selectAdministratorsWithMail, { org, limit: ADMINISTRATORS });
    for (const administrator of administrators) sendMail(edit, { ...mail, to: administrator.id });
    return administrators.length > 0;
  });
}

async function factsOf({ storage }: Core, { org, name }: Organization, mail: WantedMail): Promise<MailFacts> {
  const { deviceId, about, day, what } = mail;
  const device = deviceId === undefined ? undefined : await storage.one(selectDeviceName, { org, id: deviceId });
  const person = about === undefined ? undefined : await storage.one(selectPerson, { org, id: about });
  return {
    organization: name,
    ...(device === undefined ? {} : { device: device.name }),
    ...(person === undefined ? {} : { person: person.displayName }),
    ...(day === undefined ? {} : { day: dayOf(day) }),
    ...(what === undefined ? {} : { what }),
  };
}

function linkOf(portalUrl: string | null, { page = '' }: WantedMail): MailFacts {
  return portalUrl === null ? {} : { link: `${portalUrl}${page}` };
}

function dayOf(instant: Instant): string {
  return longDay().format(instant / 1_000);
}

function domainOf(from: string): string {
  return /@([^\s>]+)/.exec(from)?.[1] ?? 'heldby.invalid';
}
