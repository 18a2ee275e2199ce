/** Mail that the server sends by itself: its texts, and whether it can send any. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { closed, freeText, nullable, oneOf, Time, text } from './schema.ts';

export const MAIL_TEMPLATE_WORDS = [
  'loan_due',
  'loan_overdue',
  'approval_asked',
  'approval_given',
  'approval_denied',
  'device_stale',
  'webhook_off',
  'test',
] as const;
export type MailTemplateName = (typeof MAIL_TEMPLATE_WORDS)[number];

/** What a text may name in braces. */
export const MAIL_PLACEHOLDER_WORDS = ['name', 'organization', 'device', 'person', 'day', 'what', 'link'] as const;
export type MailPlaceholder = (typeof MAIL_PLACEHOLDER_WORDS)[number];

export const MAIL_SUBJECT_LIMIT = 200;
export const MAIL_TEXT_LIMIT = 5_000;

const words = {
  subject: text(MAIL_SUBJECT_LIMIT, 'The subject line. May have placeholders, such as `{device}`.'),
  text: text(MAIL_TEXT_LIMIT, 'The text, plain. A line whose placeholder has no value is left out.'),
};

export const MailTexts = closed(words, 'The texts of a kind of mail.');

export const MailTemplate = closed(
  {
    name: oneOf(MAIL_TEMPLATE_WORDS, 'What the mail is about.'),
    ...words,
    placeholders: Type.Array(oneOf(MAIL_PLACEHOLDER_WORDS, 'A name.'), { description: 'What its texts may name in braces.' }),
    isOwn: Type.Boolean({ description: 'Whether the organization has its own texts.' }),
    modifiedAt: nullable(Time, 'When it got its own texts; null for the usual ones.'),
    revision: Type.Integer({ description: 'Counts the changes; 0 for the usual texts.' }),
  },
  'The texts of a kind of mail, and what they may name.',
);
export type MailTemplate = Static<typeof MailTemplate>;

export const SetMailTemplate = closed(
  { name: MailTemplate.properties.name, ...words },
  "The organization's own texts of a kind of mail.",
);
export type SetMailTemplate = Static<typeof SetMailTemplate>;

export const MailState = closed(
  {
    configured: Type.Boolean({ description: 'Whether the server has an SMTP server to send by.' }),
    from: nullable(freeText(LENGTHS.description), 'The sender of the mails.'),
  },
  'Whether mail is sent.',
);
