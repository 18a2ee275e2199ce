/** The goldens that the API reference shows as examples. `golden.test.ts` sends each to a server. */
import type { Example } from '../../../http/dialect/reference.ts';
import assignmentCreateTaken from './assignment-create-taken.json' with { type: 'json' };
import deviceCreate from './device-create.json' with { type: 'json' };
import devicesOfPerson from './devices-of-person.json' with { type: 'json' };
import events from './events.json' with { type: 'json' };
import holdersOfDevice from './holders-of-device.json' with { type: 'json' };
import personCreate from './person-create.json' with { type: 'json' };
import personCreateIncomplete from './person-create-incomplete.json' with { type: 'json' };
import personGet from './person-get.json' with { type: 'json' };
import personUnknown from './person-unknown.json' with { type: 'json' };
import personUpdateOutdated from './person-update-outdated.json' with { type: 'json' };
import policyUpdate from './policy-update.json' with { type: 'json' };
import policyUpdateUnknown from './policy-update-unknown.json' with { type: 'json' };

export const examples: Readonly<Record<string, Example>> = {
  'assignment-create-taken': assignmentCreateTaken,
  'device-create': deviceCreate,
  'devices-of-person': devicesOfPerson,
  events,
  'holders-of-device': holdersOfDevice,
  'person-create': personCreate,
  'person-create-incomplete': personCreateIncomplete,
  'person-get': personGet,
  'person-unknown': personUnknown,
  'person-update-outdated': personUpdateOutdated,
  'policy-update': policyUpdate,
  'policy-update-unknown': policyUpdateUnknown,
};
