/** The native API has the core's scopes, by their own names. */
import { SCOPES as CORE_SCOPES, type Scope } from '../../domain/scope.ts';

export const SCOPES: Readonly<Record<string, Scope>> = Object.fromEntries(CORE_SCOPES.map(scope => [scope, scope]));
