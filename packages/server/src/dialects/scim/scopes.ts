/** SCIM has no scope words: its token is good for provisioning alone. */
import type { Scope } from '../../domain/scope.ts';

export const SCOPES = { scim: 'scim' } as const satisfies Readonly<Record<string, Scope>>;
