/** All routes of the dialect. */
import type { DialectRoute } from '../../../http/dialect/dialect.ts';
import { applicationRoutes } from './applications.ts';
import { configuredDeviceRoutes } from './configured-devices.ts';
import { deskJobRoutes } from './desk-jobs.ts';
import { deviceRoutes } from './devices.ts';
import { guestSettingRoutes } from './guest-settings.ts';
import { hotdeskRoutes } from './hotdesk.ts';
import { keptMemberRoutes } from './kept-members.ts';
import { keyTemplateRoutes } from './key-templates.ts';
import { layoutRoutes } from './layouts.ts';
import { licenseRoutes } from './licenses.ts';
import { memberRoutes } from './members.ts';
import { numberRoutes } from './numbers.ts';
import type { WebexOptions } from './options.ts';
import { ownerRoutes } from './owners.ts';
import { peopleRoutes } from './people.ts';
import { placeRoutes } from './places.ts';
import { startRoutes } from './start.ts';
import { virtualLineRoutes } from './virtual-lines.ts';
import { workspaceRoutes } from './workspaces.ts';

export function createRoutes(options: WebexOptions): readonly DialectRoute[] {
  return [
    ...ownerRoutes,
    ...configuredDeviceRoutes,
    ...layoutRoutes,
    ...deskJobRoutes(options),
    ...keyTemplateRoutes(options),
    ...memberRoutes(options),
    ...deviceRoutes(options),
    ...peopleRoutes(options),
    ...placeRoutes(options),
    ...workspaceRoutes(options),
    ...numberRoutes(options),
    ...virtualLineRoutes(options),
    ...startRoutes,
    ...licenseRoutes(options),
    ...hotdeskRoutes(options),
    ...guestSettingRoutes,
    ...applicationRoutes,
    ...keptMemberRoutes(options),
  ];
}
