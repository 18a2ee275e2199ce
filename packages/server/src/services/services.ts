/** All use cases, composed. Dialects, the command line and the workers call these and nothing below. */
import { type Accounts, createAccounts } from './accounts.ts';
import { type Activations, createActivations } from './activations.ts';
import { type Applications, createApplications } from './applications.ts';
import { type Assignments, createAssignments } from './assignments.ts';
import { type Authentication, createAuthentication } from './authentication.ts';
import { type CallingService, createCalling } from './calling.ts';
import { type Catalogs, createCatalogs } from './catalogs.ts';
import { type Consents, createConsents } from './consents.ts';
import type { Core } from './core.ts';
import { type Credentials, createCredentials } from './credentials.ts';
import { createDeadlines, type Deadlines } from './deadlines.ts';
import { createDeskList, type DeskList } from './desk-list.ts';
import { createDeskPhones, type DeskPhones } from './desk-phones.ts';
import { createDeskSettings, type DeskSettings } from './desk-settings.ts';
import { createDevices, type Devices } from './devices.ts';
import { createGrants, type Grants } from './grants.ts';
import { createGroupMembers, type GroupMembers } from './group-members.ts';
import { createGroups, type Groups } from './groups.ts';
import { createGuestSessions, type GuestSessions } from './guest-sessions.ts';
import { createHandsets, type Handsets } from './handsets.ts';
import { createHosts, type Hosts } from './hosts.ts';
import { createHousekeeping, type Housekeeping } from './housekeeping.ts';
import { createLineDevices, type LineDeviceService } from './line-devices.ts';
import { createMembers, type MembersService } from './members.ts';
import { createOffBoarding, type OffBoarding } from './off-boarding.ts';
import { createOrganizations, type Organizations } from './organizations.ts';
import { createOrigins, type Origins } from './origins.ts';
import { createOutsideSignIn, type OutsideSignIn } from './outside-sign-in.ts';
import { createPasswords, type Passwords } from './passwords.ts';
import { createPeople, type People } from './people.ts';
import { createPeopleList, type PeopleList } from './people-list.ts';
import { createPeopleSearch, type PeopleSearch } from './people-search.ts';
import { createPhones, type Phones } from './phones.ts';
import { createPlaces, type Places } from './places.ts';
import { createProviders, type Providers } from './providers.ts';
import { createReports, type Reports } from './reports.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { createSignIn, type SignIn } from './sign-in.ts';
import { createSigningCredentials, type SigningCredentials } from './signing-credentials.ts';
import { createTokens, type Tokens } from './tokens.ts';

export interface Services {
  readonly organizations: Organizations;
  readonly people: People;
  readonly peopleSearch: PeopleSearch;
  readonly peopleList: PeopleList;
  readonly offBoarding: OffBoarding;
  readonly accounts: Accounts;
  readonly groups: Groups;
  readonly groupMembers: GroupMembers;
  readonly places: Places;
  readonly devices: Devices;
  readonly assignments: Assignments;
  readonly phones: Phones;
  readonly handsets: Handsets;
  readonly catalogs: Catalogs;
  readonly reports: Reports;
  readonly signingCredentials: SigningCredentials;
  readonly calling: CallingService;
  readonly deskPhones: DeskPhones;
  readonly deskSettings: DeskSettings;
  readonly deskList: DeskList;
  readonly lineDevices: LineDeviceService;
  readonly members: MembersService;
  readonly activations: Activations;
  readonly guestSessions: GuestSessions;
  readonly deadlines: Deadlines;
  readonly housekeeping: Housekeeping;
  readonly credentials: Credentials;
  readonly applications: Applications;
  readonly authentication: Authentication;
  readonly hosts: Hosts;
  readonly origins: Origins;
  readonly passwords: Passwords;
  readonly signIn: SignIn;
  readonly providers: Providers;
  readonly outsideSignIn: OutsideSignIn;
  readonly sessions: Sessions;
  readonly consents: Consents;
  readonly grants: Grants;
  readonly tokens: Tokens;
}

export function createServices(core: Core): Services {
  const people = createPeople(core);
  const offBoarding = createOffBoarding(core);
  const devices = createDevices(core);
  const passwords = createPasswords(core);
  const signIn = createSignIn(core, passwords);
  const providers = createProviders(core);
  return {
    organizations: createOrganizations(core),
    people,
    peopleSearch: createPeopleSearch(core),
    peopleList: createPeopleList(core),
    offBoarding,
    accounts: createAccounts(core, passwords, people, offBoarding),
    groups: createGroups(core),
    groupMembers: createGroupMembers(core),
    places: createPlaces(core),
    devices,
    assignments: createAssignments(core),
    phones: createPhones(core),
    handsets: createHandsets(core, devices),
    catalogs: createCatalogs(core, signIn),
    reports: createReports(core),
    signingCredentials: createSigningCredentials(core),
    calling: createCalling(core),
    deskPhones: createDeskPhones(core),
    deskSettings: createDeskSettings(core),
    deskList: createDeskList(core),
    lineDevices: createLineDevices(core),
    members: createMembers(core),
    activations: createActivations(core),
    guestSessions: createGuestSessions(core),
    deadlines: createDeadlines(core),
    housekeeping: createHousekeeping(core),
    credentials: createCredentials(core),
    applications: createApplications(core),
    authentication: createAuthentication(core),
    hosts: createHosts(core),
    origins: createOrigins(core),
    passwords,
    signIn,
    providers,
    outsideSignIn: createOutsideSignIn(core, providers),
    sessions: createSessions(core),
    consents: createConsents(core),
    grants: createGrants(core),
    tokens: createTokens(core),
  };
}
