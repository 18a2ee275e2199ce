/** Makes the actor of a sign-in or token request, which happens before there is a credential. */
import type { Actor } from '../domain/actor.ts';
import type { Application } from '../domain/credential.ts';
import type { ApplicationId, CredentialId, OrgId } from '../domain/ids.ts';
import type { Person } from '../domain/person.ts';
import { selectOrganization, toOrganization } from '../storage/statements/organizations.ts';
import type { Reader } from '../storage/storage.ts';
import { locationsOf } from './present.ts';

/** A person who has authenticated, and the OAuth client through which, if any. */
export interface SelfPerson {
  readonly org: OrgId;
  readonly person: Pick<Person, 'id' | 'displayName' | 'role'>;
  readonly applicationId?: ApplicationId | null;
}

/** An OAuth client that has presented its secret, or is public and has none. */
export interface SelfApplication {
  readonly org: OrgId;
  readonly application: Pick<Application, 'id' | 'name' | 'role'>;
  /** The secret that it presented. It is checked again when the write happens. */
  readonly credentialId: CredentialId | null;
}

/** The actor that is recorded when a person signs in. It has no scopes, so it can do nothing else. */
export async function selfActor(reader: Reader, { org, person, applicationId = null }: SelfPerson): Promise<Actor> {
  const { id, displayName: name, role } = person;
  const who = { org, kind: 'person', id, role } as const;
  // Without their locations, every sign-in of a location administrator would run twice: see `change`.
  const locations = await locationsOf(reader, who);
  return { ...(await plainActor(reader, org)), ...who, name, locations, applicationId, credentialId: null };
}

export async function selfApplication(reader: Reader, { org, application, credentialId }: SelfApplication): Promise<Actor> {
  const { id, name, role } = application;
  return { ...(await plainActor(reader, org)), kind: 'application', id, name, role, applicationId: id, credentialId };
}

async function plainActor(reader: Reader, org: OrgId) {
  const row = await reader.one(selectOrganization, { org });
  const policy = row === undefined ? {} : toOrganization(row).policy;
  const noDevice = { grantId: null, assignmentNumber: null, appAssignmentNumber: null };
  return { org, organizationId: row?.id ?? '', policy, scopes: 0, limits: null, locations: new Set<string>(), ...noDevice };
}
