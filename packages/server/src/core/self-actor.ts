/** Whoever signs in or asks for a token does so in his own name, before he has a credential to show. */
import type { Actor } from '../domain/actor.ts';
import type { ApplicationId, OrgId } from '../domain/ids.ts';
import type { Role } from '../domain/role.ts';
import { selectOrganization } from '../storage/statements/organizations.ts';
import type { Reader } from '../storage/storage.ts';

export interface Self {
  readonly kind: 'person' | 'application';
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The OAuth client that is at work. */
  readonly applicationId: ApplicationId | null;
}

/** An actor for the history of what he does to himself; without scopes it is good for nothing else. */
export async function selfActor(reader: Reader, org: OrgId, self: Self): Promise<Actor> {
  const organization = await reader.one(selectOrganization, { org });
  return {
    org,
    organizationId: organization?.id ?? '',
    ...self,
    scopes: 0,
    policy: {},
    locations: new Set(),
    credentialId: null,
    assignmentNumber: null,
  };
}
