/** What the API reference says about the native API beside its routes. */
import * as contract from '@heldby/contract';
import type { Reference } from '../../http/dialect/reference.ts';
import { examples } from './golden/examples.ts';

const { routes, ...objects } = contract;

const DESCRIPTION = `Everything that heldby can do: people, devices, who holds what and who held it, telephony, sign-in, events and the installation.

Every list has pages: pass \`nextCursor\` as \`cursor\` to get the next one; it is null at the end. Every write takes an
\`Idempotency-Key\`, and \`dryRun=true\` shows its answer without doing it. Instants are in UTC, to the microsecond.`;

/** Writes whose answer has no revision, though they compare the one that was read. */
const COMPARED: ReadonlySet<string> = new Set([
  'native.people.remove',
  'native.devices.handOver',
  'native.offBoardings.undo',
  'native.people.erase',
  'native.mail.setTemplate',
  'native.imports.remove',
  'native.webhooks.remove',
  'native.directories.remove',
  'native.providers.setClient',
  'native.providers.remove',
  'native.people.unmerge',
  'native.devices.merge',
  'native.devices.unmerge',
]);

export const reference: Reference = {
  title: 'heldby: the native API',
  description: DESCRIPTION,
  schemas: { ...objects, Reason: routes.disablePerson.body },
  problem: contract.ProblemDetails,
  problemType: 'application/problem+json',
  security: ['bearer', { type: 'http', scheme: 'bearer', description: 'An access token of a person or an application.' }],
  tags: {
    me: 'Who the credential is.',
    roles: 'What each role allows.',
    organization: 'The organization and its settings.',
    hosts: 'The host names by which sign-in pages know the organization.',
    people: 'Who can hold devices and sign in.',
    lockOuts: 'Who cannot sign in for a while, after wrong passwords.',
    locations: 'Sites where people and devices are.',
    workspaces: 'Rooms and shared places that hold devices.',
    devices: 'Phones, handsets, app catalogs, browsers, and room devices.',
    assignments: 'Who holds which device, from when until when.',
    loans: 'Devices that are to come back.',
    batch: 'Many writes in one call.',
    blocks: 'Who must not use which device.',
    virtualLines: 'Lines that nobody in particular has.',
    lines: 'The keys of desk phones, and whose line each of them is.',
    activations: 'Codes by which desk phones register.',
    activationCodes: 'Codes by which desk phones register. A code is shown once, when it is issued.',
    guestSessions: 'People who use a phone of somebody else for some hours.',
    providers: 'OpenID providers at which people sign in.',
    identities: 'Accounts at OpenID providers, and who they are here.',
    applications: 'OAuth clients and their secrets.',
    tokens: 'Tokens and sessions.',
    organizations: 'The organizations of the installation. For the operator.',
    installation: 'The server itself. For the operator.',
    backups: 'Backups of the whole installation. For the operator.',
    events: 'Everything that happened, in order.',
    audit: 'Whether the history is as it was written.',
    retention: 'How long things are kept.',
    approvals: 'New devices of people that wait until somebody approves them.',
    policies: 'What is done by itself: what it is about to do, did, leaves alone, and how to undo it.',
    directories: 'Where people come from by SCIM.',
    webhooks: 'URLs to which events are sent, and what came of it.',
    search: 'Finding people and devices by any part of what is known of them.',
    offBoardings: 'Who left, what ended with it, and bringing them back.',
    metadataDefinitions: 'Which members the metadata of people and devices have.',
    groups: 'Groups of people.',
    sessions: 'Sign-ins of people in browsers.',
    pushRegistrations: 'The apps that can be reached by pushes.',
    exports: 'Whole lists as files.',
    mail: 'What the server writes to people by itself.',
    jobs: 'What the server does by itself, later, or for longer than a request.',
    imports: 'Files that bring people, devices, and who holds what.',
    reports: 'Figures over all people and devices.',
  },
  takes: ({ id, method, query, reply }) => {
    if (method === 'GET' || !('dryRun' in membersOf(query))) return [];
    return COMPARED.has(id) || (method !== 'PUT' && isWrite(id) && 'revision' in membersOf(reply))
      ? ['If-Match', 'Idempotency-Key']
      : ['Idempotency-Key'];
  },
  isTagged: ({ reply }) => 'revision' in membersOf(reply),
  examples,
};

/** There is nothing to compare where something is made. */
function isWrite(id: string): boolean {
  return !id.endsWith('.create') && !id.endsWith('.set');
}

function membersOf(schema: object | null | undefined): object {
  return (schema as { properties?: object } | null | undefined)?.properties ?? {};
}
