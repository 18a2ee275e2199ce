/** All routes of the dialect. */
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { createAuthorizeRoutes } from './authorize.ts';
import { createConsentRoute } from './consent.ts';
import { createLogoutRoute } from './logout.ts';
import { createMetadataRoute } from './metadata.ts';
import type { OauthOptions } from './options.ts';
import { createProviderRoutes } from './provider.ts';
import { revokeRoute } from './revoke.ts';
import { createSignInRoute } from './sign-in.ts';
import { createTokenRoutes } from './token.ts';

export function createRoutes(options: OauthOptions): readonly DialectRoute[] {
  return [
    ...createAuthorizeRoutes(options),
    createSignInRoute(options),
    createConsentRoute(options),
    ...createProviderRoutes(options),
    createLogoutRoute(options),
    ...createTokenRoutes(options),
    revokeRoute,
    createMetadataRoute(options),
  ];
}
