/** Steps of a conversation between a directory and a server. */

/** `{user}` and `{group}` stand for the ids that `keeps` took from an earlier answer. */
export interface Step {
  readonly says: string;
  readonly call: readonly [method: string, path: string, body?: object];
  readonly status: number;
  /** A part of the answer. */
  readonly has?: object;
  readonly keeps?: string;
}

export type Kind = 'entra' | 'okta' | 'google' | 'jumpcloud' | 'onelogin' | 'ping' | 'authentik' | 'keycloak' | 'other';

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const patchOp = (...Operations: object[]) => ({ schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations });
export const filter = (text: string) => `?filter=${encodeURIComponent(text)}`;
export const nobody = { totalResults: 0, itemsPerPage: 0, Resources: [] };

export const newUser = (login: string, more: object = {}) => ({
  schemas: [USER],
  userName: login,
  name: { givenName: 'Ada', familyName: 'Byron' },
  displayName: 'Ada Byron',
  emails: [{ primary: true, value: login, type: 'work' }],
  active: true,
  ...more,
});

export const gone = (id: string): readonly Step[] => [
  { says: 'deletes them', call: ['DELETE', `/Users/${id}`], status: 204 },
  { says: 'finds them no more', call: ['GET', `/Users/${id}`], status: 404, has: { status: '404' } },
  { says: 'deletes them again', call: ['DELETE', `/Users/${id}`], status: 404 },
];
