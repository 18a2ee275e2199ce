/** All use cases, composed. Dialects, the command line and the workers call these and nothing below. */
import { type Applications, createApplications } from './applications.ts';
import { type Assignments, createAssignments } from './assignments.ts';
import { type Authentication, createAuthentication } from './authentication.ts';
import type { Core } from './core.ts';
import { type Credentials, createCredentials } from './credentials.ts';
import { createDeadlines, type Deadlines } from './deadlines.ts';
import { createDevices, type Devices } from './devices.ts';
import { createHousekeeping, type Housekeeping } from './housekeeping.ts';
import { createOrganizations, type Organizations } from './organizations.ts';
import { createPeople, type People } from './people.ts';
import { createPhones, type Phones } from './phones.ts';
import { createPlaces, type Places } from './places.ts';

export interface Services {
  readonly organizations: Organizations;
  readonly people: People;
  readonly places: Places;
  readonly devices: Devices;
  readonly assignments: Assignments;
  readonly phones: Phones;
  readonly deadlines: Deadlines;
  readonly housekeeping: Housekeeping;
  readonly credentials: Credentials;
  readonly applications: Applications;
  readonly authentication: Authentication;
}

export function createServices(core: Core): Services {
  return {
    organizations: createOrganizations(core),
    people: createPeople(core),
    places: createPlaces(core),
    devices: createDevices(core),
    assignments: createAssignments(core),
    phones: createPhones(core),
    deadlines: createDeadlines(core),
    housekeeping: createHousekeeping(core),
    credentials: createCredentials(core),
    applications: createApplications(core),
    authentication: createAuthentication(core),
  };
}
