/** Composes all use cases. Dialects, the command line and the workers call these and nothing below. */

import type { Core } from '../core/core.ts';
import { type Batches, createBatches } from './batches/batches.ts';
import { createDevices, type Devices } from './devices/devices.ts';
import type { DeviceRequest } from './devices/listed.ts';
import { createDirectoryServices, type DirectoryServices } from './directories/services.ts';
import { createHistory, type History } from './feed/history.ts';
import { createGroups, type Groups } from './groups/groups.ts';
import { createGroupMembers, type GroupMembers } from './groups/members.ts';
import { type Assignments, createAssignments } from './holding/assignments.ts';
import { type Blocks, createBlocks } from './holding/blocks.ts';
import { createDeadlines, type Deadlines } from './holding/deadlines.ts';
import { createHandsets, type Handsets } from './holding/handsets.ts';
import { type AssignmentList, createAssignmentList } from './holding/listed.ts';
import { createLoans, type Loans } from './holding/loans.ts';
import { createPhones, type Phones } from './holding/phones.ts';
import { createPushTargetList, type PushTargetList } from './holding/push-list.ts';
import { createPushTargets, type PushTargets } from './holding/push-targets.ts';
import { createHoldingQuestions, type HoldingQuestions } from './holding/questions.ts';
import { type Applications, createApplications } from './identity/applications.ts';
import { type Authentication, createAuthentication } from './identity/authentication.ts';
import { type BuiltInClients, createBuiltInClients } from './identity/built-in-clients.ts';
import { type Catalogs, createCatalogs } from './identity/catalogs.ts';
import { type ClientSecrets, createClientSecrets } from './identity/client-secrets.ts';
import { type Consents, createConsents } from './identity/consents.ts';
import { type Credentials, createCredentials } from './identity/credentials.ts';
import { createGrants, type Grants } from './identity/grants.ts';
import { createLockOuts, type LockOuts } from './identity/lock-outs.ts';
import { createMisuse, type Misuse } from './identity/misuse.ts';
import { createOpenSessions, type OpenSessions } from './identity/open-sessions.ts';
import { createOutsideIdentities, type OutsideIdentities } from './identity/outside-identities.ts';
import { createOutsideSignIn, type OutsideSignIn } from './identity/outside-sign-in.ts';
import { type ChangeOwnPassword, createOwnPassword } from './identity/own-password.ts';
import { createPasswords, type Passwords } from './identity/passwords.ts';
import { createProviderCheck, type ProviderCheck } from './identity/provider-check.ts';
import { createProviders, type Providers } from './identity/providers.ts';
import { createSessions, type Sessions } from './identity/sessions.ts';
import { createSignIn, type SignIn } from './identity/sign-in.ts';
import { createSigningCredentials, type SigningCredentials } from './identity/signing-credentials.ts';
import { createTokens, type Tokens } from './identity/tokens.ts';
import { type Backups, createBackups } from './installation/backups.ts';
import { createHosts, type Hosts } from './installation/hosts.ts';
import { createHousekeeping, type Housekeeping } from './installation/housekeeping.ts';
import { createMachine, type Machine, type Surroundings } from './installation/machine.ts';
import { createMetadataDefinitions, type MetadataDefinitions } from './installation/metadata.ts';
import { createOperator, type Operator } from './installation/operator.ts';
import { createOrganizations, type Organizations } from './installation/organizations.ts';
import { createOrigins, type Origins } from './installation/origins.ts';
import { createSealedSecrets, type SealedSecrets } from './installation/sealed-secrets.ts';
import { createTenants, type Tenants } from './installation/tenants.ts';
import { createJobs, type Jobs } from './jobs/jobs.ts';
import { createDeliverMail, type DeliverMail } from './mail/deliver.ts';
import { createMails, type Mails } from './mail/mail.ts';
import { type Accounts, createAccounts } from './people/accounts.ts';
import { createLeaving, type Leaving } from './people/leaving.ts';
import { createPeopleList, type PeopleList } from './people/list.ts';
import { createPeople, type People } from './people/people.ts';
import { createPeopleSearch, type PeopleSearch } from './people/search.ts';
import { createStaff, type Staff } from './people/staff.ts';
import { createPlaces, type Places } from './places/places.ts';
import { createPolicyServices, type PolicyServices } from './policies/services.ts';
import { createDeviceCounts, type DeviceCounts } from './reports/device-counts.ts';
import { createFlows, type Flows } from './reports/flows.ts';
import { createOverviews, type Overviews } from './reports/overview.ts';
import { createReportedDevices, type ReportedDevices } from './reports/reported-devices.ts';
import { createReports, type Reports } from './reports/reports.ts';
import { createRetention, type Retention } from './retention/retention.ts';
import { createIndexing, type Indexing } from './search/indexing.ts';
import { createSearch, type Search } from './search/search.ts';
import { type ActivationList, createActivationList } from './telephony/activation-list.ts';
import { type Activations, createActivations } from './telephony/activations.ts';
import { type CalledWorkspaces, createCalledWorkspaces } from './telephony/called-workspaces.ts';
import { type CallingService, createCalling } from './telephony/calling.ts';
import { createDeskList, type DeskList } from './telephony/desk-list.ts';
import { createDeskPhones, type DeskPhones } from './telephony/desk-phones.ts';
import { createDeskSettings, type DeskSettings } from './telephony/desk-settings.ts';
import { createGuestList, type GuestList } from './telephony/guest-list.ts';
import { createGuestSessions, type GuestSessions } from './telephony/guest-sessions.ts';
import { createLineDevices, type LineDeviceService } from './telephony/line-devices.ts';
import { createLines, type Lines } from './telephony/lines.ts';
import { createMembers, type MembersService } from './telephony/members.ts';
import { createVirtualLines, type VirtualLines } from './telephony/virtual-lines.ts';
import { createTransfer, type Transfer } from './transfer/transfer.ts';
import { createSending, type Sending } from './webhooks/sending.ts';

export interface Services extends DirectoryServices, History, Leaving, PolicyServices, Sending, Transfer<Services> {
  readonly batches: Batches<Services>;
  readonly operator: Operator;
  readonly organizations: Organizations;
  readonly metadata: MetadataDefinitions;
  readonly tenants: Tenants;
  readonly machine: Machine;
  readonly backups: Backups;
  readonly people: People;
  readonly peopleSearch: PeopleSearch;
  readonly peopleList: PeopleList;
  readonly accounts: Accounts;
  readonly staff: Staff;
  readonly groups: Groups;
  readonly groupMembers: GroupMembers;
  readonly places: Places;
  readonly devices: Devices;
  readonly assignments: Assignments;
  readonly assignmentList: AssignmentList;
  readonly pushTargetList: PushTargetList;
  readonly guestList: GuestList;
  readonly activationList: ActivationList;
  readonly loans: Loans;
  readonly blocks: Blocks;
  readonly holdings: HoldingQuestions;
  readonly phones: Phones;
  readonly pushTargets: PushTargets;
  readonly handsets: Handsets;
  readonly catalogs: Catalogs;
  readonly reports: Reports;
  readonly deviceCounts: DeviceCounts;
  readonly flows: Flows;
  readonly overviews: Overviews;
  readonly reportedDevices: ReportedDevices<DeviceRequest>;
  readonly search: Search;
  readonly indexing: Indexing;
  readonly signingCredentials: SigningCredentials;
  readonly calling: CallingService;
  readonly calledWorkspaces: CalledWorkspaces;
  readonly deskPhones: DeskPhones;
  readonly deskSettings: DeskSettings;
  readonly deskList: DeskList;
  readonly lineDevices: LineDeviceService;
  readonly lines: Lines;
  readonly virtualLines: VirtualLines;
  readonly members: MembersService;
  readonly activations: Activations;
  readonly guestSessions: GuestSessions;
  readonly deadlines: Deadlines;
  readonly housekeeping: Housekeeping;
  readonly retention: Retention;
  readonly jobs: Jobs;
  readonly mails: Mails;
  readonly deliverMail: DeliverMail;
  readonly sealedSecrets: SealedSecrets;
  readonly credentials: Credentials;
  readonly applications: Applications;
  readonly clientSecrets: ClientSecrets;
  readonly authentication: Authentication;
  readonly hosts: Hosts;
  readonly origins: Origins;
  readonly lockOuts: LockOuts;
  readonly misuse: Misuse;
  readonly passwords: Passwords;
  readonly changeOwnPassword: ChangeOwnPassword;
  readonly signIn: SignIn;
  readonly providers: Providers;
  readonly outsideSignIn: OutsideSignIn;
  readonly checkProvider: ProviderCheck;
  readonly outsideIdentities: OutsideIdentities;
  readonly sessions: Sessions;
  readonly openSessions: OpenSessions;
  readonly consents: Consents;
  readonly grants: Grants;
  readonly builtInClients: BuiltInClients;
  readonly tokens: Tokens;
}

export function createServices(core: Core, surroundings: Surroundings): Services {
  const passwords = createPasswords(core);
  const lockOuts = createLockOuts(core);
  const misuse = createMisuse(core);
  const signIn = createSignIn(core, passwords, lockOuts, misuse);
  const providers = createProviders(core);
  const outsideSignIn = createOutsideSignIn(core, providers);
  const devices = createDevices(core);
  return {
    ...createHistory(core),
    batches: createBatches(core, joined => createServices(joined, surroundings)),
    ...createTransfer(core, viewing => createServices(viewing, surroundings)),
    ...createForOperator(core, surroundings),
    organizations: createOrganizations(core),
    metadata: createMetadataDefinitions(core),
    people: createPeople(core),
    peopleSearch: createPeopleSearch(core),
    peopleList: createPeopleList(core),
    accounts: createAccounts(core, passwords.hash),
    ...createLeaving(core),
    staff: createStaff(core),
    groups: createGroups(core),
    groupMembers: createGroupMembers(core),
    places: createPlaces(core),
    devices,
    ...createHolding(core),
    phones: createPhones(core),
    pushTargets: createPushTargets(core),
    handsets: createHandsets(core),
    catalogs: createCatalogs(core, signIn),
    ...createReporting(core, devices),
    search: createSearch(core),
    indexing: createIndexing(core),
    signingCredentials: createSigningCredentials(core),
    ...createTelephony(core),
    ...createDueWork(core),
    mails: createMails(core),
    deliverMail: createDeliverMail(core, surroundings),
    sealedSecrets: createSealedSecrets(core),
    ...createDirectoryServices(core),
    credentials: createCredentials(core),
    applications: createApplications(core),
    clientSecrets: createClientSecrets(core),
    authentication: createAuthentication(core, misuse),
    hosts: createHosts(core),
    origins: createOrigins(core),
    lockOuts,
    misuse,
    passwords,
    changeOwnPassword: createOwnPassword(core, passwords, signIn),
    signIn,
    providers,
    outsideSignIn,
    checkProvider: createProviderCheck(providers, outsideSignIn),
    outsideIdentities: createOutsideIdentities(core),
    ...createSignedIn(core),
    ...createSending(core),
  };
}

function createSignedIn(core: Core) {
  return {
    sessions: createSessions(core),
    openSessions: createOpenSessions(core),
    consents: createConsents(core),
    grants: createGrants(core),
    builtInClients: createBuiltInClients(core),
    tokens: createTokens(core),
  };
}

function createReporting(
  core: Core,
  devices: Devices,
): Pick<Services, 'reports' | 'deviceCounts' | 'flows' | 'overviews' | 'reportedDevices'> {
  return {
    reports: createReports(core),
    deviceCounts: createDeviceCounts(core),
    flows: createFlows(core),
    overviews: createOverviews(core),
    reportedDevices: createReportedDevices(core, devices.list),
  };
}

function createHolding(core: Core) {
  return {
    assignments: createAssignments(core),
    assignmentList: createAssignmentList(core),
    pushTargetList: createPushTargetList(core),
    loans: createLoans(core),
    blocks: createBlocks(core),
    holdings: createHoldingQuestions(core),
  };
}

function createTelephony(core: Core) {
  return {
    calling: createCalling(core),
    calledWorkspaces: createCalledWorkspaces(core),
    deskPhones: createDeskPhones(core),
    deskSettings: createDeskSettings(core),
    deskList: createDeskList(core),
    lineDevices: createLineDevices(core),
    lines: createLines(core),
    virtualLines: createVirtualLines(core),
    members: createMembers(core),
    activations: createActivations(core),
    guestSessions: createGuestSessions(core),
    guestList: createGuestList(core),
    activationList: createActivationList(core),
  };
}

/** Work that is due by the clock alone. */
function createDueWork(core: Core) {
  const retention = createRetention(core);
  return {
    deadlines: createDeadlines(core),
    housekeeping: createHousekeeping(core),
    retention,
    jobs: createJobs(core),
    ...createPolicyServices(core, retention),
  };
}

function createForOperator(
  core: Core,
  surroundings: Surroundings,
): Pick<Services, 'operator' | 'tenants' | 'machine' | 'backups'> {
  return {
    operator: createOperator(core),
    tenants: createTenants(core),
    machine: createMachine(core, surroundings),
    backups: createBackups(core, surroundings),
  };
}
