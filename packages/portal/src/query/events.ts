/** What can be asked of the history: every filter of `GET /registry/v1/organization/timeline`. */
import { EVENT_SENTENCES } from '../words/events.ts';
import { queryWords as words } from '../words/query.ts';
import type { Choice, Grammar } from './grammar.ts';

const types = Object.entries(EVENT_SENTENCES).map(([value, sentence]): Choice => ({ value, text: withoutNames(sentence) }));
const nouns = [...new Set(types.map(({ value }) => value.slice(0, value.indexOf('.'))))];

/** Every type, and before them every noun as `device.*`. */
export const EVENT_CHOICES: readonly Choice[] = [
  ...nouns.map(noun => ({ value: `${noun}.*`, text: words.everythingOf(noun.replaceAll('_', ' ')) })),
  ...types,
];

export const eventGrammar: Grammar = {
  maxSearch: 0,
  fields: [
    {
      type: 'choice',
      name: 'type',
      filter: 'type',
      text: words.eventType,
      choices: EVENT_CHOICES,
      // Every other type would be too long a list for the API.
      partial: true,
    },
    { type: 'reference', name: 'by', filter: 'actorId', of: 'person', text: words.eventBy },
    { type: 'reference', name: 'about', filter: 'ownerId', of: 'person', text: words.eventAbout },
    { type: 'reference', name: 'location', filter: 'locationId', of: 'location', text: words.location },
    { type: 'text', name: 'device', filter: 'deviceId', text: words.eventDevice },
    { type: 'text', name: 'request', filter: 'requestId', text: words.eventRequest },
    { type: 'time', name: 'since', filter: 'since', text: words.eventSince },
    { type: 'time', name: 'until', filter: 'until', text: words.eventUntil },
  ],
};

function withoutNames(sentence: string): string {
  const text = sentence.replaceAll('{owner}', words.somebody).replaceAll('{device}', words.someDevice);
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
