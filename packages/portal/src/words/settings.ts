/** The texts of the settings. */
import { format } from './format.ts';

export const ORGANIZATION = {
  name: 'Name',
  id: 'Id',
  since: 'Here since',
  hosts: 'Host names',
  hostsAbout: 'People who come to one of these sign in to this organization. The operator adds and removes them.',
  noHosts: 'None. The sign-in page asks for the organization where the server has several.',
  facts: 'About the organization',
} as const;

const REMOVED = {
  events: ['event', 'events'],
  assignments: ['assignment', 'assignments'],
  credentials: ['token or session', 'tokens and sessions'],
  people: ['person', 'people'],
} as const;

export const FORESEEN = {
  title: 'What the policy would do',
  list: 'To what, and why',
  looking: 'Looking for what the policy would do …',
  nothing: 'It would do nothing now.',
  all: (items: number) => (items === 1 ? 'It would do this:' : `It would do these ${format.number(items)}:`),
  first: (items: string) => `The first ${items} of what it would do:`,
  unnamed: 'A device without a name',
  things: (things: keyof typeof REMOVED, count: number) => `${format.number(count)} ${REMOVED[things][count === 1 ? 0 : 1]}`,
} as const;

export const ROLES = {
  about:
    'Who may do what. Within their reach, and with a token that has the scope for it. Everybody may do it with what is their own.',
  right: 'What it allows',
  reach: { organization: 'Everywhere', locations: 'In their locations', self: 'Their own' },
  yes: 'yes',
  no: 'no',
  table: 'What each role allows',
} as const;

export const RETENTION = {
  about: 'How long things are kept. The server looks once a day for what is to go.',
  policy: 'What is kept',
  kinds: {
    events: 'Events',
    assignments: 'Ended assignments',
    credentials: 'Ended tokens and sessions',
    people: 'People who left',
  },
  always: 'For ever',
  credentialsAlways: '30 days after they expire',
  days: (count: number) => (count === 1 ? '1 day' : `${format.number(count)} days`),
  due: (count: number) => (count === 0 ? 'Nothing would go today' : `${format.number(count)} would go today`),
  change: 'Change under Policies',
  ran: 'Last looked for',
  never: 'Not yet',
  upTo: 'Removed from the history',
  nothing: 'Nothing',
  upToEvent: (sequence: number) => `Up to event ${format.number(sequence)}`,
  erased: 'People who were erased',
  noErased: 'Nobody was erased.',
  by: (name: string) => `by ${name}`,
  inActivity: 'All, under Activity',
} as const;
