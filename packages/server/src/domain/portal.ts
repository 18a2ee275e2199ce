/** The portal as an OAuth client: built in, the same in every organization, and without anything to register. */
import type { Application } from './credential.ts';

/** `portal` in the last group. Ids that are made begin with the time, so no other application gets this one. */
const ID = '00000000-0000-7000-8000-706f7274616c';

/** It may be asked for without an organization, so no application can be registered under it. */
const PORTAL_CLIENT_ID = 'heldby-portal';

/** It is stored in an organization when somebody signs in to it there for the first time. */
export const PORTAL: Application = {
  id: ID,
  clientId: PORTAL_CLIENT_ID,
  name: 'heldby portal',
  role: 'member',
  grants: ['authorization_code', 'refresh_token'],
  // Where it is follows from the request: it is always a part of the server that is asked.
  redirectUris: [],
  public: true,
  firstParty: true,
  disabledReason: null,
  createdAt: 0,
};

export function isPortal({ id }: Pick<Application, 'id'>): boolean {
  return id === PORTAL.id;
}
