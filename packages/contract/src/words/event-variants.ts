/** Sentences that say more, where the event's object has it. Without, the sentence of the type is said. */
import type { NamedEvent } from '../feed.ts';
import type { Places } from './event-places.ts';

type Told = Pick<NamedEvent, 'type' | 'before' | 'after'>;
type Variant = string | ((event: Told) => string | undefined);

/** Undefined where nothing more is known: a sentence with an open place is never said. */
export function preciseSentence(event: Told, places: Places): string | undefined {
  const given = VARIANTS[event.type];
  const sentence = typeof given === 'function' ? given(event) : given;
  const needed = [...(sentence ?? '').matchAll(/\{(\w+)\}/g)].map(([, place = '']) => place);
  return needed.every(place => NAMED.includes(place) || places[place] !== undefined) ? sentence : undefined;
}

/** Those that are always said, if only as “somebody”. */
const NAMED: readonly string[] = ['owner', 'device'];

const GIVEN: Readonly<Record<string, string>> = {
  user: '{owner} may use {device}',
  shared_line: '{owner} got a shared line on {device}',
  guest: '{owner} became a guest at {device}',
};

const ISSUED: Readonly<Record<string, string>> = {
  api_token: '{owner} got the API token {label}',
  access_token: '{owner} got an access token',
  client_secret: '{owner} got a client secret',
  session: '{owner} signed in',
  authorization_code: '{owner} began to sign in to an application',
  refresh_token: '{owner} stays signed in to an application',
};

const VARIANTS: Readonly<Partial<Record<NamedEvent['type'], Variant>>> = {
  'organization.renamed': 'The organization is now called {name}',
  'organization.host_added': 'The host name {host} was added',
  'organization.host_removed': 'The host name {host} was removed',
  'backup.made': 'The backup {name} was made',
  'backup.removed': 'The backup {name} was removed',
  'metadata_definition.created': 'The field {key} was defined',
  'metadata_definition.updated': 'The field {key} was changed',
  'metadata_definition.removed': 'The field {key} was removed',
  'key_template.created': 'The template {name} of line keys was added',
  'key_template.updated': 'The template {name} of line keys was changed',
  'key_template.removed': 'The template {name} of line keys was removed',
  'location.created': 'The location {name} was added',
  'location.updated': 'The location {was} is now called {name}',
  'location.closed': 'The location {name} was closed',
  'location.reopened': 'The location {name} was opened again',
  'group.created': 'The group {name} was added',
  'group.updated': 'The group {name} was changed',
  'group.removed': 'The group {name} was removed',
  'application.created': 'The application {name} was registered',
  'application.updated': 'The application {name} was changed',
  'application.disabled': 'The application {name} was disabled',
  'application.enabled': 'The application {name} was enabled again',
  'application.removed': 'The application {name} was removed',
  'person.updated': ({ before }) =>
    before !== null && 'role' in before ? 'The role of {owner} is now {role}' : 'The data of {owner} were changed: {fields}',
  'person.locked_out': '{owner} cannot sign in until {until}, after wrong passwords',
  'sign_in.failed': ({ after }) =>
    after?.attempts === 1
      ? '{owner} was refused at sign-in from {network}'
      : '{owner} was refused {attempts} times at sign-in from {network}',
  'sign_in.failed_widely': '{attempts} sign-ins were refused',
  'off_boarding.planned': '{owner} leaves on {leaves}',
  'off_boarding.updated': ({ before }) =>
    before !== null && 'effectiveAt' in before ? '{owner} now leaves on {leaves}' : undefined,
  'credential.issued': ({ after }) => ISSUED[String(after?.kind)],
  'credential.updated': 'The API token {label} of {owner} was changed',
  'credential.refused': 'A token of {owner} that is no longer good was refused',
  'credential.revoked': 'A token, secret or session of {owner} was ended',
  'calling.updated': ({ before, after }) => {
    if (before === null || 'extension' in before) return '{owner} got the extension {extension}';
    if (!changes('guestAllowed', before, after)) return undefined;
    return after?.guestAllowed ? '{owner} may be a guest on phones of others' : '{owner} may not be a guest on phones of others';
  },
  'assignment.created': ({ after }) => GIVEN[String(after?.role)],
  'assignment.updated': ({ before, after }) => {
    if (changes('dueAt', before, after)) {
      return after?.dueAt ? '{device} is lent to {owner} until {due}' : '{owner} keeps {device}: it is not lent any more';
    }
    if (!changes('expiresAt', before, after)) return undefined;
    return after?.expiresAt ? '{owner} holds {device} until {expires}' : '{owner} holds {device} without a planned end';
  },
  'assignment.overdue': '{device} was due back from {owner} on {due}',
  'device.updated': '{device} was changed: {fields}',
  'provider.created': 'The sign-in provider {name} was added',
  'provider.updated': 'The sign-in provider {name} was changed',
  'provider.removed': 'The sign-in provider {name} was removed',
  'sign_in.refused': ({ after }) =>
    typeof after?.login === 'string'
      ? '{login} at {name} was not let in: {refusal}'
      : 'Somebody at {name} was not let in: {refusal}',
  'directory.created': 'The directory {name} was added',
  'directory.updated': 'The directory {name} was changed',
  'directory.removed': 'The directory {name} was removed',
  'webhook.created': 'The webhook {name} was added',
  'webhook.updated': 'The webhook {name} was changed',
  'webhook.disabled': 'The webhook {name} was disabled: {why}',
  'webhook.enabled': 'The webhook {name} was enabled again',
  'webhook.removed': 'The webhook {name} was removed',
  'device.lifecycle_changed': ({ after }) => (after?.lifecycle ? '{device} is {lifecycle}' : '{device} is back'),
};

type Payload = Told['before'];

function changes(member: string, before: Payload, after: Payload): boolean {
  return (before?.[member] ?? null) !== (after?.[member] ?? null);
}
