/** The scopes of a login. OAuth has no words of its own: clients use those of the core and of the vendor (`options.scopeWords`). */
import type { WantedScope } from '../../core/identity/grants.ts';
import type { Scope } from '../../domain/scope.ts';
import type { AuthorizeRequest } from './mapping/authorize-request.ts';

/** No route needs a scope: the callers have no token yet. */
export const SCOPES: Readonly<Record<string, Scope>> = {};

/** What a client gets that asks for no scope: the vendor's SDKs never name one. */
const DEFAULT_SCOPES: readonly WantedScope[] = [{ word: 'devices:write', scope: 'devices:write' }];

/** The scopes that the request asks for, `otherwise` if it names none; undefined when a word is unknown. */
export function wantedScopes(
  { scope }: AuthorizeRequest,
  words: Readonly<Record<string, Scope>>,
  otherwise: readonly WantedScope[] = DEFAULT_SCOPES,
): readonly WantedScope[] | undefined {
  const asked = new Set((scope ?? '').split(' ').filter(word => word !== ''));
  if (asked.size === 0) return otherwise;
  const wanted: WantedScope[] = [];
  for (const word of asked) {
    const meaning = Object.hasOwn(words, word) ? words[word] : undefined;
    if (meaning === undefined) return undefined;
    wanted.push({ word, scope: meaning });
  }
  return wanted;
}
