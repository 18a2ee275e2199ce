/** The goldens that the API reference shows as examples. `golden.test.ts` sends each to a server. */
import type { Example } from '../../../http/dialect/reference.ts';
import deviceAdd from './device-add.json' with { type: 'json' };
import deviceAddTaken from './device-add-taken.json' with { type: 'json' };
import deviceConfiguration from './device-configuration.json' with { type: 'json' };
import deviceDelete from './device-delete.json' with { type: 'json' };
import deviceLayout from './device-layout.json' with { type: 'json' };
import deviceTag from './device-tag.json' with { type: 'json' };
import devices from './devices.json' with { type: 'json' };
import licenseAssign from './license-assign.json' with { type: 'json' };
import licenseUsers from './license-users.json' with { type: 'json' };
import licenses from './licenses.json' with { type: 'json' };
import locationCreate from './location-create.json' with { type: 'json' };
import locations from './locations.json' with { type: 'json' };
import members from './members.json' with { type: 'json' };
import membersWithoutWeight from './members-without-weight.json' with { type: 'json' };
import numbers from './numbers.json' with { type: 'json' };
import organizations from './organizations.json' with { type: 'json' };
import peopleHire from './people-hire.json' with { type: 'json' };
import person from './person.json' with { type: 'json' };
import personDevices from './person-devices.json' with { type: 'json' };
import personDevicesMalformed from './person-devices-malformed.json' with { type: 'json' };
import personDevicesNone from './person-devices-none.json' with { type: 'json' };
import personDevicesNotCalling from './person-devices-not-calling.json' with { type: 'json' };
import personDevicesShared from './person-devices-shared.json' with { type: 'json' };
import personDevicesUnknown from './person-devices-unknown.json' with { type: 'json' };
import roles from './roles.json' with { type: 'json' };
import supportedDevices from './supported-devices.json' with { type: 'json' };
import virtualLineCreate from './virtual-line-create.json' with { type: 'json' };
import workspaceCreate from './workspace-create.json' with { type: 'json' };
import workspaceDevices from './workspace-devices.json' with { type: 'json' };
import workspaces from './workspaces.json' with { type: 'json' };

export const examples: Readonly<Record<string, Example>> = {
  'device-add': deviceAdd,
  'device-add-taken': deviceAddTaken,
  'device-configuration': deviceConfiguration,
  'device-delete': deviceDelete,
  'device-tag': deviceTag,
  devices,
  licenses,
  locations,
  members,
  'members-without-weight': membersWithoutWeight,
  organizations,
  'people-hire': peopleHire,
  person,
  'person-devices': personDevices,
  'person-devices-malformed': personDevicesMalformed,
  'person-devices-none': personDevicesNone,
  'person-devices-not-calling': personDevicesNotCalling,
  'person-devices-shared': personDevicesShared,
  'person-devices-unknown': personDevicesUnknown,
  'supported-devices': supportedDevices,
  'workspace-devices': workspaceDevices,
  workspaces,
  'license-assign': licenseAssign,
  'license-users': licenseUsers,
  roles,
  'location-create': locationCreate,
  'workspace-create': workspaceCreate,
  numbers,
  'device-layout': deviceLayout,
  'virtual-line-create': virtualLineCreate,
};
