/** Prepares an empty store at the first start, so that an administrator can call the registry. */
import { rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Registry } from '../app.ts';
import { systemActor } from '../domain/actor.ts';
import type { Organization } from '../domain/organization.ts';
import { personOwner } from '../domain/owner.ts';
import { writePrivateFile } from '../lib/private-file.ts';
import { wrongSetting } from './failure.ts';

const TOKEN_FILE = 'admin-token';

export interface FirstRun {
  readonly organization: { readonly id: string; readonly name: string };
  readonly person: { readonly id: string; readonly login: string };
  /** The file that holds the administrator's token. The store has only its digest. */
  readonly tokenFile: string;
  readonly token: string;
}

export interface FirstNames {
  readonly organization: string;
  readonly login: string;
}

/**
 * Creates an organization and its administrator, and writes the administrator's token into a file of the data folder.
 * Undefined if there is an organization already. The file is created empty before anything else: if the process is killed
 * before the token is in it, the next start finishes the work.
 */
export async function prepareFirstRun(registry: Registry, names: FirstNames, dataFolder: string): Promise<FirstRun | undefined> {
  const { services } = registry;
  const tokenFile = resolve(join(dataFolder, TOKEN_FILE));
  const wasInterrupted = statSync(tokenFile, { throwIfNoEntry: false })?.size === 0;
  const [existing] = await services.organizations.list();
  if (existing !== undefined && !wasInterrupted) return undefined;
  writeTokenFile(tokenFile, '');
  const organization = existing ?? (await services.organizations.createFirst(names.organization));
  if (organization === undefined) {
    // Another server on the same database was faster.
    rmSync(tokenFile, { force: true });
    return undefined;
  }
  const { person, token } = await createAdministrator(registry, organization, names.login);
  writeTokenFile(tokenFile, `${token}\n`);
  return { organization: { id: organization.id, name: organization.name }, person, tokenFile, token };
}

async function createAdministrator({ services }: Registry, organization: Organization, login: string) {
  const write = { actor: systemActor(organization.org, organization.id), reason: 'first start' };
  const known = await services.people.findByLogin(write.actor, login);
  const input = { login, firstName: 'Administrator', lastName: '', role: 'full' } as const;
  const { id } = known ?? (await services.people.create(write, input));
  const wanted = { subject: personOwner(id), scopes: ['org:admin'], label: 'first start' } as const;
  const { secret } = await services.credentials.issue(write, wanted);
  return { person: { id, login }, token: secret };
}

function writeTokenFile(file: string, text: string): void {
  try {
    writePrivateFile(file, text);
  } catch (error) {
    throw wrongSetting(`The administrator's token cannot be written to ${file}`, error, 'choose another folder with --data');
  }
}
