/** The nouns of the registry on the command line. What is not said here follows from their routes. */

import { ROUTES } from '../generated/routes.ts';
import { kebab } from './naming.ts';
import type { Noun } from './noun.ts';
import { access } from './nouns/access.ts';
import { assignments } from './nouns/assignments.ts';
import { devices } from './nouns/devices.ts';
import { directories } from './nouns/directories.ts';
import { imports } from './nouns/imports.ts';
import { installation } from './nouns/installation.ts';
import { leaving } from './nouns/leaving.ts';
import { metadata } from './nouns/metadata.ts';
import { people } from './nouns/people.ts';
import { places } from './nouns/places.ts';
import { policies } from './nouns/policies.ts';
import { providers } from './nouns/providers.ts';
import { reports } from './nouns/reports.ts';
import { serverWork } from './nouns/server-work.ts';
import { telephony } from './nouns/telephony.ts';
import { webhooks } from './nouns/webhooks.ts';

const DECLARED: readonly Noun[] = [
  ...people,
  ...leaving,
  ...devices,
  ...assignments,
  ...reports,
  ...telephony,
  ...places,
  ...imports,
  ...metadata,
  ...access,
  ...serverWork,
  ...policies,
  ...directories,
  ...providers,
  ...webhooks,
  ...installation,
];

/** Groups of routes whose commands are written by hand. */
const BY_HAND: ReadonlySet<string> = new Set([
  'activations',
  'audit',
  'backups',
  'batch',
  'events',
  'exports',
  'hosts',
  'installation',
  'lockOuts',
  'me',
  'organization',
  'search',
]);

/** A group of routes that nobody has declared yet has commands all the same, by its own name. */
function undeclared(): Noun[] {
  const groups = new Set(Object.keys(ROUTES).map(id => id.split('.')[0] ?? ''));
  for (const { group } of DECLARED) groups.delete(group);
  return [...groups]
    .filter(group => !BY_HAND.has(group))
    .map(group => ({
      words: kebab(group),
      about: kebab(group).replaceAll('-', ' '),
      group,
      columns: [
        ['ID', 'id'],
        ['NAME', 'name'],
        ['CREATED', 'createdAt'],
      ],
      empty: 'There are none.',
    }));
}

export const NOUNS: readonly Noun[] = [...DECLARED, ...undeclared()];
