/** What the API reference says about the Apperian face beside its routes. */
import Type from 'typebox';
import type { Reference } from '../../http/dialect/reference.ts';
import { examples } from './golden/examples.ts';
import * as credentials from './schemas/credentials.ts';
import * as devices from './schemas/devices.ts';
import * as groups from './schemas/groups.ts';
import * as logins from './schemas/logins.ts';
import * as reports from './schemas/reports.ts';
import * as users from './schemas/users.ts';

/** Contract apperian §5. */
const ErrorBody = Type.Object(
  { error: Type.Object({ code: Type.Integer(), message: Type.String() }) },
  { description: 'Why a call was refused.' },
);

export const reference: Reference = {
  title: 'heldby: the Apperian face',
  description: 'The devices of users, logins, groups and reports of Apperian (Digital.ai App Management).',
  schemas: { ErrorBody, ...devices, ...users, ...groups, ...credentials, ...logins, ...reports },
  problem: ErrorBody,
  problemType: 'application/json',
  security: ['token', { type: 'apiKey', in: 'header', name: 'X-TOKEN' }],
  tags: {
    users: 'Users, and signing in.',
    catalog: 'Signing in from an app catalog.',
    devices: 'Devices.',
    device_users: 'Which user has which device.',
    groups: 'Groups of users.',
    credentials: 'Credentials for signing apps.',
    applications: 'Applications.',
    reports: 'Reports over all devices and users.',
  },
  examples,
};
