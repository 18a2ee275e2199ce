/** What a call of a directory did, in words. */
import { DIRECTORY_CALLS as words } from '../../../words/integrations/directories.ts';

interface Called {
  readonly method: string;
  readonly path: string;
}

/** Undefined: it says enough itself. */
export function whatItDid({ method, path }: Called): string | undefined {
  const [, kind = '', rest = ''] = /\/scim\/v2\/([^/?]*)([^?]*)/.exec(path) ?? [];
  if (kind === 'Bulk') return words.bulk;
  if (DISCOVERY.includes(kind)) return words.discovery;
  const noun = words.nouns.get(kind);
  if (noun === undefined) return undefined;
  if (method === 'GET' || rest === '/.search') return rest === '' || rest === '/.search' ? words.listed(noun) : words.read(noun);
  return words.verbs.get(method)?.(noun);
}

const DISCOVERY = ['ServiceProviderConfig', 'Schemas', 'ResourceTypes'];
