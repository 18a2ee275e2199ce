/** What a login answers, and whether a web page asked (contract apperian §2). Pure. */
import type { CatalogSignIn } from '../../../services/identity/catalogs.ts';
import { organizationPsk, renderId } from '../ids.ts';
import { toFullUser } from './users.ts';

export function toSignedIn({ token, organization, ...holder }: CatalogSignIn) {
  const { id, name } = organization;
  return { token, user: toFullUser(holder), organization: { psk: organizationPsk(id), id: renderId(id), name } };
}

/** An app whose pages come out of itself has an origin, too: `null`, `file://` or one of its own making. */
export function isFromPage(origin: string | undefined): boolean {
  return origin !== undefined && /^https?:\/\//.test(origin);
}
