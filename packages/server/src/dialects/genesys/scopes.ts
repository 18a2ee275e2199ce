/** Genesys' scope words (contract genesys §1). */
import type { Scope } from '../../domain/scope.ts';

export const SCOPES: Readonly<Record<string, Scope>> = {
  devices: 'devices:write',
  'devices:readonly': 'devices:read',
  'user-basic-info': 'profile:read',
};
