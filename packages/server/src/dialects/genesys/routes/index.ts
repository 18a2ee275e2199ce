/** All routes of the dialect. */
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { identityRoutes } from './identity.ts';
import { mobileDeviceRoutes } from './mobile-devices.ts';

export const routes: readonly DialectRoute[] = [...mobileDeviceRoutes, ...identityRoutes];
