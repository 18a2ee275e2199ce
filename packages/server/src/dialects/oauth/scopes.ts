/** OAuth has no scope words of its own: a login asks in those of the core, and of the dialect whose logins these are. */

import type { WantedScope } from '../../core/identity/grants.ts';
import type { Scope } from '../../domain/scope.ts';
import type { AuthorizeRequest } from './mapping/authorize-request.ts';

/** None of the routes needs a scope: their callers have no token yet. */
export const SCOPES: Readonly<Record<string, Scope>> = {};

/** What a client may do for a person when it asks for nothing: SDKs of the vendor never name a scope. */
const DEFAULT_SCOPE: WantedScope = { word: 'devices:write', scope: 'devices:write' };

/** The scopes that the request asks for; undefined when one of the words means nothing here. */
export function wantedScopes({ scope }: AuthorizeRequest, words: Readonly<Record<string, Scope>>): WantedScope[] | undefined {
  const asked = new Set((scope ?? '').split(' ').filter(word => word !== ''));
  if (asked.size === 0) return [DEFAULT_SCOPE];
  const wanted: WantedScope[] = [];
  for (const word of asked) {
    const meaning = Object.hasOwn(words, word) ? words[word] : undefined;
    if (meaning === undefined) return undefined;
    wanted.push({ word, scope: meaning });
  }
  return wanted;
}
