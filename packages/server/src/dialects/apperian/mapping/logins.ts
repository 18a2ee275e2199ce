/** The answer to a login, and whether a web page sent it (contract apperian §2). Pure. */
import type { CatalogSignIn } from '../../../services/identity/catalogs.ts';
import { organizationPsk, renderId } from '../ids.ts';
import { toFullUser } from './users.ts';

export function toSignedIn({ token, organization, ...holder }: CatalogSignIn) {
  const { id, name } = organization;
  return { token, user: toFullUser(holder), organization: { psk: organizationPsk(id), id: renderId(id), name } };
}

/** Apps that bundle their pages send an origin too: `null`, `file://` or a scheme of their own. */
export function isFromPage(origin: string | undefined): boolean {
  return origin !== undefined && /^https?:\/\//.test(origin);
}
