/** What the API reference says about the Webex face beside its routes. */
import Type from 'typebox';
import type { Reference } from '../../http/dialect/reference.ts';
import { examples } from './golden/examples.ts';
import * as applications from './schemas/applications.ts';
import * as configuredDevices from './schemas/configured-devices.ts';
import * as deskJobs from './schemas/desk-jobs.ts';
import * as devices from './schemas/devices.ts';
import * as guestSettings from './schemas/guest-settings.ts';
import * as keyTemplates from './schemas/key-templates.ts';
import * as layouts from './schemas/layouts.ts';
import * as licenses from './schemas/licenses.ts';
import * as members from './schemas/members.ts';
import * as numbers from './schemas/numbers.ts';
import * as owners from './schemas/owners.ts';
import * as people from './schemas/people.ts';
import * as places from './schemas/places.ts';
import * as virtualLines from './schemas/virtual-lines.ts';
import * as workspaces from './schemas/workspaces.ts';

/** Contract webex §1.2. */
const ErrorBody = Type.Object(
  {
    message: Type.String(),
    errors: Type.Array(Type.Object({ description: Type.String(), errorCode: Type.Optional(Type.Integer()) })),
    trackingId: Type.String(),
  },
  { description: 'Why a call was refused.' },
);

export const reference: Reference = {
  title: 'heldby: the Webex face',
  description: "Webex Calling's person devices, the calling configuration around them, and Webex' devices and people.",
  schemas: {
    ErrorBody,
    ...devices,
    ...configuredDevices,
    ...members,
    ...owners,
    ...places,
    ...people,
    ...licenses,
    ...workspaces,
    ...numbers,
    ...layouts,
    ...deskJobs,
    ...keyTemplates,
    ...virtualLines,
    ...guestSettings,
    ...applications,
  },
  problem: ErrorBody,
  problemType: 'application/json',
  security: ['bearer', { type: 'http', scheme: 'bearer' }],
  tags: {
    people: 'People and their devices.',
    workspaces: 'Workspaces and their devices.',
    members: 'Who has a line on a device.',
    applicationMembers: "Who has a line on a person's apps.",
    hotDeskingMembers: 'Who has a line where a person is a guest.',
    devices: 'Desk phones and room devices.',
    configuredDevices: 'Calling devices and their settings.',
    organizationSettings: 'Settings of phones that have none of their own.',
    jobs: 'Work on many phones.',
    keyTemplates: 'Templates of line keys.',
    supportedDevices: 'The models that can be added.',
    hotdesk: 'Guests on the phones of others.',
    locations: 'Locations.',
    allLocations: 'Locations.',
    licenses: 'Licenses.',
    virtualLines: 'Lines that no person or workspace has.',
    numbers: 'Numbers and extensions.',
    organizations: 'The organization.',
    roles: 'Roles of administrators.',
  },
  examples,
};
