/** Prepares an empty store at the first start, so that an administrator can call the registry. */
import type { Registry } from '../app.ts';
import { systemOf } from '../daemon/wanted.ts';
import { personOwner } from '../domain/owner.ts';

export interface FirstRun {
  readonly organization: { readonly id: string; readonly name: string };
  readonly person: { readonly id: string; readonly login: string };
  /** The administrator's token. Shown once; only its digest is stored. */
  readonly token: string;
}

/** Creates an organization and its administrator; undefined if there is an organization already. */
export async function prepareFirstRun(
  { services }: Registry,
  names: { readonly organization: string; readonly login: string },
): Promise<FirstRun | undefined> {
  const organization = await services.organizations.createFirst(names.organization);
  if (organization === undefined) return undefined;
  const write = { actor: systemOf(organization), reason: 'first start' };
  const { login } = names;
  const person = await services.people.create(write, { login, firstName: 'Administrator', lastName: '', role: 'full' });
  const subject = personOwner(person.id);
  const wanted = { subject, scopes: ['org:admin'], label: 'first start', expiresAt: null } as const;
  const { secret } = await services.credentials.issue(write, wanted);
  return { organization: { id: organization.id, name: organization.name }, person: { id: person.id, login }, token: secret };
}
