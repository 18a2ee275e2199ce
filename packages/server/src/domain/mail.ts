/** The kinds of mail: their usual texts, and how a text is filled in. Pure. */
import type { Instant } from '../lib/instant.ts';

export type MailTemplateName =
  | 'loan_due'
  | 'loan_overdue'
  | 'approval_asked'
  | 'approval_given'
  | 'approval_denied'
  | 'device_stale'
  | 'webhook_off'
  | 'test';

/** What a text may name in braces. */
export type MailPlaceholder = 'name' | 'organization' | 'device' | 'person' | 'day' | 'what' | 'link';

export interface MailTexts {
  readonly subject: string;
  readonly text: string;
}

/** The organization's own texts. */
export interface MailTemplate extends MailTexts {
  readonly name: MailTemplateName;
  readonly modifiedAt: Instant;
  readonly revision: number;
}

export type MailFacts = Partial<Readonly<Record<MailPlaceholder, string>>>;

interface Usual extends MailTexts {
  readonly placeholders: readonly MailPlaceholder[];
}

const ALWAYS = ['name', 'organization', 'link'] as const;

/** The texts of who has not set others. */
export const USUAL_MAILS: Readonly<Record<MailTemplateName, Usual>> = {
  loan_due: usual(
    ['device', 'day'],
    '{device} is due back on {day}',
    'You have {device} on loan. It is due back on {day}.\n\nSee your devices: {link}',
  ),
  loan_overdue: usual(
    ['device', 'day'],
    '{device} was due back on {day}',
    'You have {device} on loan. It was due back on {day}.\nBring it back, or ask for more time.\n\nSee your devices: {link}',
  ),
  approval_asked: usual(
    ['device', 'person'],
    '{person} has a new device that waits for approval',
    '{person} has registered {device}. It waits for approval, and nothing reaches it until then.\n\nSee everything that waits: {link}',
  ),
  approval_given: usual(
    ['device'],
    '{device} is approved',
    'Your device {device} was approved. You can use it now.\n\nSee your devices: {link}',
  ),
  approval_denied: usual(
    ['device'],
    '{device} is not approved',
    'Your device {device} was not approved, and nothing reaches it.\n\nSee your devices: {link}',
  ),
  device_stale: usual(
    ['device', 'day'],
    '{device} has not been used for a while',
    '{device} has not been used for a while, so it was disabled. Use it and it works again.\nAfter {day} it is no longer yours.\n\nSee your devices: {link}',
  ),
  webhook_off: usual(
    ['what'],
    'A webhook was switched off',
    'Deliveries to {what} kept failing, so the webhook was switched off. What it missed can be sent again.\n\nSee its deliveries: {link}',
  ),
  test: usual([], 'A test from {organization}', 'Mail from {organization} reaches you.\n\nOpen it: {link}'),
};

function usual(own: readonly MailPlaceholder[], subject: string, text: string): Usual {
  return { placeholders: [...ALWAYS, ...own], subject, text: `Hello {name},\n\n${text}\n` };
}

const PLACEHOLDER = /\{(\w+)\}/g;

/** The first name in braces that a mail of this kind does not have; undefined if there is none. */
export function unknownPlaceholder(name: MailTemplateName, { subject, text }: MailTexts): string | undefined {
  const known: readonly string[] = USUAL_MAILS[name].placeholders;
  return [...`${subject}\n${text}`.matchAll(PLACEHOLDER)].map(([, word = '']) => word).find(word => !known.includes(word));
}

/** The texts with the facts in them. A line that names what is not known is left out. A subject has no line breaks. */
export function fillIn({ subject, text }: MailTexts, facts: MailFacts): MailTexts {
  const filled = (line: string) => line.replace(PLACEHOLDER, (_, word: MailPlaceholder) => facts[word] ?? '');
  const isKnown = (line: string) =>
    [...line.matchAll(PLACEHOLDER)].every(([, word]) => (facts[word as MailPlaceholder] ?? '') !== '');
  return {
    subject: filled(subject).replaceAll(/\s+/g, ' ').trim(),
    text: text.split('\n').filter(isKnown).map(filled).join('\n'),
  };
}
