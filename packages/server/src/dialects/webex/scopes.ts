/** Webex's scope words (contract webex §2 to §5). */
import type { Scope } from '../../domain/scope.ts';

export const SCOPES: Readonly<Record<string, Scope>> = {
  'spark-admin:telephony_config_read': 'telephony:read',
  'spark-admin:telephony_config_write': 'telephony:write',
  'spark-admin:devices_read': 'devices.org:read',
  'spark-admin:devices_write': 'devices.org:write',
  'spark-admin:people_read': 'people.org:read',
  'spark-admin:people_write': 'people.org:write',
  'spark-admin:locations_read': 'telephony:read',
  'spark-admin:locations_write': 'devices.org:write',
  'spark-admin:workspaces_read': 'devices.org:read',
  'spark-admin:workspaces_write': 'devices.org:write',
  'spark-admin:licenses_read': 'people.org:read',
  'spark-admin:roles_read': 'people.org:read',
  'spark:devices_read': 'devices:read',
  'spark:devices_write': 'devices:write',
  'spark:people_read': 'profile:read',
  'spark-admin:organizations_read': 'profile:read',
};
