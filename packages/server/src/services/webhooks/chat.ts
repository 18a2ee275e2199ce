/** An event as a sentence, in the forms that Slack and Teams take. Pure. */
import type { NamedEvent } from '@heldby/contract';
import { type EventFormat, sayPlainly, UNNAMED } from '@heldby/contract/words';
import type { WebhookFormat } from '../../domain/webhook.ts';
import { once } from '../../lib/once.ts';

const ZONE = { timeZone: 'UTC' } as const;
const DAY = { ...ZONE, year: 'numeric', month: 'short', day: 'numeric' } as const;
const date = once(() => new Intl.DateTimeFormat('en-GB', DAY));
const time = once(() => new Intl.DateTimeFormat('en-GB', { ...DAY, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }));
const numbers = once(() => new Intl.NumberFormat('en-GB'));
const lists = once(() => new Intl.ListFormat('en-GB'));

/** A channel is read in many zones, so times say theirs. */
const FORMAT: EventFormat = {
  date: instant => date().format(new Date(instant)),
  dateTime: instant => `${time().format(new Date(instant))} UTC`,
  number: value => numbers().format(value),
  list: texts => lists().format(texts),
};

export function sentenceOf(event: NamedEvent): string {
  const { actor, reason } = event;
  const who = actor.kind === 'system' ? UNNAMED.system : (actor.name ?? UNNAMED.unknown);
  return `${sayPlainly(event, FORMAT)} (by ${who}${reason === null ? '' : `: ${reason}`}).`;
}

export function chatMessage(format: Exclude<WebhookFormat, 'standard'>, event: NamedEvent): object {
  const sentence = sentenceOf(event);
  return format === 'slack' ? { text: escapeForSlack(sentence) } : cardOf(escapeMarkdown(sentence));
}

/** Slack reads these three as its own marks: a name must not become a link or call a channel. */
function escapeForSlack(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The text of a card is Markdown: a name must not become a link. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]()#!|<>~]/g, mark => `\\${mark}`);
}

/** What the webhooks of Teams' workflows take: a message with an adaptive card. */
function cardOf(text: string): object {
  const content = {
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.4',
    body: [{ type: 'TextBlock', text, wrap: true }],
  };
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}
