/** Made from @heldby/contract by `npm run generate`; do not edit. The methods of the native API. */
import type { Endpoint, ListEndpoint, ResumableEndpoint } from '../endpoint.ts';
import type { CallOptions, FileBody, WriteOptions } from '../options.ts';
import type { ActivationCode, Application, Approval, Assignment, Backup, Batch, Block, Calling, CheckedProvider, ClientSecret, CountedGroup, Credential, DailyDeviceCount, DeskPhone, Device, DeviceCount, DeviceFace, DeviceMerge, DeviceUnmerge, Directory, DirectoryCall, DirectoryRule, EndedSessions, Erasure, EventPage, ExternalId, Found, GuestSession, HandedOver, Happened, HeldDevices, Holder, Host, IdentityProvider, Import, ImportRow, InstallationHost, InstallationSetting, InstallationStatus, IssuedActivationCode, IssuedApplication, IssuedDirectory, IssuedSecret, IssuedToken, IssuedWebhook, Job, Leaver, LifecycleStretch, ListedAssignment, ListedDevice, ListedGuestSession, ListedLine, ListedPushTarget, Loan, Location, LockOut, MadeBackup, MailState, MailTemplate, Me, MembershipResult, MetadataDefinition, NamedCredential, NamedEvent, NamedOwner, OffBoarded, OffBoarding, Organization, OutsideIdentity, Overview, OwnerRef, Person, PersonMerge, PersonUnmerge, PolicyExemption, PolicyInForce, PolicyRun, PolicySetting, PolicyStep, PolicyTarget, PushTarget, ReportedDevice, Returned, RoleRights, RotatedToken, RulesPreview, SameHardware, SealingKeys, SearchIndex, Session, ShownPerson, TracedDelivery, UndoneStep, VirtualLine, WebexModel, Webhook, WebhookDelivery, Workspace } from './objects.ts';

/** Every method of the native API. Each rejects with `HeldbyError` if the server refuses the call. */
export interface Api {
  readonly activations: {
    /** Redeems an activation code. The device that calls it needs no other credential. Needs no token. */
    readonly redeem: Endpoint<[body: {
      /** 16 digits */
      readonly code: string;
      /** MAC address in any usual spelling */
      readonly mac: string;
      /** A model from the table of supported devices; any text for a room device */
      readonly model: string;
      /** Serial number */
      readonly serial?: string | null;
      /** The address at which the device is */
      readonly ip: string;
    }, options?: WriteOptions], Device>;
  };
  readonly policies: {
    /** Makes an exemption. What the policy has disabled of it is as before with the next run. Needs the scope `org:admin`. */
    readonly exempt: Endpoint<[name: string, body: {
      /** What is exempt: one device, or all of a person, a group, a location or a tag. */
      readonly kind: 'device' | 'person' | 'group' | 'location' | 'tag';
      /** The id of the device, person, group or location, or the tag. */
      readonly target: string;
      /** The end of the exemption, in the future. Left out: none. */
      readonly until?: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], PolicyExemption>;
    /** Changes settings of the policy; null resets one to its default. The same settings as those of the organization. Needs the scope `org:admin`. */
    readonly update: Endpoint<[name: string, body?: {
      /** Requests per minute for one person or application on the Genesys face. Defaults to 300. */
      readonly genesysRatePerMinute?: number | null;
      /** Requests per minute for one person or application on every other face. Defaults to 6,000. */
      readonly ratePerMinute?: number | null;
      /** How many devices one owner may have a line on. */
      readonly maxDeviceCount?: number | null;
      /** How many devices one owner may own. */
      readonly maxOwnedDeviceCount?: number | null;
      /** How many people and workspaces can be called. Unlimited by default. */
      readonly maxCallings?: number | null;
      /** The domain of the address that is made from the login of a person without one, on faces that always show an address. */
      readonly emailDomain?: string | null;
      /** How many devices a person, workspace or virtual line may hold at once, and get within a day. Defaults to 1,000. */
      readonly maxHeldDevices?: number | null;
      /** How many valid tokens and sessions a person may have. Defaults to 5,000. */
      readonly maxCredentials?: number | null;
      /** How many days a token is valid that is made without saying how long. Defaults to 90. */
      readonly tokenDays?: number | null;
      /** How many days a token may be valid at most. Without it, a token may be made that does not expire. */
      readonly maxTokenDays?: number | null;
      /** How much history somebody who administers nothing may write per minute, in bytes. Defaults to 900,000. */
      readonly eventBytesPerMinute?: number | null;
      /** How many days events are kept. Older ones are removed, and the rest still verifies. Without it, all are. */
      readonly keepEventsDays?: number | null;
      /** How many days after its end an assignment is kept, with its lines and guests. Without it, all are. */
      readonly keepEndedAssignmentsDays?: number | null;
      /** How many days after their end revoked and expired tokens and sessions are kept. Without it, 30 days after they expire. */
      readonly keepSpentCredentialsDays?: number | null;
      /** How many days after they left people are erased. Without it, nobody is by itself. */
      readonly eraseLeaversDays?: number | null;
      /** After how many days without use a mobile phone is stale. Without it, none is. */
      readonly staleMobileDays?: number | null;
      /** The same for a native app catalog. */
      readonly staleNativeCatalogDays?: number | null;
      /** The same for a web app catalog. */
      readonly staleWebCatalogDays?: number | null;
      /** The same for a browser. */
      readonly staleBrowserDays?: number | null;
      /** The same for a desk phone. */
      readonly staleDeskPhoneDays?: number | null;
      /** The same for a room device. */
      readonly staleRoomDeviceDays?: number | null;
      /** How many days a stale device stays disabled before its assignments end. Defaults to 30. */
      readonly staleGraceDays?: number | null;
      /** Whether the assignments of a stale device end after the grace. Otherwise it stays disabled. Defaults to true. */
      readonly staleEnds?: boolean | null;
      /** How often stale devices are looked for, in days. Defaults to 1. */
      readonly staleEveryDays?: number | null;
      /** How many mobile phones one person may hold at once. Without it, as many as `maxHeldDevices` allows. */
      readonly capMobile?: number | null;
      /** What happens to one more mobile phone: it is refused, waits for approval, or the one held longest ends. Defaults to `refuse`. */
      readonly capMobileOver?: 'refuse' | 'ask' | 'end_oldest' | null;
      /** How many native app catalogs one person may hold at once. */
      readonly capNativeCatalog?: number | null;
      /** What happens to one more native app catalog: it is refused, waits for approval, or the one held longest ends. Defaults to `refuse`. */
      readonly capNativeCatalogOver?: 'refuse' | 'ask' | 'end_oldest' | null;
      /** How many web app catalogs one person may hold at once. */
      readonly capWebCatalog?: number | null;
      /** What happens to one more web app catalog: it is refused, waits for approval, or the one held longest ends. Defaults to `refuse`. */
      readonly capWebCatalogOver?: 'refuse' | 'ask' | 'end_oldest' | null;
      /** How many browsers one person may hold at once. */
      readonly capBrowser?: number | null;
      /** What happens to one more browser: it is refused, waits for approval, or the one held longest ends. Defaults to `refuse`. */
      readonly capBrowserOver?: 'refuse' | 'ask' | 'end_oldest' | null;
      /** How many desk phones one person may hold at once. */
      readonly capDeskPhone?: number | null;
      /** What happens to one more desk phone: it is refused, waits for approval, or the one held longest ends. Defaults to `refuse`. */
      readonly capDeskPhoneOver?: 'refuse' | 'ask' | 'end_oldest' | null;
      /** How many room devices one person may hold at once. */
      readonly capRoomDevice?: number | null;
      /** What happens to one more room device: it is refused, waits for approval, or the one held longest ends. Defaults to `refuse`. */
      readonly capRoomDeviceOver?: 'refuse' | 'ask' | 'end_oldest' | null;
      /** New devices of these kinds wait for approval when people register them for themselves. Empty by default. */
      readonly approvalKinds?: readonly ('mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device')[] | null;
      /** Who approves: administrators, or also the person themselves on another device. Defaults to `administrators`. */
      readonly approvalBy?: 'administrators' | 'administrators_and_self' | null;
      /** After how many days without a decision a waiting device is no longer held. Defaults to 14. */
      readonly approvalDays?: number | null;
      /** How many days before a loan is due its holder is reminded. Empty by default. */
      readonly loanRemindBeforeDays?: readonly number[] | null;
      /** How many days after a loan was due its holder is reminded. Empty by default. */
      readonly loanRemindAfterDays?: readonly number[] | null;
      /** The hour of the day, in UTC, at which policies are carried out. Defaults to 3. */
      readonly policyHour?: number | null;
      /** Whether backups that are not encrypted are refused. Defaults to false. */
      readonly encryptedBackups?: boolean | null;
      /** Refuse client-credentials tokens on Genesys' resources that belong to a user. */
      readonly genesysRequiresUser?: boolean | null;
      /** Whether the Apperian face shows administrators the push tokens of others' phones, as the vendor prints them. Defaults to true. */
      readonly apperianShowsPushTokens?: boolean | null;
      /** Phones of these models can be added, too. A model with a name of the vendor's table replaces that one. */
      readonly webexModels?: readonly WebexModel[] | null;
      /** Origins from whose pages browsers may call the Apperian face: scheme://host[:port] in lower case, no patterns. */
      readonly corsOrigins?: readonly string[] | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], PolicyInForce>;
    /** Returns a policy: `stale`, `caps`, `approval`, `loans` or `retention`. Needs the scope `people.org:read`. */
    readonly get: Endpoint<[name: string, options?: CallOptions], PolicyInForce>;
    /** Lists what the policy leaves alone. Needs the scope `people.org:read`. */
    readonly exemptions: ListEndpoint<[name: string, query?: {
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly PolicyExemption[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Lists the policies with the settings that are in force, where they are from, and the last and the next run. Needs the scope `people.org:read`. */
    readonly list: ListEndpoint<[options?: CallOptions], {
      readonly items: readonly PolicyInForce[];
    }>;
    /** Lists the runs of the policy, the last first. Needs the scope `people.org:read`. */
    readonly runs: ListEndpoint<[name: string, query?: {
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly PolicyRun[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Lists what the policy did, device by device, the last first. Needs the scope `devices.org:read`. */
    readonly steps: ListEndpoint<[name: string, query?: {
      /** Only the steps of this run. A UUID. */
      readonly run?: string;
      /** Only what it did to this device. A UUID. */
      readonly device?: string;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly PolicyStep[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Lists what the policy is about to do, or would do with other settings: to what, when and why. Nothing is changed. Needs the scope `devices.org:read`. */
    readonly preview: ListEndpoint<[name: string, query?: {
      /** `due`: what it would do now; of `caps`, who holds more than the cap. `grace`, `exempt`: what `stale` has disabled, and leaves alone. Defaults to `all`. */
      readonly show?: 'all' | 'due' | 'grace' | 'exempt';
      /** As if it were the setting. After how many days without use a mobile phone is stale. Without it, none is. */
      readonly staleMobileDays?: number;
      /** As if it were the setting. The same for a native app catalog. */
      readonly staleNativeCatalogDays?: number;
      /** As if it were the setting. The same for a web app catalog. */
      readonly staleWebCatalogDays?: number;
      /** As if it were the setting. The same for a browser. */
      readonly staleBrowserDays?: number;
      /** As if it were the setting. The same for a desk phone. */
      readonly staleDeskPhoneDays?: number;
      /** As if it were the setting. The same for a room device. */
      readonly staleRoomDeviceDays?: number;
      /** As if it were the setting. How many days a stale device stays disabled before its assignments end. Defaults to 30. */
      readonly staleGraceDays?: number;
      /** As if it were the setting. Whether the assignments of a stale device end after the grace. Otherwise it stays disabled. Defaults to true. */
      readonly staleEnds?: boolean;
      /** As if it were the setting. How often stale devices are looked for, in days. Defaults to 1. */
      readonly staleEveryDays?: number;
      /** As if it were the setting. How many mobile phones one person may hold at once. Without it, as many as `maxHeldDevices` allows. */
      readonly capMobile?: number;
      /** As if it were the setting. What happens to one more mobile phone: it is refused, waits for approval, or the one held longest ends. Defaults to `refuse`. */
      readonly capMobileOver?: 'refuse' | 'ask' | 'end_oldest';
      /** As if it were the setting. How many native app catalogs one person may hold at once. */
      readonly capNativeCatalog?: number;
      /** As if it were the setting. What happens to one more native app catalog: it is refused, waits for approval, or the one held longest ends. Defaults to `refuse`. */
      readonly capNativeCatalogOver?: 'refuse' | 'ask' | 'end_oldest';
      /** As if it were the setting. How many web app catalogs one person may hold at once. */
      readonly capWebCatalog?: number;
      /** As if it were the setting. What happens to one more web app catalog: it is refused, waits for approval, or the one held longest ends. Defaults to `refuse`. */
      readonly capWebCatalogOver?: 'refuse' | 'ask' | 'end_oldest';
      /** As if it were the setting. How many browsers one person may hold at once. */
      readonly capBrowser?: number;
      /** As if it were the setting. What happens to one more browser: it is refused, waits for approval, or the one held longest ends. Defaults to `refuse`. */
      readonly capBrowserOver?: 'refuse' | 'ask' | 'end_oldest';
      /** As if it were the setting. How many desk phones one person may hold at once. */
      readonly capDeskPhone?: number;
      /** As if it were the setting. What happens to one more desk phone: it is refused, waits for approval, or the one held longest ends. Defaults to `refuse`. */
      readonly capDeskPhoneOver?: 'refuse' | 'ask' | 'end_oldest';
      /** As if it were the setting. How many room devices one person may hold at once. */
      readonly capRoomDevice?: number;
      /** As if it were the setting. What happens to one more room device: it is refused, waits for approval, or the one held longest ends. Defaults to `refuse`. */
      readonly capRoomDeviceOver?: 'refuse' | 'ask' | 'end_oldest';
      /** As if it were the setting. New devices of these kinds wait for approval when people register them for themselves. Empty by default. */
      readonly approvalKinds?: readonly ('mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device')[];
      /** As if it were the setting. Who approves: administrators, or also the person themselves on another device. Defaults to `administrators`. */
      readonly approvalBy?: 'administrators' | 'administrators_and_self';
      /** As if it were the setting. After how many days without a decision a waiting device is no longer held. Defaults to 14. */
      readonly approvalDays?: number;
      /** As if it were the setting. How many days before a loan is due its holder is reminded. Empty by default. */
      readonly loanRemindBeforeDays?: readonly number[];
      /** As if it were the setting. How many days after a loan was due its holder is reminded. Empty by default. */
      readonly loanRemindAfterDays?: readonly number[];
      /** As if it were the setting. How many days events are kept. Older ones are removed, and the rest still verifies. Without it, all are. */
      readonly keepEventsDays?: number;
      /** As if it were the setting. How many days after its end an assignment is kept, with its lines and guests. Without it, all are. */
      readonly keepEndedAssignmentsDays?: number;
      /** As if it were the setting. How many days after their end revoked and expired tokens and sessions are kept. Without it, 30 days after they expire. */
      readonly keepSpentCredentialsDays?: number;
      /** As if it were the setting. How many days after they left people are erased. Without it, nobody is by itself. */
      readonly eraseLeaversDays?: number;
      /** Settings as if they were not set, such as those that switch the policy on, separated by commas. */
      readonly without?: readonly ('staleMobileDays' | 'staleNativeCatalogDays' | 'staleWebCatalogDays' | 'staleBrowserDays' | 'staleDeskPhoneDays' | 'staleRoomDeviceDays' | 'staleGraceDays' | 'staleEnds' | 'staleEveryDays' | 'capMobile' | 'capMobileOver' | 'capNativeCatalog' | 'capNativeCatalogOver' | 'capWebCatalog' | 'capWebCatalogOver' | 'capBrowser' | 'capBrowserOver' | 'capDeskPhone' | 'capDeskPhoneOver' | 'capRoomDevice' | 'capRoomDeviceOver' | 'approvalKinds' | 'approvalBy' | 'approvalDays' | 'loanRemindBeforeDays' | 'loanRemindAfterDays' | 'keepEventsDays' | 'keepEndedAssignmentsDays' | 'keepSpentCredentialsDays' | 'eraseLeaversDays')[];
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly PolicyTarget[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Ends an exemption. Needs the scope `org:admin`. */
    readonly removeExemption: Endpoint<[name: string, exemptionId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], PolicyExemption>;
    /** Carries out the policy now, in the background. Watch it in the list of its runs, or its job. Needs the scope `org:admin`. */
    readonly run: Endpoint<[name: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], PolicyRun>;
    /** Undoes all steps of a run, in the background. It can be undone for 30 days. Needs the scope `org:admin`. */
    readonly undoRun: Endpoint<[name: string, runId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], PolicyRun>;
    /** Undoes what the policy did to the device: it can be used again, and those who held it hold it again. Needs the scope `org:admin`. */
    readonly undoStep: Endpoint<[name: string, stepId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], UndoneStep>;
  };
  readonly hosts: {
    /** Registers a host name for your organization. For the operator. Needs the scope `installation:admin`. */
    readonly add: Endpoint<[body: {
      /** A host name without a port. */
      readonly host: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Host>;
    /** Lists the host names of your organization. Needs the scope `people.org:read`. */
    readonly list: ListEndpoint<[options?: CallOptions], {
      readonly items: readonly Host[];
    }>;
    /** Takes a host name from your organization. For the operator. Needs the scope `installation:admin`. */
    readonly remove: Endpoint<[host: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Host>;
  };
  readonly installation: {
    /** Registers a host name for an organization. Needs the scope `installation:admin`. */
    readonly addHost: Endpoint<[organizationId: string, body: {
      /** A host name without a port. */
      readonly host: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], InstallationHost>;
    /** Returns how the server that answers is: version, store, sizes, lag, uptime. Needs the scope `installation:admin`. */
    readonly status: Endpoint<[options?: CallOptions], InstallationStatus>;
    /** Lists the host names of all organizations, or of one, in alphabetical order. Needs the scope `installation:admin`. */
    readonly hosts: ListEndpoint<[query?: {
      /** UUID */
      readonly organizationId?: string;
    }, options?: CallOptions], {
      readonly items: readonly InstallationHost[];
    }>;
    /** Returns what happened to the installation itself, from a position on: organizations created, backups, keys. Needs the scope `installation:admin`. */
    readonly events: ListEndpoint<[query?: {
      /** The `after` of an earlier answer, or `latest` for the end of the history. Left out: from the first event on. */
      readonly after?: string;
      /** The maximum number of items. */
      readonly limit?: number;
      /** Types, separated by commas; `device.*` stands for all types of a noun: `device.*,assignment.ended`. */
      readonly type?: string;
      /** Events at this date-time or later; of a day, its beginning in UTC. */
      readonly since?: string;
      /** Events at this date-time or earlier; of a day, its end in UTC. */
      readonly until?: string;
    }, options?: CallOptions], EventPage>;
    /** Lists the ids of the keys of sealed secrets, what they seal, and what cannot be read. Needs the scope `installation:admin`. */
    readonly keys: Endpoint<[options?: CallOptions], SealingKeys>;
    /** Lists the settings of the server as they are. Secrets are masked. Needs the scope `installation:admin`. */
    readonly settings: ListEndpoint<[options?: CallOptions], {
      readonly items: readonly InstallationSetting[];
    }>;
    /** Takes a host name from the organization that has it. Needs the scope `installation:admin`. */
    readonly removeHost: Endpoint<[host: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], InstallationHost>;
    /** Puts a new key before the others, and seals every secret with it that can be read. Needs the scope `installation:admin`. */
    readonly rotateKeys: Endpoint<[body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], SealingKeys>;
  };
  readonly groups: {
    /** Adds people to a group. Those who are in it already stay; an unknown person is not in it. Needs the scope `people.org:write`. */
    readonly addMembers: Endpoint<[groupId: string, body: {
      readonly personIds: readonly string[];
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], {
      readonly items: readonly MembershipResult[];
    }>;
    /** Adds a group. Needs the scope `people.org:write`. */
    readonly create: Endpoint<[body: {
      /** Unique in the organization, ignoring letter case. */
      readonly name: string;
      /** What it is for. */
      readonly description?: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], CountedGroup>;
    /** Returns a group. Needs the scope `people.org:read`. */
    readonly get: Endpoint<[groupId: string, options?: CallOptions], CountedGroup>;
    /** Lists groups in the order in which they were added: all of them for administrators, otherwise your own. Needs the scope `people.org:read`. */
    readonly list: ListEndpoint<[query?: {
      /** A part of the name or of the description, ignoring letter case. */
      readonly q?: string;
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'number' | '-number';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'number' | 'name' | 'description' | 'forEverybody' | 'createdAt' | 'modifiedAt' | 'people')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly CountedGroup[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
    /** Removes a group, and its members from it. The people stay. Needs the scope `people.org:write`. */
    readonly remove: Endpoint<[groupId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], void>;
    /** Removes people from a group. Needs the scope `people.org:write`. */
    readonly removeMembers: Endpoint<[groupId: string, body: {
      readonly personIds: readonly string[];
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], {
      readonly items: readonly MembershipResult[];
    }>;
    /** Changes the name or the description of a group. Needs the scope `people.org:write`. */
    readonly update: Endpoint<[groupId: string, body?: {
      /** Unique in the organization, ignoring letter case. */
      readonly name?: string;
      /** What it is for. */
      readonly description?: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], CountedGroup>;
  };
  readonly applications: {
    /** Makes a second secret beside the first, and shows it once. Revoke the first when nothing uses it any more. Needs the scope `tokens:write`. */
    readonly addSecret: Endpoint<[applicationId: string, body?: {
      /** For people. Defaults to the name of the application. */
      readonly label?: string;
      /** Null or left out: it does not expire. */
      readonly expiresAt?: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], IssuedSecret>;
    /** Registers an OAuth client, and shows its secret once. Needs the scope `tokens:write`. */
    readonly create: Endpoint<[body: {
      /** Name */
      readonly name: string;
      /** Without a colon. Defaults to its id. */
      readonly clientId?: string;
      /** It cannot keep a secret, so it gets none. */
      readonly public?: boolean;
      /** What it may do with others' data. Defaults to `member`. */
      readonly role?: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
      readonly grants?: readonly ('client_credentials' | 'authorization_code' | 'refresh_token' | 'implicit')[];
      /** Where people return to after they signed in; compared character by character. */
      readonly redirectUris?: readonly string[];
      /** The organization's own: people are not asked for consent. */
      readonly firstParty?: boolean;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], IssuedApplication>;
    /** Ends the tokens of an OAuth client for good, and gives it no new ones until it is enabled. Its secrets stay. Needs the scope `tokens:write`. */
    readonly disable: Endpoint<[applicationId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Application>;
    /** Enables an OAuth client again. It needs new tokens. Needs the scope `tokens:write`. */
    readonly enable: Endpoint<[applicationId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Application>;
    /** Returns an OAuth client. Needs the scope `tokens:write`. */
    readonly get: Endpoint<[applicationId: string, options?: CallOptions], Application>;
    /** Lists the OAuth clients in the order in which they were registered. Needs the scope `tokens:write`. */
    readonly list: ListEndpoint<[query?: {
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly Application[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Lists the secrets that an OAuth client ever had, the oldest first, without the secrets themselves. Needs the scope `tokens:write`. */
    readonly secrets: ListEndpoint<[applicationId: string, options?: CallOptions], {
      readonly items: readonly ClientSecret[];
    }>;
    /** Removes an OAuth client with its secrets, every token that was issued to it, the consents, and what it holds. Needs the scope `tokens:write`. */
    readonly remove: Endpoint<[applicationId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], void>;
    /** Revokes a secret, and every token that was got with it. Needs the scope `tokens:write`. */
    readonly revokeSecret: Endpoint<[applicationId: string, secretId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], void>;
    /** Changes the given members of an OAuth client. Needs the scope `tokens:write`. */
    readonly update: Endpoint<[applicationId: string, body?: {
      /** Name */
      readonly name?: string;
      /** What it may do with others' data. Defaults to `member`. */
      readonly role?: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
      readonly grants?: readonly ('client_credentials' | 'authorization_code' | 'refresh_token' | 'implicit')[];
      /** Where people return to after they signed in; compared character by character. */
      readonly redirectUris?: readonly string[];
      /** The organization's own: people are not asked for consent. */
      readonly firstParty?: boolean;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Application>;
  };
  readonly imports: {
    /** Makes what is planned, or goes on where it stopped. What somebody has changed since the plan is refused, row by row. Needs the scope `profile:read`. */
    readonly apply: Endpoint<[importId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Import>;
    /** Stops the work on an import. What was made stays: apply it again to go on, or undo it. Needs the scope `profile:read`. */
    readonly cancel: Endpoint<[importId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Import>;
    /** Takes in a CSV or NDJSON file of up to 64 MB as the body, and plans its import. Nothing changes until you apply it. Needs the scope `profile:read`. */
    readonly create: Endpoint<[file: FileBody, query?: {
      /** The name of the file, for people. */
      readonly name?: string;
      /** What the rows are. Left out: as the columns say. */
      readonly list?: 'people' | 'devices' | 'assignments' | 'lines';
      /** The form of the file. Left out: as its media type says, or `csv`. */
      readonly format?: 'csv' | 'ndjson';
      /** The encoding, where another one is recognized. */
      readonly encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'shift_jis';
      /** What separates the cells, where something else is recognized. */
      readonly delimiter?: 'comma' | 'semicolon' | 'tab';
      /** Whether the day or the month comes first in dates such as 03/05/2024. */
      readonly dates?: 'dmy' | 'mdy';
      /** The country of phone numbers that are written without one, such as `+49`. */
      readonly country?: string;
      /** By which members people and devices are found, in place of the surest that a row has: at most one of each, separated by commas. */
      readonly key?: readonly ('person.id' | 'person.externalIds' | 'person.login' | 'person.employeeNumber' | 'person.email' | 'device.id' | 'device.externalIds' | 'device.serial' | 'device.mac' | 'device.imei' | 'device.assetTag' | 'device.udid')[];
      /** Why, in your words. Stored with the events. */
      readonly reason?: string;
    }, options?: WriteOptions], Import>;
    /** Returns an import: how the file was read, what is planned, and what became of it. Needs the scope `profile:read`. */
    readonly get: Endpoint<[importId: string, options?: CallOptions], Import>;
    /** Lists the rows of an import with what changes in each, and why a row is refused; as CSV to mend and send again. Needs the scope `profile:read`. */
    readonly rows: ListEndpoint<[importId: string, query?: {
      /** Only rows of this plan. */
      readonly state?: 'new' | 'changed' | 'same' | 'refused';
      /** Only rows that came to this end. `state` does not count then. */
      readonly result?: 'applied' | 'refused' | 'reversed' | 'kept' | 'failed';
      /** `csv`: the rows as they are in the file, and why they were refused. */
      readonly format?: 'json' | 'csv';
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly ImportRow[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Lists imports of the last 30 days, the newest first: your own, and for a full administrator everybody’s. Needs the scope `profile:read`. */
    readonly list: ListEndpoint<[query?: {
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly Import[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Forgets an import with its rows. What it made stays, and can no longer be undone. Needs the scope `profile:read`. */
    readonly remove: Endpoint<[importId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], void>;
    /** Undoes an import within 30 days, except for what somebody has changed since. Needs the scope `profile:read`. */
    readonly undo: Endpoint<[importId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Import>;
    /** Corrects how the file is read and what its columns set, and plans it again. The next file with these columns takes the same. Needs the scope `profile:read`. */
    readonly update: Endpoint<[importId: string, body?: {
      /** What the rows are. Left out: as the columns say. */
      readonly list?: 'people' | 'devices' | 'assignments' | 'lines';
      /** What columns set. Those that are left out stay as they are. */
      readonly columns?: readonly ({
        /** The name of the column. */
        readonly column: string;
        /** What it sets. */
        readonly member: string | null;
      })[];
      /** The encoding, where another one is recognized. */
      readonly encoding?: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'shift_jis' | null;
      /** What separates the cells, where something else is recognized. */
      readonly delimiter?: 'comma' | 'semicolon' | 'tab' | null;
      /** Whether the day or the month comes first in dates such as 03/05/2024. */
      readonly dates?: 'dmy' | 'mdy' | null;
      /** The country of phone numbers that are written without one, such as `+49`. */
      readonly country?: string | null;
      /** By which members people and devices are found, in place of the surest that a row has: at most one of each. */
      readonly key?: readonly ('person.id' | 'person.externalIds' | 'person.login' | 'person.employeeNumber' | 'person.email' | 'device.id' | 'device.externalIds' | 'device.serial' | 'device.mac' | 'device.imei' | 'device.assetTag' | 'device.udid')[];
    }, options?: WriteOptions], Import>;
  };
  readonly approvals: {
    /** Approves a device: its holder can use it, and pushes reach it. Needs the scope `devices:write`. */
    readonly approve: Endpoint<[approvalId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Approval>;
    /** Denies a device: the person no longer holds it, and is blocked on its hardware. Needs the scope `devices:write`. */
    readonly deny: Endpoint<[approvalId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Approval>;
    /** Returns a device that waits for approval or waited, and why. Needs the scope `devices:read`. */
    readonly get: Endpoint<[approvalId: string, options?: CallOptions], Approval>;
    /** Lists the devices that wait for approval or waited, the last first: your own, or those of others for an administrator. Needs the scope `devices:read`. */
    readonly list: ListEndpoint<[query?: {
      /** Only those. */
      readonly state?: 'waiting' | 'approved' | 'denied' | 'expired' | 'withdrawn';
      /** Only the devices of this person. A UUID. */
      readonly person?: string;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly Approval[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
  };
  readonly jobs: {
    /** Stops a job. What it has done stays done. People may stop the jobs that they asked for. Needs the scope `devices:write`. */
    readonly cancel: Endpoint<[jobId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Job>;
    /** Returns a job. With `Accept: text/event-stream` it sends the job whenever something of it changes, until it has ended. Needs the scope `devices:read`. */
    readonly get: Endpoint<[jobId: string, query?: {
      /** How many seconds to wait for its end. */
      readonly wait?: number;
    }, options?: CallOptions], Job>;
    /** Lists what the server does by itself or for longer than a request, the newest first. Everybody sees the jobs that they asked for. Needs the scope `devices:read`. */
    readonly list: ListEndpoint<[query?: {
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
      /** Only jobs in this state. */
      readonly state?: 'waiting' | 'running' | 'done' | 'dead' | 'cancelled';
      /** Only jobs of this kind. */
      readonly kind?: string;
    }, options?: CallOptions], {
      readonly items: readonly Job[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Begins a job again that is dead or was cancelled. Needs the scope `devices.org:write`. */
    readonly retry: Endpoint<[jobId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Job>;
  };
  readonly offBoardings: {
    /** Cancels a planned off-boarding. Cancelling it again changes nothing. Needs the scope `people.org:write`. */
    readonly cancel: Endpoint<[offBoardingId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], OffBoarding>;
    /** Returns an off-boarding with each thing that it ended. Needs the scope `people.org:read`. */
    readonly get: Endpoint<[offBoardingId: string, options?: CallOptions], OffBoarding>;
    /** Lists who leaves and who left, by day, the last first. Needs the scope `people.org:read`. */
    readonly list: ListEndpoint<[query?: {
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
      /** Only those. */
      readonly state?: 'planned' | 'done' | 'undone' | 'cancelled' | 'failed';
      /** Who leaves at this time or later. */
      readonly from?: string;
      /** Who leaves before this time. */
      readonly before?: string;
      /** Of this person. */
      readonly personId?: string;
      /** That this person or application asked for. */
      readonly byId?: string;
      /** Only what can be undone now. */
      readonly undoable?: boolean;
    }, options?: CallOptions], {
      readonly items: readonly Leaver[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Takes the person back within 30 days, with everything against which nothing stands, and says what did not come. Needs the scope `people.org:write`. */
    readonly undo: Endpoint<[offBoardingId: string, body?: {
      /** Another login, where theirs is taken. */
      readonly login?: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Returned>;
    /** Changes a planned off-boarding, or plans a failed one again. Of one that is done, frees or keeps the login. Needs the scope `people.org:write`. */
    readonly update: Endpoint<[offBoardingId: string, body?: {
      /** In the future. */
      readonly effectiveAt?: string;
      /** Who gets the phones and room devices. Needs the right to write devices. */
      readonly handTo?: {
        /** The kind of owner. */
        readonly kind: 'person' | 'workspace' | 'virtual_line' | 'application';
        /** UUID */
        readonly id: string;
      } | null;
      /** Nobody else may have the login. Otherwise it is free at once. */
      readonly keepLogin?: boolean;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], OffBoarding>;
  };
  readonly me: {
    /** Changes your own password. Your other sign-ins end; the one that your token came from stays. Needs the scope `devices:write`. */
    readonly changePassword: Endpoint<[body: {
      /** The password that you have now. */
      readonly present: string;
      /** 8 to 1,000 characters, and another one than the present one. */
      readonly password: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], void>;
    /** Returns the holder of your credential, and what they may do with it. Needs the scope `devices:read`. */
    readonly get: Endpoint<[options?: CallOptions], Me>;
  };
  readonly devices: {
    /** Stores the report of a desk phone or room device. The first report activates it. Needs the scope `devices.org:write`. */
    readonly checkIn: Endpoint<[deviceId: string, body: {
      /** The address at which the device is */
      readonly ip: string;
      /** Software and its version */
      readonly software?: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], DeskPhone>;
    /** Adds a device that nobody holds yet. Needs the scope `devices.org:write`. */
    readonly create: Endpoint<[body: {
      /** The kind of device. */
      readonly kind: 'mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device';
      /** The hardware's own id; required for app catalogs. */
      readonly udid?: string | null;
      /** The device's name. */
      readonly name?: string | null;
      /** Manufacturer */
      readonly make?: string | null;
      /** Model */
      readonly model?: string | null;
      /** The operating system. */
      readonly platform?: 'ios' | 'android' | 'windows' | 'other' | null;
      /** Version of the operating system */
      readonly osVersion?: string | null;
      /** Serial number */
      readonly serial?: string | null;
      /** MAC address in any usual spelling; unique in the organization. */
      readonly mac?: string | null;
      /** UUID */
      readonly locationId?: string | null;
      readonly tags?: readonly string[];
      /** Replaces the MAC addresses of all interfaces. */
      readonly macs?: readonly ({
        /** A MAC address in any usual spelling; unique in the organization. */
        readonly address: string;
        /** Which interface has it. */
        readonly kind: 'ethernet' | 'wifi' | 'bluetooth' | 'other';
      })[] | null;
      /** Replaces the IMEIs, which are unique. */
      readonly imei?: readonly string[] | null;
      /** The number of the SIM card: 18 to 20 digits. */
      readonly iccid?: string | null;
      /** E.164: a plus, the country and the number. Blanks and hyphens are left out. */
      readonly phoneNumber?: string | null;
      /** On the organization's label. Unique, ignoring letter case. */
      readonly assetTag?: string | null;
      /** The day, as YYYY-MM-DD. */
      readonly purchasedAt?: string | null;
      /** Free text. Holders of the device see it, too. */
      readonly notes?: string | null;
      /** Replaces the ids in other systems: one for each source, unique there. */
      readonly externalIds?: readonly ExternalId[] | null;
      /** Sets the given keys, which the organization has defined. Null clears a key, or all of them. */
      readonly metadata?: Readonly<Record<string, unknown>> | null;
      /** Since when it is known, if that was in the past. Needs the scope `history:write`. */
      readonly createdAt?: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Device>;
    /** Blocks the device for all of its holders. Needs the scope `devices.org:write`. */
    readonly disable: Endpoint<[deviceId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Device>;
    /** Enables the device again. Needs the scope `devices.org:write`. */
    readonly enable: Endpoint<[deviceId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Device>;
    /** Returns a device: one that you hold, or any for an administrator. Needs the scope `devices:read`. */
    readonly get: Endpoint<[deviceId: string, options?: CallOptions], Device>;
    /** Hands a device over: the present holder's assignment ends and the next one's begins, at the same instant. Needs the scope `devices.org:write`. */
    readonly handOver: Endpoint<[deviceId: string, body: {
      /** The owner of a device. */
      readonly to: OwnerRef;
      /** In which role it changes hands. Defaults to `owner`. */
      readonly role?: 'owner' | 'user';
      /** The assignment that ends. Needed only where the device has several users and changes hands as `user`. */
      readonly from?: string | null;
      /** For a loan: when the device is to come back. */
      readonly dueAt?: string | null;
      /** A planned end of the new assignment. */
      readonly expiresAt?: string | null;
      /** The former owner may use the device until then, as `user`. Not for desk phones. */
      readonly keepUntil?: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], HandedOver>;
    /** Lists devices, filtered and sorted. Needs the scope `devices.org:read`. */
    readonly list: ListEndpoint<[query?: {
      /** One of these kinds, separated by commas. */
      readonly kind?: readonly ('mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device')[];
      /** One of these operating systems, separated by commas. */
      readonly platform?: readonly ('ios' | 'android' | 'windows' | 'other')[];
      /** Exactly this model. */
      readonly model?: string;
      /** Exactly this manufacturer. */
      readonly make?: string;
      /** Whether it may be used. */
      readonly state?: 'active' | 'disabled';
      /** Where the device is. A UUID. */
      readonly location?: string;
      /** Exactly this tag. */
      readonly tag?: string;
      /** Whether nobody holds it now. */
      readonly holderless?: boolean;
      /** The person who holds it now. A UUID. */
      readonly person?: string;
      /** The person, workspace, virtual line or application that holds it now. A UUID. */
      readonly owner?: string;
      /** Exactly this serial number. */
      readonly serial?: string;
      /** This MAC address of any interface, in any usual spelling. */
      readonly mac?: string;
      /** Exactly this id of the hardware, in the vendor's spelling. */
      readonly udid?: string;
      /** Exactly this id in another system, as `source:id`. */
      readonly externalId?: string;
      /** This IMEI, with or without its check digit. */
      readonly imei?: string;
      /** This number of a SIM card. */
      readonly iccid?: string;
      /** This number, with its plus as `%2B`. */
      readonly phoneNumber?: string;
      /** Exactly this asset tag, ignoring letter case. */
      readonly assetTag?: string;
      /** In one of these states, separated by commas. */
      readonly lifecycle?: readonly ('in_stock' | 'assigned' | 'in_repair' | 'lost' | 'retired')[];
      /** Added before it, and not used since. A date-time, or a day in UTC. */
      readonly inactiveSince?: string;
      /** Added or used since: every device that `inactiveSince` leaves out. A date-time, or a day in UTC. */
      readonly activeSince?: string;
      /** Added after it. A date-time, or a day in UTC. */
      readonly createdAfter?: string;
      /** Added before it. A date-time, or a day in UTC. */
      readonly createdBefore?: string;
      /** What the search finds it by: any part of what is known of it, each of several words somewhere. */
      readonly q?: string;
      /** Puts who holds it now beside each device. */
      readonly expand?: readonly 'holders'[];
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'number' | '-number' | 'createdAt' | '-createdAt';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'number' | 'kind' | 'name' | 'make' | 'model' | 'platform' | 'osVersion' | 'serial' | 'mac' | 'udid' | 'locationId' | 'tags' | 'disabled' | 'lifecycle' | 'createdAt' | 'modifiedAt' | 'revision' | 'macs' | 'imei' | 'iccid' | 'phoneNumber' | 'assetTag' | 'purchasedAt' | 'notes' | 'externalIds' | 'metadata')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly ListedDevice[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
    /** Says how each API shows the device, where, and who sees it, or why it does not. Needs the scope `devices:read`. */
    readonly faces: ListEndpoint<[deviceId: string, options?: CallOptions], {
      /** The native API first. */
      readonly items: readonly DeviceFace[];
      /** The device has more holders than are looked at, which are 20. */
      readonly isCut: boolean;
    }>;
    /** Lists everybody who ever held the device, oldest first. Needs the scope `devices.org:read`. */
    readonly history: ListEndpoint<[deviceId: string, query?: {
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly Assignment[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Lists everybody who holds the device, or held it on a day in the past. Needs the scope `devices.org:read`. */
    readonly holders: ListEndpoint<[deviceId: string, query?: {
      /** A date-time, or a day (its end in UTC). Defaults to now. */
      readonly asOf?: string;
    }, options?: CallOptions], {
      readonly items: readonly Holder[];
    }>;
    /** Lists the states of a device since it was added, oldest first. Needs the scope `devices:read`. */
    readonly lifecycle: ListEndpoint<[deviceId: string, query?: {
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly LifecycleStretch[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Suggests other devices that are the same hardware, by ids and push tokens that agree. Needs the scope `devices:read`. */
    readonly sameHardware: ListEndpoint<[deviceId: string, options?: CallOptions], {
      /** The surest first: at most 50. */
      readonly items: readonly SameHardware[];
      /** More devices share an id than are shown, so that it proves little. */
      readonly isCut: boolean;
    }>;
    /** Merges another registration of the same device into this one: one history, and the other id leads here. Undone for 30 days. Needs the scope `devices.org:write`. */
    readonly merge: Endpoint<[deviceId: string, body: {
      /** The other registration, whose id leads here from then on. */
      readonly from: string;
      /** Conflicts that you know to be all right: that nothing shows them to be one, or that another app loses its pushes. */
      readonly despite?: readonly ('no_evidence' | 'other_app')[];
      /** Why these are one device. Stored with the event. */
      readonly reason: string;
    }, options?: WriteOptions], DeviceMerge>;
    /** Renames a device: your own phone, browser or other such device, or any for an administrator of devices. Needs the scope `devices:write`. */
    readonly rename: Endpoint<[deviceId: string, body: {
      /** What people call it; null for no name. */
      readonly name: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Device>;
    /** Sets the state of a device: in repair, lost, retired or in stock; null lets it follow from the holders again. Needs the scope `devices.org:write`. */
    readonly setLifecycle: Endpoint<[deviceId: string, body: {
      /** `lost` disables the device until it is found; `retired` and `in_stock` need that nobody holds it. Null: it is back. */
      readonly state: 'in_repair' | 'lost' | 'retired' | 'in_stock' | null;
      /** Ends the assignments of everybody who holds it, for `retired` and `in_stock`. */
      readonly end?: boolean;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Device>;
    /** Lists what has happened to a device and who held it. Needs the scope `events:read`. */
    readonly timeline: ListEndpoint<[deviceId: string, query?: {
      /** Types, separated by commas; `device.*` stands for all types of a noun: `device.*,assignment.ended`. */
      readonly type?: string;
      /** Events at this date-time or later; of a day, its beginning in UTC. */
      readonly since?: string;
      /** Events at this date-time or earlier; of a day, its end in UTC. */
      readonly until?: string;
      /** `-at`, the default, begins with the newest event. */
      readonly sort?: '-at' | 'at';
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly NamedEvent[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Undoes a merge within 30 days: the other registration is there again, with what it had. Needs the scope `devices.org:write`. */
    readonly unmerge: Endpoint<[deviceId: string, body?: {
      /** Which one is to be there again. Left out: the last. */
      readonly from?: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], DeviceUnmerge>;
    /** Changes the given members of a device. Needs the scope `devices.org:write`. */
    readonly update: Endpoint<[deviceId: string, body?: {
      /** The device's name. */
      readonly name?: string | null;
      /** Manufacturer */
      readonly make?: string | null;
      /** Model */
      readonly model?: string | null;
      /** The operating system. */
      readonly platform?: 'ios' | 'android' | 'windows' | 'other' | null;
      /** Version of the operating system */
      readonly osVersion?: string | null;
      /** Serial number */
      readonly serial?: string | null;
      /** MAC address in any usual spelling; unique in the organization. */
      readonly mac?: string | null;
      /** UUID */
      readonly locationId?: string | null;
      readonly tags?: readonly string[];
      /** Replaces the MAC addresses of all interfaces. */
      readonly macs?: readonly ({
        /** A MAC address in any usual spelling; unique in the organization. */
        readonly address: string;
        /** Which interface has it. */
        readonly kind: 'ethernet' | 'wifi' | 'bluetooth' | 'other';
      })[] | null;
      /** Replaces the IMEIs, which are unique. */
      readonly imei?: readonly string[] | null;
      /** The number of the SIM card: 18 to 20 digits. */
      readonly iccid?: string | null;
      /** E.164: a plus, the country and the number. Blanks and hyphens are left out. */
      readonly phoneNumber?: string | null;
      /** On the organization's label. Unique, ignoring letter case. */
      readonly assetTag?: string | null;
      /** The day, as YYYY-MM-DD. */
      readonly purchasedAt?: string | null;
      /** Free text. Holders of the device see it, too. */
      readonly notes?: string | null;
      /** Replaces the ids in other systems: one for each source, unique there. */
      readonly externalIds?: readonly ExternalId[] | null;
      /** Sets the given keys, which the organization has defined. Null clears a key, or all of them. */
      readonly metadata?: Readonly<Record<string, unknown>> | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Device>;
  };
  readonly providers: {
    /** Asks the OpenID provider for its endpoints, and returns them, or the `problem` that keeps people from signing in there. Needs the scope `tokens:write`. */
    readonly check: Endpoint<[providerId: string, options?: WriteOptions], CheckedProvider>;
    /** Adds an OpenID provider. Register `/oauth/callback/{providerId}` of this server there as the redirect URI, with the id in the answer. Needs the scope `tokens:write`. */
    readonly create: Endpoint<[body: {
      /** What the sign-in page calls it */
      readonly name: string;
      /** Its issuer: an https URL */
      readonly issuer: string;
      /** The client id of heldby at the provider */
      readonly clientId: string;
      /** The client secret of heldby at the provider; it is not shown again */
      readonly clientSecret: string;
      /** The claim that is the person's login at their first sign-in. `email` counts only if it is verified */
      readonly loginClaim: string;
      /** Whose people sign in there: the domains of their logins, or of their mail addresses where their logins have none. Empty or left out: everybody whose domain no other provider has; one provider can be for them. */
      readonly domains?: readonly string[];
      /** The claim that lists the groups of the person, such as `groups`. Null: none is read */
      readonly groupsClaim?: string | null;
      /** What the members of groups get. */
      readonly rules?: readonly DirectoryRule[];
      /** What people of its domains get that their first sign-in adds. Null or left out: it adds nobody. */
      readonly newPeople?: {
        /** The role that they get. */
        readonly role: 'member' | 'read_only';
        /** Where they belong; null: nowhere. */
        readonly locationId: string | null;
      } | null;
      /** It sends `email_verified` as the text `true`: believe that, too. Defaults to false. */
      readonly verifiedAsText?: boolean;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], IdentityProvider>;
    /** Returns an OpenID provider, without the client secret. Needs the scope `tokens:write`. */
    readonly get: Endpoint<[providerId: string, options?: CallOptions], IdentityProvider>;
    /** Lists the OpenID providers in the order in which they were added, without their client secrets. Needs the scope `tokens:write`. */
    readonly list: ListEndpoint<[query?: {
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'name' | 'issuer' | 'clientId' | 'domains' | 'loginClaim' | 'verifiedAsText' | 'groupsClaim' | 'rules' | 'newPeople' | 'createdAt' | 'modifiedAt' | 'revision')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly IdentityProvider[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
    /** Shows whose role or location other rules would change at their next sign-in, by the groups of their last one. Nothing is changed. Needs the scope `tokens:write`. */
    readonly previewRules: Endpoint<[providerId: string, body: {
      /** What the members of groups get. */
      readonly rules: readonly DirectoryRule[];
    }, options?: WriteOptions], RulesPreview>;
    /** Removes an OpenID provider. Who its accounts are here stays, and counts again with a provider of the same issuer. Needs the scope `tokens:write`. */
    readonly remove: Endpoint<[providerId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], void>;
    /** Sets the client id and the client secret of heldby at an OpenID provider. Needs the scope `tokens:write`. */
    readonly setClient: Endpoint<[providerId: string, body: {
      /** The client id of heldby at the provider */
      readonly clientId: string;
      /** The client secret of heldby at the provider; it is not shown again */
      readonly clientSecret: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], IdentityProvider>;
    /** Changes the given members of an OpenID provider. One with another issuer is another provider. Needs the scope `tokens:write`. */
    readonly update: Endpoint<[providerId: string, body?: {
      /** What the sign-in page calls it */
      readonly name?: string;
      /** The claim that is the person's login at their first sign-in. `email` counts only if it is verified */
      readonly loginClaim?: string;
      /** Whose people sign in there: the domains of their logins, or of their mail addresses where their logins have none. Empty or left out: everybody whose domain no other provider has; one provider can be for them. */
      readonly domains?: readonly string[];
      /** The claim that lists the groups of the person, such as `groups`. Null: none is read */
      readonly groupsClaim?: string | null;
      /** What the members of groups get. */
      readonly rules?: readonly DirectoryRule[];
      /** What people of its domains get that their first sign-in adds. Null or left out: it adds nobody. */
      readonly newPeople?: {
        /** The role that they get. */
        readonly role: 'member' | 'read_only';
        /** Where they belong; null: nowhere. */
        readonly locationId: string | null;
      } | null;
      /** It sends `email_verified` as the text `true`: believe that, too. Defaults to false. */
      readonly verifiedAsText?: boolean;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], IdentityProvider>;
  };
  readonly locations: {
    /** Closes a location. 409 names what stands against it, unless everything moves to another one. Needs the scope `devices.org:write`. */
    readonly close: Endpoint<[locationId: string, body?: {
      /** The location to which everything there moves first. */
      readonly moveTo?: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Location>;
    /** Adds a location. Needs the scope `devices.org:write`. */
    readonly create: Endpoint<[body: {
      /** Name */
      readonly name: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Location>;
    /** Returns a location. Needs the scope `devices.org:read`. */
    readonly get: Endpoint<[locationId: string, options?: CallOptions], Location>;
    /** Lists locations in the order in which they were added. Needs the scope `devices.org:read`. */
    readonly list: ListEndpoint<[query?: {
      /** Only the open ones, which is the default, or only the closed ones. */
      readonly state?: 'open' | 'closed';
      /** A part of the name, ignoring letter case. */
      readonly q?: string;
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'name' | 'createdAt' | 'modifiedAt' | 'closedAt' | 'revision')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly Location[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
    /** Opens a location again. What was ended with it does not come back. Needs the scope `devices.org:write`. */
    readonly reopen: Endpoint<[locationId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Location>;
    /** Changes the name of a location. Needs the scope `devices.org:write`. */
    readonly update: Endpoint<[locationId: string, body?: {
      /** Name */
      readonly name?: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Location>;
  };
  readonly organizations: {
    /** Closes an organization: sign-ins and requests are refused from now on. Its data and its tokens stay. Needs the scope `installation:admin`. */
    readonly close: Endpoint<[organizationId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Organization>;
    /** Creates an organization. Needs the scope `installation:admin`. */
    readonly create: Endpoint<[body: {
      /** Name */
      readonly name: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Organization>;
    /** Returns an organization. Needs the scope `installation:admin`. */
    readonly get: Endpoint<[organizationId: string, options?: CallOptions], Organization>;
    /** Lists the organizations in the order in which they were created, also those that are closed. Needs the scope `installation:admin`. */
    readonly list: ListEndpoint<[query?: {
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly Organization[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Opens an organization again. Tokens that have not expired meanwhile are valid again. Needs the scope `installation:admin`. */
    readonly reopen: Endpoint<[organizationId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Organization>;
    /** Gives an organization another name. Needs the scope `installation:admin`. */
    readonly update: Endpoint<[organizationId: string, body?: {
      /** Name */
      readonly name?: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Organization>;
  };
  readonly virtualLines: {
    /** Closes a virtual line: ends its lines on devices and its calling. Needs the scope `telephony:write`. */
    readonly close: Endpoint<[virtualLineId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], VirtualLine>;
    /** Adds a virtual line. Needs the scope `telephony:write`. */
    readonly create: Endpoint<[body: {
      /** First name */
      readonly firstName: string;
      /** Last name */
      readonly lastName: string;
      /** UUID */
      readonly locationId: string;
      /** 2 to 10 digits, unique in the location */
      readonly extension?: string | null;
      /** E.164, unique in the organization */
      readonly phoneNumber?: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], VirtualLine>;
    /** Returns the virtual line's calling. Needs the scope `telephony:read`. */
    readonly calling: Endpoint<[virtualLineId: string, options?: CallOptions], Calling>;
    /** Returns a virtual line. Needs the scope `telephony:read`. */
    readonly get: Endpoint<[virtualLineId: string, options?: CallOptions], VirtualLine>;
    /** Lists virtual lines in the order in which they were added. Needs the scope `telephony:read`. */
    readonly list: ListEndpoint<[query?: {
      /** Where they are called. A UUID. */
      readonly location?: string;
      /** Only the open ones, which is the default, or only the closed ones. */
      readonly state?: 'open' | 'closed';
      /** A part of the name, ignoring letter case. */
      readonly q?: string;
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'firstName' | 'lastName' | 'createdAt' | 'modifiedAt' | 'closedAt' | 'revision')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly VirtualLine[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
    /** Opens a virtual line again. It needs a calling before it gets lines. Needs the scope `telephony:write`. */
    readonly reopen: Endpoint<[virtualLineId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], VirtualLine>;
    /** Sets or changes the virtual line's calling. Needs the scope `telephony:write`. */
    readonly setCalling: Endpoint<[virtualLineId: string, body: {
      /** UUID */
      readonly locationId: string;
      /** 2 to 10 digits, unique in the location */
      readonly extension?: string | null;
      /** E.164, unique in the organization */
      readonly phoneNumber?: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Calling>;
    /** Changes the name of a virtual line. Needs the scope `telephony:write`. */
    readonly update: Endpoint<[virtualLineId: string, body?: {
      /** First name */
      readonly firstName?: string;
      /** Last name */
      readonly lastName?: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], VirtualLine>;
  };
  readonly workspaces: {
    /** Closes a workspace: ends what it holds, its lines, its calling and its activation codes. Needs the scope `devices.org:write`. */
    readonly close: Endpoint<[workspaceId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Workspace>;
    /** Adds a workspace. Needs the scope `devices.org:write`. */
    readonly create: Endpoint<[body: {
      /** Name */
      readonly name: string;
      /** UUID */
      readonly locationId?: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Workspace>;
    /** Returns the workspace's calling. Needs the scope `telephony:read`. */
    readonly calling: Endpoint<[workspaceId: string, options?: CallOptions], Calling>;
    /** Returns a workspace. Needs the scope `devices.org:read`. */
    readonly get: Endpoint<[workspaceId: string, options?: CallOptions], Workspace>;
    /** Lists every device that the workspace holds, or held on a day in the past. Needs the scope `devices.org:read`. */
    readonly devices: ListEndpoint<[workspaceId: string, query?: {
      /** A date-time, or a day (its end in UTC). Defaults to now. */
      readonly asOf?: string;
      /** Puts these beside each device, and `caps` beside the list. Others' lines and guests need the scope `telephony:read`. */
      readonly expand?: readonly ('lines' | 'guest' | 'push' | 'desk' | 'caps')[];
    }, options?: CallOptions], HeldDevices>;
    /** Lists workspaces in the order in which they were added. Needs the scope `devices.org:read`. */
    readonly list: ListEndpoint<[query?: {
      /** Where they are. A UUID. */
      readonly location?: string;
      /** Only the open ones, which is the default, or only the closed ones. */
      readonly state?: 'open' | 'closed';
      /** A part of the name, ignoring letter case. */
      readonly q?: string;
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'name' | 'locationId' | 'createdAt' | 'modifiedAt' | 'closedAt' | 'revision')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly Workspace[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
    /** Removes the workspace's calling. The lines stay until they are ended. Needs the scope `telephony:write`. */
    readonly removeCalling: Endpoint<[workspaceId: string, options?: WriteOptions], void>;
    /** Opens a workspace again. What was ended with it does not come back. Needs the scope `devices.org:write`. */
    readonly reopen: Endpoint<[workspaceId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Workspace>;
    /** Sets or changes the workspace's calling. Needs the scope `telephony:write`. */
    readonly setCalling: Endpoint<[workspaceId: string, body: {
      /** UUID */
      readonly locationId: string;
      /** 2 to 10 digits, unique in the location */
      readonly extension?: string | null;
      /** E.164, unique in the organization */
      readonly phoneNumber?: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Calling>;
    /** Lists what has happened to a workspace and with what it holds. Needs the scope `events:read`. */
    readonly timeline: ListEndpoint<[workspaceId: string, query?: {
      /** Types, separated by commas; `device.*` stands for all types of a noun: `device.*,assignment.ended`. */
      readonly type?: string;
      /** Events at this date-time or later; of a day, its beginning in UTC. */
      readonly since?: string;
      /** Events at this date-time or earlier; of a day, its end in UTC. */
      readonly until?: string;
      /** `-at`, the default, begins with the newest event. */
      readonly sort?: '-at' | 'at';
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly NamedEvent[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Changes the name or the location of a workspace. Needs the scope `devices.org:write`. */
    readonly update: Endpoint<[workspaceId: string, body?: {
      /** Name */
      readonly name?: string;
      /** UUID */
      readonly locationId?: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Workspace>;
  };
  readonly assignments: {
    /** Assigns a device to an owner, from now on or for a time in the past. A device has one owner: a new one takes it over with `handOver`. Needs the scope `devices.org:write`. */
    readonly create: Endpoint<[body: {
      /** UUID */
      readonly deviceId: string;
      /** The owner of a device. */
      readonly owner: OwnerRef;
      /** Defaults to `owner`. */
      readonly role?: 'owner' | 'user' | 'shared_line' | 'guest';
      /** Ends the assignment of the present owner in the same step. Otherwise a second owner is 409. */
      readonly handOver?: boolean;
      /** A planned end, in the future. */
      readonly expiresAt?: string | null;
      /** A planned disabling, in the future. */
      readonly disableAt?: string | null;
      /** When a loan is to come back, in the future; with `createdAt` also before now, and then it is late. The holder keeps the device beyond it. */
      readonly dueAt?: string | null;
      /** When it began, if that was in the past. Needs the scope `history:write`. */
      readonly createdAt?: string;
      /** When it ended, for what is over. Only with `createdAt`. The owner may have left since then. */
      readonly until?: string;
      /** Why it ended. Only with `until`. */
      readonly endReason?: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], {
      /** UUID */
      readonly id: string;
      /** UUID */
      readonly deviceId: string;
      /** An owner with their name. */
      readonly owner: NamedOwner;
      /** How the owner holds the device. */
      readonly role: 'owner' | 'user' | 'shared_line' | 'guest';
      /** RFC 3339 date-time in UTC, to the microsecond */
      readonly createdAt: string;
      /** Who gave the device: the owner themselves, or somebody else. */
      readonly createdBy: {
        /** The kind of actor. */
        readonly kind: 'person' | 'application' | 'system';
        /** Null for the system. */
        readonly id: string | null;
        /** Known also after they have left. */
        readonly name: string;
      };
      /** Why it was given, in the words of who gave it. */
      readonly createReason: string | null;
      /** When the assignment ended; null while it is open. */
      readonly until: string | null;
      readonly endReason: string | null;
      /** Who ended the assignment; null while it is open. */
      readonly endedBy: {
        /** The kind of actor. */
        readonly kind: 'person' | 'application' | 'system';
        /** Null for the system. */
        readonly id: string | null;
        /** Known also after they have left. */
        readonly name: string;
      } | null;
      /** A planned end. */
      readonly expiresAt: string | null;
      /** A planned disabling. */
      readonly disableAt: string | null;
      /** When a loan is to come back. The holder keeps the device beyond it, and is late. */
      readonly dueAt: string | null;
      /** Why this holder, but no other, is blocked on the device. */
      readonly disabledReason: string | null;
      /** Who blocked the holder; null while they are not blocked. */
      readonly disabledBy: {
        /** The kind of actor. */
        readonly kind: 'person' | 'application' | 'system';
        /** Null for the system. */
        readonly id: string | null;
        /** Known also after they have left. */
        readonly name: string;
      } | null;
      /** Since when the holder is blocked. */
      readonly disabledAt: string | null;
      /** When the holder last used the device; at most five seconds late. */
      readonly lastActiveAt: string | null;
      readonly revision: number;
      /** When it was entered. Only there if somebody gave `createdAt` or `until` by hand, later than it happened. */
      readonly enteredAt?: string;
      /** Other assignments of the person that ended, because they held the most that the policy of caps allows. */
      readonly endedByCap?: readonly string[];
    }>;
    /** Blocks this holder on the device, but no other. Needs the scope `devices.org:write`. */
    readonly disable: Endpoint<[assignmentId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Assignment>;
    /** Enables the holder again, and cancels a planned disabling. Needs the scope `devices.org:write`. */
    readonly enable: Endpoint<[assignmentId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Assignment>;
    /** Ends the assignment now: pushes stop, the history stays. Ending it again changes nothing. Needs the scope `devices:write`. */
    readonly end: Endpoint<[assignmentId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Assignment>;
    /** Returns an assignment, open or ended: your own, or any for an administrator. Needs the scope `devices:read`. */
    readonly get: Endpoint<[assignmentId: string, options?: CallOptions], Assignment>;
    /** Returns the holder's registration for pushes: your own with its token, or any for an administrator with a masked one. Needs the scope `devices:read`. */
    readonly push: Endpoint<[assignmentId: string, options?: CallOptions], PushTarget>;
    /** Lists who holds what, filtered and sorted, with the people and the devices if you like. Needs the scope `devices.org:read`. */
    readonly list: ListEndpoint<[query?: {
      /** The person who holds the device. A UUID. */
      readonly person?: string;
      /** The person, workspace, virtual line or application that holds the device. A UUID. */
      readonly owner?: string;
      /** The group that the person is in. A UUID. */
      readonly group?: string;
      /** The device. A UUID. */
      readonly device?: string;
      /** One of these kinds of device, separated by commas. */
      readonly kind?: readonly ('mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device')[];
      /** One of these operating systems, separated by commas. */
      readonly platform?: readonly ('ios' | 'android' | 'windows' | 'other')[];
      /** Exactly this model of device. */
      readonly model?: string;
      /** Exactly this tag of the device. */
      readonly tag?: string;
      /** One of these roles, separated by commas. */
      readonly role?: readonly ('owner' | 'user' | 'shared_line' | 'guest')[];
      /** `open`, the default: held at the instant that is asked about. `disabled`: of these, where the holder is blocked. `planned`: of these, with a planned end, disabling or return. `ended`: over by then. `any`: whatever had begun by then. */
      readonly state?: 'open' | 'disabled' | 'planned' | 'ended' | 'any';
      /** Where the device is, or where the owner belongs. A UUID. */
      readonly location?: string;
      /** Begun after it. A date-time, or a day in UTC. */
      readonly assignedAfter?: string;
      /** Begun before it. A date-time, or a day in UTC. */
      readonly assignedBefore?: string;
      /** To be returned, or ending as planned, before it. A date-time, or a day in UTC. */
      readonly dueBefore?: string;
      /** Begun before it, and not used by the owner since. A date-time, or a day in UTC. */
      readonly inactiveSince?: string;
      /** A date-time, or a day (its end in UTC). Defaults to now. */
      readonly asOf?: string;
      /** Puts the whole objects beside their ids. People need the scope `people.org:read`. */
      readonly expand?: readonly ('person' | 'device')[];
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'number' | '-number' | 'createdAt' | '-createdAt';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'deviceId' | 'owner' | 'role' | 'createdAt' | 'createdBy' | 'createReason' | 'until' | 'endReason' | 'endedBy' | 'expiresAt' | 'disableAt' | 'dueAt' | 'disabledReason' | 'disabledBy' | 'disabledAt' | 'lastActiveAt' | 'revision' | 'enteredAt')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly ListedAssignment[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
    /** Removes an assignment that was entered later and never was. Needs the scope `history:write`. Its events stay. Needs the scope `devices.org:write`. */
    readonly remove: Endpoint<[assignmentId: string, body: {
      /** Why it never was. Stored with the event. */
      readonly reason: string;
    }, options?: WriteOptions], Assignment>;
    /** Reports that you, the holder, have just used the device. Needs the scope `devices:write`. */
    readonly touch: Endpoint<[assignmentId: string, options?: WriteOptions], Assignment>;
    /** Plans an end, a disabling or the return of a loan, or cancels the plan. Or corrects when it began and ended. Needs the scope `devices.org:write`. */
    readonly update: Endpoint<[assignmentId: string, body?: {
      /** A planned end, in the future. */
      readonly expiresAt?: string | null;
      /** A planned disabling, in the future. */
      readonly disableAt?: string | null;
      /** When a loan is to come back, in the future; with `createdAt` also before now, and then it is late. The holder keeps the device beyond it. */
      readonly dueAt?: string | null;
      /** When it began, if that was wrong. Needs the scope `history:write`. */
      readonly createdAt?: string;
      /** When it ended, in the past. An open one ends with it. Needs the scope `history:write`. */
      readonly until?: string;
      /** Why it ended. Only with `until`. */
      readonly endReason?: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Assignment>;
  };
  readonly backups: {
    /** Writes a backup into the data folder of the server, and answers when it is whole. Needs the scope `installation:admin`. */
    readonly create: Endpoint<[body?: {
      /** Any one of them can open the backup. Without one it is in the clear. */
      readonly recipients?: readonly string[];
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], MadeBackup>;
    /** Lists the backups in the data folder of the server, the newest first. Needs the scope `installation:admin`. */
    readonly list: ListEndpoint<[options?: CallOptions], {
      readonly items: readonly Backup[];
    }>;
    /** Removes a backup from the data folder of the server. Needs the scope `installation:admin`. */
    readonly remove: Endpoint<[name: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], void>;
    /** Streams a backup, made while it is read: lines of JSON, whose last one sums up the others. Needs the scope `installation:admin`. */
    readonly stream: Endpoint<[query?: {
      /** You encrypt it before you store it. Otherwise the policy `encryptedBackups` refuses it. */
      readonly encrypts?: boolean;
    }, options?: CallOptions], void>;
  };
  readonly directories: {
    /** Adds a directory, and shows its token once. It calls heldby at `/scim/v2`. Needs the scope `tokens:write`. */
    readonly create: Endpoint<[body: {
      /** For people. */
      readonly name: string;
      /** Which product it is. */
      readonly kind: 'entra' | 'okta' | 'google' | 'jumpcloud' | 'onelogin' | 'ping' | 'authentik' | 'keycloak' | 'other';
      /** What happens to people that it deactivates. Defaults to `disable`. */
      readonly onInactive?: 'disable' | 'off_board';
      /** What the members of its groups get. */
      readonly rules?: readonly DirectoryRule[];
      /** When the token ends. Null or left out: never, if `maxTokenDays` of the policy allows it. */
      readonly tokenExpiresAt?: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], IssuedDirectory>;
    /** Makes another token for a directory, and shows it once. The ones before go on. Needs the scope `tokens:write`. */
    readonly createToken: Endpoint<[directoryId: string, body?: {
      /** When the token ends. Null or left out: never, if `maxTokenDays` of the policy allows it. */
      readonly tokenExpiresAt?: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], IssuedToken>;
    /** Returns a directory, with how many people and groups it manages and when it last called. Needs the scope `people.org:read`. */
    readonly get: Endpoint<[directoryId: string, options?: CallOptions], Directory>;
    /** Lists the directories in the order in which they were added. Needs the scope `people.org:read`. */
    readonly list: ListEndpoint<[query?: {
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'name' | 'kind' | 'onInactive' | 'rules' | 'applicationId' | 'createdAt' | 'modifiedAt' | 'revision' | 'people' | 'groups' | 'lastContactAt')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly Directory[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
    /** Lists the last calls of a directory, the newest first: 500 that were refused, and 100 that were answered. They are kept for 30 days. Needs the scope `people.org:read`. */
    readonly calls: ListEndpoint<[directoryId: string, query?: {
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
      /** Only calls that were refused, or only those that were answered. */
      readonly outcome?: 'refused' | 'answered';
    }, options?: CallOptions], {
      readonly items: readonly DirectoryCall[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Shows whose role or location other rules would change: how many people, and the first 200 of them. Nothing is changed. Needs the scope `people.org:read`. */
    readonly previewRules: Endpoint<[directoryId: string, body: {
      /** The rules in place of those that hold. */
      readonly rules: readonly DirectoryRule[];
    }, options?: WriteOptions], RulesPreview>;
    /** Removes a directory and its tokens. The people and groups from it stay as they are, and anybody may change them. Needs the scope `tokens:write`. */
    readonly remove: Endpoint<[directoryId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], void>;
    /** Changes the given members of a directory. Other rules hold at once, for everybody that it manages. Needs the scope `tokens:write`. */
    readonly update: Endpoint<[directoryId: string, body?: {
      /** For people. */
      readonly name?: string;
      /** Which product it is. */
      readonly kind?: 'entra' | 'okta' | 'google' | 'jumpcloud' | 'onelogin' | 'ping' | 'authentik' | 'keycloak' | 'other';
      /** What happens to people that it deactivates. Defaults to `disable`. */
      readonly onInactive?: 'disable' | 'off_board';
      /** What the members of its groups get. */
      readonly rules?: readonly DirectoryRule[];
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Directory>;
  };
  readonly metadataDefinitions: {
    /** Defines a key that `metadata` of people or devices may have. Needs the scope `org:admin`. */
    readonly create: Endpoint<[body: {
      /** Letters, digits and `_`, beginning with a letter. It cannot be changed. */
      readonly key: string;
      /** What has it. */
      readonly appliesTo: readonly ('people' | 'devices')[];
      /** The type of its values. It cannot be changed. */
      readonly type: 'text' | 'number' | 'boolean' | 'date' | 'enum';
      /** The values of an enum, and only of one. */
      readonly values?: readonly string[];
      /** Of a text, and only of one; 200 if left out. */
      readonly maxLength?: number;
      /** Whether this API creates nothing without it. */
      readonly required?: boolean;
      /** For people who fill it in. */
      readonly description?: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], MetadataDefinition>;
    /** Returns the definition of a key. Needs the scope `devices.org:read`. */
    readonly get: Endpoint<[metadataDefinitionId: string, options?: CallOptions], MetadataDefinition>;
    /** Lists the keys that `metadata` may have, in the order in which they were defined. Needs the scope `devices.org:read`. */
    readonly list: ListEndpoint<[query?: {
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly MetadataDefinition[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Removes a definition. Stored values stay and can be cleared, but not set. Needs the scope `org:admin`. */
    readonly remove: Endpoint<[metadataDefinitionId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], MetadataDefinition>;
    /** Changes the given members of a definition. It counts for what is written from now on; stored values stay. Needs the scope `org:admin`. */
    readonly update: Endpoint<[metadataDefinitionId: string, body?: {
      /** What has it. */
      readonly appliesTo?: readonly ('people' | 'devices')[];
      /** The values of an enum, and only of one. */
      readonly values?: readonly string[];
      /** Of a text, and only of one; 200 if left out. */
      readonly maxLength?: number;
      /** Whether this API creates nothing without it. */
      readonly required?: boolean;
      /** For people who fill it in. */
      readonly description?: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], MetadataDefinition>;
  };
  readonly people: {
    /** Adds a person. Needs the scope `people.org:write`. */
    readonly create: Endpoint<[body: {
      /** Unique in the organization, ignoring letter case. */
      readonly login: string;
      readonly firstName: string;
      readonly lastName: string;
      /** Defaults to the first and last name. */
      readonly displayName?: string;
      /** E-mail address */
      readonly email?: string | null;
      /** Free text */
      readonly mobilePhone?: string | null;
      /** What the person may do with others' data. Defaults to `member`. */
      readonly role?: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
      /** UUID */
      readonly locationId?: string | null;
      /** The locations that a location administrator is responsible for. */
      readonly administers?: readonly string[];
      /** Unique among the people who are here, ignoring letter case. */
      readonly employeeNumber?: string | null;
      /** Free text. The person sees it, too. */
      readonly notes?: string | null;
      /** Replaces the ids in other systems: one for each source, unique there. */
      readonly externalIds?: readonly ExternalId[] | null;
      /** Sets the given keys, which the organization has defined. Null clears a key, or all of them. */
      readonly metadata?: Readonly<Record<string, unknown>> | null;
      /** Since when it is known, if that was in the past. Needs the scope `history:write`. */
      readonly createdAt?: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Person>;
    /** Keeps the person from signing in until they are enabled again, and revokes their tokens and sessions for good. Needs the scope `people.org:write`. */
    readonly disable: Endpoint<[personId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Person>;
    /** Lets the person sign in again, with the password or account that they had. Old tokens stay revoked. Needs the scope `people.org:write`. */
    readonly enable: Endpoint<[personId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Person>;
    /** Ends all sessions of a person, and every token that came from them: your own, or of anybody for an administrator. Needs the scope `devices:write`. */
    readonly endSessions: Endpoint<[personId: string, body?: {
      /** Whether the session that your token came from stays. Defaults to false. */
      readonly keepCurrent?: boolean;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], EndedSessions>;
    /** Overwrites everything that is known of a person who left, for good. The intervals in which they held devices stay, without their name. Needs the scope `people.org:erase`. */
    readonly erase: Endpoint<[personId: string, body?: {
      /** Off-board them first, in the same step, if they are still here. Otherwise that is refused. */
      readonly offBoard?: boolean;
      /** Also overwrite what tells the devices apart that nobody else ever held: serial number, MAC address, UDID, IMEI, asset tag. For private phones. */
      readonly hardware?: boolean;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Erasure>;
    /** Returns a copy of everything that is stored about a person, as one JSON document: for themselves, and for full administrators. It is recorded. Needs the scope `devices:read`. */
    readonly subjectExport: Endpoint<[personId: string, options?: CallOptions], void>;
    /** Returns the person's calling. Needs the scope `telephony:read`. */
    readonly calling: Endpoint<[personId: string, options?: CallOptions], Calling>;
    /** Returns a person: yourself, or anybody for an administrator. Needs the scope `devices:read`. */
    readonly get: Endpoint<[personId: string, options?: CallOptions], ShownPerson>;
    /** Lists every device that the person holds, or held on a day in the past, from every face, with lines, guests, pushes and caps if you like. Needs the scope `devices:read`. */
    readonly devices: ListEndpoint<[personId: string, query?: {
      /** A date-time, or a day (its end in UTC). Defaults to now. */
      readonly asOf?: string;
      /** Puts these beside each device, and `caps` beside the list. Others' lines and guests need the scope `telephony:read`. */
      readonly expand?: readonly ('lines' | 'guest' | 'push' | 'desk' | 'caps')[];
    }, options?: CallOptions], HeldDevices>;
    /** Lists the groups of a person, with the one of everybody. Needs the scope `people.org:read`. */
    readonly groups: ListEndpoint<[personId: string, options?: CallOptions], {
      readonly items: readonly CountedGroup[];
    }>;
    /** Lists everything that the person ever held, oldest first. Needs the scope `devices:read`. */
    readonly history: ListEndpoint<[personId: string, query?: {
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly Assignment[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Lists the accounts of a person at OpenID providers. Needs the scope `people.org:write`. */
    readonly identities: ListEndpoint<[personId: string, options?: CallOptions], {
      readonly items: readonly OutsideIdentity[];
    }>;
    /** Lists people, filtered and sorted. Needs the scope `people.org:read`. */
    readonly list: ListEndpoint<[query?: {
      /** Exactly this login, ignoring letter case. */
      readonly login?: string;
      /** Exactly this e-mail address, ignoring letter case. */
      readonly email?: string;
      /** One of these roles, separated by commas. */
      readonly role?: readonly ('full' | 'read_only' | 'user_admin' | 'location_admin' | 'member')[];
      /** Where they belong. A UUID. */
      readonly location?: string;
      /** The group that they are in. A UUID. */
      readonly group?: string;
      /** Whether they hold nothing now. */
      readonly deviceless?: boolean;
      /** Whether they can sign in. */
      readonly state?: 'active' | 'disabled';
      /** Added after it. A date-time, or a day in UTC. */
      readonly createdAfter?: string;
      /** Added before it. A date-time, or a day in UTC. */
      readonly createdBefore?: string;
      /** Exactly this id in another system, as `source:id`. */
      readonly externalId?: string;
      /** Exactly this employee number, ignoring letter case. */
      readonly employeeNumber?: string;
      /** What the search finds them by: any part of what is known of them, each of several words somewhere. */
      readonly q?: string;
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'number' | '-number' | 'createdAt' | '-createdAt' | 'login' | '-login' | 'displayName' | '-displayName';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'number' | 'login' | 'firstName' | 'lastName' | 'displayName' | 'email' | 'mobilePhone' | 'role' | 'locationId' | 'disabledReason' | 'createdAt' | 'modifiedAt' | 'revision' | 'employeeNumber' | 'notes' | 'managedBy' | 'externalIds' | 'metadata')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly Person[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
    /** Lists where a person is signed in: yourself, or anybody for an administrator of people. Needs the scope `devices:read`. */
    readonly sessions: ListEndpoint<[personId: string, query?: {
      /** The OAuth client that is signed in from there. A UUID. */
      readonly application?: string;
      /** Nobody has used it since. A date-time, or a day in UTC. */
      readonly unusedSince?: string;
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'personId' | 'personName' | 'kind' | 'method' | 'network' | 'userAgent' | 'device' | 'applications' | 'createdAt' | 'lastUsedAt' | 'expiresAt' | 'isCurrent')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly Session[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
    /** Lists the tokens and sessions of a person: your own, or anybody's for a full administrator. Needs the scope `tokens:write`. */
    readonly tokens: ListEndpoint<[personId: string, options?: CallOptions], {
      readonly items: readonly Credential[];
    }>;
    /** Merges another record of the same person into this one: what it has moves, its sign-ins end, and its id leads here. Needs the scope `people.org:write`. */
    readonly merge: Endpoint<[personId: string, body: {
      /** The other record, whose id leads here from then on. */
      readonly from: string;
      /** Why these are one person. Stored with the event. */
      readonly reason: string;
    }, options?: WriteOptions], PersonMerge>;
    /** Off-boards a person, now or at `effectiveAt`: their assignments, lines, tokens, groups and all else end. It can be undone for 30 days. Needs the scope `people.org:write`. */
    readonly offBoard: Endpoint<[personId: string, body?: {
      /** In the future; it is done within ten seconds from then. Left out: now. */
      readonly effectiveAt?: string | null;
      /** Who gets the phones and room devices. Needs the right to write devices. */
      readonly handTo?: {
        /** The kind of owner. */
        readonly kind: 'person' | 'workspace' | 'virtual_line' | 'application';
        /** UUID */
        readonly id: string;
      } | null;
      /** Nobody else may have the login. Otherwise it is free at once. */
      readonly keepLogin?: boolean;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], OffBoarding>;
    /** Returns what off-boarding the person would end now, each thing by its name. Nothing is changed. Needs the scope `people.org:write`. */
    readonly previewOffBoarding: Endpoint<[personId: string, query?: {
      /** Who would get the devices. */
      readonly handToId?: string;
      /** Defaults to `person`. */
      readonly handToKind?: 'person' | 'workspace' | 'virtual_line' | 'application';
      readonly keepLogin?: boolean;
    }, options?: CallOptions], OffBoarding>;
    /** Brings somebody back who left, with their id and their history, without what they had. They need a new password. Needs the scope `people.org:write`. */
    readonly rehire: Endpoint<[personId: string, body?: {
      /** Another login, where theirs is taken. */
      readonly login?: string;
      /** What the person may do with others' data. Defaults to `member`. */
      readonly role?: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
      /** Left out: where they were. */
      readonly locationId?: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Person>;
    /** Releases a person from their directory: it does not see them any more, and administrators change them again. Needs the scope `tokens:write`. */
    readonly release: Endpoint<[personId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Person>;
    /** Removes the person's calling. The lines stay until they are ended. Needs the scope `telephony:write`. */
    readonly removeCalling: Endpoint<[personId: string, options?: WriteOptions], void>;
    /** Off-boards a person: ends their assignments, revokes their credentials and frees their login. The history stays. Needs the scope `people.org:write`. */
    readonly remove: Endpoint<[personId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], OffBoarded>;
    /** Sets or changes the person's calling. Needs the scope `telephony:write`. */
    readonly setCalling: Endpoint<[personId: string, body: {
      /** UUID */
      readonly locationId: string;
      /** 2 to 10 digits, unique in the location */
      readonly extension?: string | null;
      /** E.164, unique in the organization */
      readonly phoneNumber?: string | null;
      /** Whether they may use the phones of hosts as a guest */
      readonly guestAllowed?: boolean;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Calling>;
    /** Sets the password of a person. Their sign-ins end, also those that have just proven the old one. Needs the scope `people.org:write`. */
    readonly setPassword: Endpoint<[personId: string, body: {
      /** 8 to 1,000 characters */
      readonly password: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], void>;
    /** Lists what has happened to a person and with what they hold, also after they have left. People may read their own. Needs the scope `events:read`. */
    readonly timeline: ListEndpoint<[personId: string, query?: {
      /** Types, separated by commas; `device.*` stands for all types of a noun: `device.*,assignment.ended`. */
      readonly type?: string;
      /** Events at this date-time or later; of a day, its beginning in UTC. */
      readonly since?: string;
      /** Events at this date-time or earlier; of a day, its end in UTC. */
      readonly until?: string;
      /** `-at`, the default, begins with the newest event. */
      readonly sort?: '-at' | 'at';
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly NamedEvent[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Lifts the lock-outs of a person after wrong passwords, from every network. A new password does the same. Needs the scope `people.org:write`. */
    readonly unlock: Endpoint<[personId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], {
      /** UUID */
      readonly personId: string;
      /** How many lock-outs were in force. */
      readonly lifted: number;
    }>;
    /** Undoes a merge of people within 30 days: the other record is there again, with what it had. Needs the scope `people.org:write`. */
    readonly unmerge: Endpoint<[personId: string, body?: {
      /** Which one is to be there again. Left out: the last. */
      readonly from?: string;
      /** Another login, where theirs is taken. */
      readonly login?: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], PersonUnmerge>;
    /** Changes the given members of a person. Needs the scope `people.org:write`. */
    readonly update: Endpoint<[personId: string, body?: {
      /** Unique in the organization, ignoring letter case. */
      readonly login?: string;
      readonly firstName?: string;
      readonly lastName?: string;
      /** Defaults to the first and last name. */
      readonly displayName?: string;
      /** E-mail address */
      readonly email?: string | null;
      /** Free text */
      readonly mobilePhone?: string | null;
      /** What the person may do with others' data. Defaults to `member`. */
      readonly role?: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
      /** UUID */
      readonly locationId?: string | null;
      /** The locations that a location administrator is responsible for. */
      readonly administers?: readonly string[];
      /** Unique among the people who are here, ignoring letter case. */
      readonly employeeNumber?: string | null;
      /** Free text. The person sees it, too. */
      readonly notes?: string | null;
      /** Replaces the ids in other systems: one for each source, unique there. */
      readonly externalIds?: readonly ExternalId[] | null;
      /** Sets the given keys, which the organization has defined. Null clears a key, or all of them. */
      readonly metadata?: Readonly<Record<string, unknown>> | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Person>;
  };
  readonly tokens: {
    /** Makes a token for yourself, or as a full administrator for somebody else, and shows it once. Needs the scope `tokens:write`. */
    readonly create: Endpoint<[body: {
      /** Who acts with it. Yourself if left out. */
      readonly owner?: {
        /** The kind of owner. */
        readonly kind: 'person' | 'application';
        /** UUID */
        readonly id: string;
      };
      readonly scopes: readonly ('devices:read' | 'devices:write' | 'devices.org:read' | 'devices.org:write' | 'people.org:read' | 'people.org:write' | 'people.org:erase' | 'telephony:read' | 'telephony:write' | 'tokens:write' | 'events:read' | 'org:admin' | 'profile:read' | 'installation:admin' | 'history:write' | 'webhooks:read' | 'webhooks:write' | 'scim')[];
      /** What it is for. */
      readonly label: string;
      /** Left out: in 90 days, or what `tokenDays` of the policy says. Null: never, if `maxTokenDays` allows it. */
      readonly expiresAt?: string | null;
      /** What the token is limited to. What is left out is as wide as your own token. */
      readonly limits?: {
        /** Ids of routes, or a method or `*` and a path; `*` at the end stands for every continuation. */
        readonly endpoints?: readonly string[];
        /** For tokens of full administrators. */
        readonly locationIds?: readonly string[];
        /** Refuse every change that is not a dry run. */
        readonly dryRunOnly?: boolean;
      };
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], IssuedToken>;
    /** Returns a token, secret or session without the secret itself: your own, or anybody's for a full administrator. Needs the scope `tokens:write`. */
    readonly get: Endpoint<[tokenId: string, options?: CallOptions], NamedCredential>;
    /** Lists the tokens, secrets and sessions of everybody in the order in which they were made, filtered. Needs the scope `tokens:write`. */
    readonly list: ListEndpoint<[query?: {
      /** The person or application that acts with it. A UUID. */
      readonly owner?: string;
      /** The OAuth client that it was issued to. A UUID. */
      readonly application?: string;
      /** One of these kinds, separated by commas. */
      readonly kind?: readonly ('api_token' | 'access_token' | 'client_secret' | 'session' | 'authorization_code' | 'refresh_token')[];
      /** Whether it can be used. */
      readonly state?: 'valid' | 'expired' | 'revoked';
      /** Ends before it. A date-time, or a day in UTC. */
      readonly expiresBefore?: string;
      /** Nobody has used it since. A date-time, or a day in UTC. */
      readonly unusedSince?: string;
      /** A part of the label or of the name of the holder, ignoring letter case. */
      readonly q?: string;
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'kind' | 'owner' | 'applicationId' | 'grantId' | 'sessionId' | 'secretId' | 'assignmentId' | 'scopes' | 'limits' | 'label' | 'createdAt' | 'expiresAt' | 'revokedAt' | 'lastUsedAt')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly NamedCredential[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
    /** Revokes a token, secret or session: your own, or anybody's for a full administrator. It stops working at once. Needs the scope `tokens:write`. */
    readonly revoke: Endpoint<[tokenId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], void>;
    /** Makes a new token that may do the same, shows it once, and lets the old one work on for a while: your own, or anybody's for a full administrator. Needs the scope `tokens:write`. */
    readonly rotate: Endpoint<[tokenId: string, body?: {
      /** How long the old token works on; 0 ends it at once. It never works longer than it would have. */
      readonly keepSeconds?: number;
      /** When the new one ends. Left out: it is valid for as long as the old one was. */
      readonly expiresAt?: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], RotatedToken>;
    /** Changes the label of a token, ends it earlier, or limits it: your own, or anybody's for a full administrator. Needs the scope `tokens:write`. */
    readonly update: Endpoint<[tokenId: string, body?: {
      /** What it is for. */
      readonly label?: string;
      /** Earlier than it ends now. */
      readonly expiresAt?: string | null;
      /** What the token is limited to. What is left out is as wide as your own token. */
      readonly limits?: {
        /** Ids of routes, or a method or `*` and a path; `*` at the end stands for every continuation. */
        readonly endpoints?: readonly string[];
        /** For tokens of full administrators. */
        readonly locationIds?: readonly string[];
        /** Refuse every change that is not a dry run. */
        readonly dryRunOnly?: boolean;
      };
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Credential>;
  };
  readonly webhooks: {
    /** Adds a webhook, and shows its secret once. Events are sent from now on; for earlier ones, replay them. Needs the scope `webhooks:write`. */
    readonly create: Endpoint<[body: {
      /** For people. */
      readonly name: string;
      /** An https URL. http, and private addresses, only where the operator allows it. */
      readonly url: string;
      /** What is sent. Defaults to `standard`. */
      readonly format?: 'standard' | 'slack' | 'teams';
      readonly filter?: {
        /** Types of events. Null or left out: every type. */
        readonly types?: readonly string[] | null;
        /** Events about this person, workspace, virtual line or application. */
        readonly ownerId?: string | null;
        /** Events about this device. */
        readonly deviceId?: string | null;
        /** Events about what is at this location when the event is sent. */
        readonly locationId?: string | null;
      };
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], IssuedWebhook>;
    /** Stops sending to a webhook. Its position stays. Needs the scope `webhooks:write`. */
    readonly disable: Endpoint<[webhookId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Webhook>;
    /** Sends to a webhook again, from its position on: what happened meanwhile is sent, too, unless `skip` says otherwise. Needs the scope `webhooks:write`. */
    readonly enable: Endpoint<[webhookId: string, body?: {
      /** Leave out what happened meanwhile and what waits. Defaults to false. */
      readonly skip?: boolean;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Webhook>;
    /** Returns a webhook, with how it stands with its deliveries. Needs the scope `webhooks:read`. */
    readonly get: Endpoint<[webhookId: string, options?: CallOptions], Webhook>;
    /** Returns a delivery, with its request and each answer. Needs the scope `webhooks:read`. */
    readonly delivery: Endpoint<[webhookId: string, deliveryId: string, options?: CallOptions], TracedDelivery>;
    /** Lists the deliveries of a webhook, that of the newest event first. They are kept for 30 days, and at most 10,000. Needs the scope `webhooks:read`. */
    readonly deliveries: ListEndpoint<[webhookId: string, query?: {
      /** Only those in this state. */
      readonly state?: 'waiting' | 'delivered' | 'dead';
      /** Types, separated by commas; `device.*` stands for all types of a noun: `device.*,assignment.ended`. */
      readonly type?: string;
      /** Deliveries that began at this date-time or later; of a day, its beginning in UTC. */
      readonly since?: string;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly WebhookDelivery[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Lists the webhooks in the order in which they were added. Needs the scope `webhooks:read`. */
    readonly list: ListEndpoint<[query?: {
      /** Only those in this state. */
      readonly state?: 'active' | 'failing' | 'disabled' | 'switched_off';
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'name' | 'url' | 'format' | 'filter' | 'oldSecretUntil' | 'disabledReason' | 'disabledAt' | 'createdAt' | 'modifiedAt' | 'revision' | 'state' | 'after' | 'behind' | 'waiting' | 'replayingUntil' | 'lastDeliveredAt' | 'failingSince' | 'lastError')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly Webhook[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
    /** Sends an event again, with the same message id. One that waits is tried at once. Needs the scope `webhooks:write`. */
    readonly redeliver: Endpoint<[webhookId: string, deliveryId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], WebhookDelivery>;
    /** Removes a webhook, and the log of its deliveries. Needs the scope `webhooks:write`. */
    readonly remove: Endpoint<[webhookId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], void>;
    /** Sends the events of a stretch of the history again that its filter wants, before those that come. It replaces a replay under way. Needs the scope `webhooks:write`. */
    readonly replay: Endpoint<[webhookId: string, body: {
      /** The sequence of the event behind which it begins; 0 for the first event. */
      readonly after: string;
      /** The sequence of the last event. Defaults to `latest`, the end of the history at this moment. */
      readonly until?: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Webhook>;
    /** Makes a new secret, and shows it once. For a while each message is signed with the old one, too. Needs the scope `webhooks:write`. */
    readonly rotateSecret: Endpoint<[webhookId: string, body?: {
      /** How long the old secret signs, too; 0 ends it at once. */
      readonly keepSeconds?: number;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], IssuedWebhook>;
    /** Sends an event to a webhook, also to a disabled one, and returns the answer. Needs the scope `webhooks:write`. */
    readonly test: Endpoint<[webhookId: string, options?: WriteOptions], TracedDelivery>;
    /** Changes the given members of a webhook, and of its filter. What waits already is sent as the webhook is now. Needs the scope `webhooks:write`. */
    readonly update: Endpoint<[webhookId: string, body?: {
      /** For people. */
      readonly name?: string;
      /** An https URL. http, and private addresses, only where the operator allows it. */
      readonly url?: string;
      /** What is sent. */
      readonly format?: 'standard' | 'slack' | 'teams';
      readonly filter?: {
        /** Types of events. Null or left out: every type. */
        readonly types?: readonly string[] | null;
        /** Events about this person, workspace, virtual line or application. */
        readonly ownerId?: string | null;
        /** Events about this device. */
        readonly deviceId?: string | null;
        /** Events about what is at this location when the event is sent. */
        readonly locationId?: string | null;
      };
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Webhook>;
  };
  readonly guestSessions: {
    /** Ends a guest session early. Needs the scope `telephony:write`. */
    readonly end: Endpoint<[guestSessionId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], GuestSession>;
    /** Lists who is or was a guest at a host's device. Needs the scope `telephony:read`. */
    readonly list: ListEndpoint<[query?: {
      /** The guest. A UUID. */
      readonly person?: string;
      /** The host: the person or workspace that has the primary line of the device now. A UUID. */
      readonly owner?: string;
      /** The device. A UUID. */
      readonly device?: string;
      /** `running` if left out. `ended`: early, or because their time was over. */
      readonly state?: 'running' | 'ended' | 'any';
      /** Begun after it. A date-time, or a day in UTC. */
      readonly createdAfter?: string;
      /** Begun before it. A date-time, or a day in UTC. */
      readonly createdBefore?: string;
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'number' | '-number' | 'createdAt' | '-createdAt';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'deviceId' | 'personId' | 'createdAt' | 'expiresAt' | 'until' | 'personName' | 'host')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly ListedGuestSession[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
    /** Lets a person use a host's device for some hours. Ends another guest's session on it. Needs the scope `telephony:write`. */
    readonly start: Endpoint<[body: {
      /** UUID */
      readonly deviceId: string;
      /** UUID */
      readonly personId: string;
      /** Cut to the host's limit. */
      readonly hours?: number;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], GuestSession>;
  };
  readonly lines: {
    /** Takes a shared line from a device. A primary line ends with its assignment. Needs the scope `telephony:write`. */
    readonly end: Endpoint<[lineId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], ListedLine>;
    /** Returns a line on a device, also one that has ended. Needs the scope `telephony:read`. */
    readonly get: Endpoint<[lineId: string, options?: CallOptions], ListedLine>;
    /** Lists the lines on devices in the order in which they were added. Needs the scope `telephony:read`. */
    readonly list: ListEndpoint<[query?: {
      /** The person, workspace or virtual line that they belong to. A UUID. */
      readonly owner?: string;
      /** The device that they are on. A UUID. */
      readonly device?: string;
      /** Where their owner is called. A UUID. */
      readonly location?: string;
      /** Only those on a device now, which is the default, or only those that have ended. */
      readonly state?: 'open' | 'ended';
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'deviceId' | 'owner' | 'port' | 'kind' | 'appearance' | 'weight' | 'label' | 'hotlineDestination' | 'allowCallDecline' | 't38Fax' | 'revision' | 'createdAt' | 'until' | 'deviceName' | 'mac' | 'locationId' | 'extension' | 'phoneNumber')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly ListedLine[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
    /** Changes the label and the other settings of a line on a device. It keeps its port. Needs the scope `telephony:write`. */
    readonly update: Endpoint<[lineId: string, body?: {
      /** What the phone shows beside the key. */
      readonly label?: string | null;
      /** How the line appears on the phone. */
      readonly appearance?: 'primary' | 'shared';
      /** How many ports it occupies, from its own on. */
      readonly weight?: number;
      /** Called at once when the receiver is lifted; null for none. */
      readonly hotlineDestination?: string | null;
      /** Whether a call can be declined on the phone. */
      readonly allowCallDecline?: boolean;
      /** Whether faxes are sent by T.38. */
      readonly t38Fax?: boolean;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], ListedLine>;
  };
  readonly sessions: {
    /** Ends a session, and every token that came from it: your own, or of anybody for an administrator of people. Needs the scope `devices:write`. */
    readonly end: Endpoint<[sessionId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], EndedSessions>;
    /** Lists where people are signed in, in the order in which they signed in. Needs the scope `people.org:write`. */
    readonly list: ListEndpoint<[query?: {
      /** Whose they are. A UUID. */
      readonly person?: string;
      /** The OAuth client that is signed in from there. A UUID. */
      readonly application?: string;
      /** Nobody has used it since. A date-time, or a day in UTC. */
      readonly unusedSince?: string;
      /** A part of the name of the person, ignoring letter case. */
      readonly q?: string;
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'personId' | 'personName' | 'kind' | 'method' | 'network' | 'userAgent' | 'device' | 'applications' | 'createdAt' | 'lastUsedAt' | 'expiresAt' | 'isCurrent')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly Session[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
  };
  readonly exports: {
    /** Writes all activation codes that the filters find into a CSV or NDJSON file, as they are at one moment. Needs the scope `devices.org:read`. */
    readonly activationCodes: Endpoint<[query?: {
      /** The person or workspace that gets the phone. A UUID. */
      readonly owner?: string;
      /** `open` if left out. */
      readonly state?: 'open' | 'redeemed' | 'expired' | 'any';
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** Only these columns, separated by commas. */
      readonly columns?: readonly ('id' | 'owner' | 'model' | 'createdAt' | 'expiresAt' | 'redeemedAt' | 'deviceId')[];
      /** `csv` for spreadsheets, or `ndjson`: a JSON object a line. Left out: as `Accept` says, or `csv`. */
      readonly format?: 'csv' | 'ndjson';
      /** Whether a CSV file begins with a byte order mark, without which Excel takes it for another encoding than UTF-8. */
      readonly bom?: boolean;
    }, options?: CallOptions], void>;
    /** Writes all assignments that the filters find into a CSV or NDJSON file, as they are at one moment. Needs the scope `devices.org:read`. */
    readonly assignments: Endpoint<[query?: {
      /** The person who holds the device. A UUID. */
      readonly person?: string;
      /** The person, workspace, virtual line or application that holds the device. A UUID. */
      readonly owner?: string;
      /** The group that the person is in. A UUID. */
      readonly group?: string;
      /** The device. A UUID. */
      readonly device?: string;
      /** One of these kinds of device, separated by commas. */
      readonly kind?: readonly ('mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device')[];
      /** One of these operating systems, separated by commas. */
      readonly platform?: readonly ('ios' | 'android' | 'windows' | 'other')[];
      /** Exactly this model of device. */
      readonly model?: string;
      /** Exactly this tag of the device. */
      readonly tag?: string;
      /** One of these roles, separated by commas. */
      readonly role?: readonly ('owner' | 'user' | 'shared_line' | 'guest')[];
      /** `open`, the default: held at the instant that is asked about. `disabled`: of these, where the holder is blocked. `planned`: of these, with a planned end, disabling or return. `ended`: over by then. `any`: whatever had begun by then. */
      readonly state?: 'open' | 'disabled' | 'planned' | 'ended' | 'any';
      /** Where the device is, or where the owner belongs. A UUID. */
      readonly location?: string;
      /** Begun after it. A date-time, or a day in UTC. */
      readonly assignedAfter?: string;
      /** Begun before it. A date-time, or a day in UTC. */
      readonly assignedBefore?: string;
      /** To be returned, or ending as planned, before it. A date-time, or a day in UTC. */
      readonly dueBefore?: string;
      /** Begun before it, and not used by the owner since. A date-time, or a day in UTC. */
      readonly inactiveSince?: string;
      /** A date-time, or a day (its end in UTC). Defaults to now. */
      readonly asOf?: string;
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'number' | '-number' | 'createdAt' | '-createdAt';
      /** Only these columns, separated by commas. */
      readonly columns?: readonly ('id' | 'device' | 'owner' | 'role' | 'createdAt' | 'until' | 'dueAt' | 'expiresAt' | 'reason' | 'endReason' | 'disabledReason' | 'lastActiveAt' | 'deviceName' | 'deviceKind' | 'ownerName' | 'ownerId')[];
      /** `csv` for spreadsheets, or `ndjson`: a JSON object a line. Left out: as `Accept` says, or `csv`. */
      readonly format?: 'csv' | 'ndjson';
      /** Whether a CSV file begins with a byte order mark, without which Excel takes it for another encoding than UTF-8. */
      readonly bom?: boolean;
    }, options?: CallOptions], void>;
    /** Writes all devices that the filters find into a CSV or NDJSON file, as they are at one moment. Needs the scope `devices.org:read`. */
    readonly devices: Endpoint<[query?: {
      /** One of these kinds, separated by commas. */
      readonly kind?: readonly ('mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device')[];
      /** One of these operating systems, separated by commas. */
      readonly platform?: readonly ('ios' | 'android' | 'windows' | 'other')[];
      /** Exactly this model. */
      readonly model?: string;
      /** Exactly this manufacturer. */
      readonly make?: string;
      /** Whether it may be used. */
      readonly state?: 'active' | 'disabled';
      /** Where the device is. A UUID. */
      readonly location?: string;
      /** Exactly this tag. */
      readonly tag?: string;
      /** Whether nobody holds it now. */
      readonly holderless?: boolean;
      /** The person who holds it now. A UUID. */
      readonly person?: string;
      /** The person, workspace, virtual line or application that holds it now. A UUID. */
      readonly owner?: string;
      /** Exactly this serial number. */
      readonly serial?: string;
      /** This MAC address of any interface, in any usual spelling. */
      readonly mac?: string;
      /** Exactly this id of the hardware, in the vendor's spelling. */
      readonly udid?: string;
      /** Exactly this id in another system, as `source:id`. */
      readonly externalId?: string;
      /** This IMEI, with or without its check digit. */
      readonly imei?: string;
      /** This number of a SIM card. */
      readonly iccid?: string;
      /** This number, with its plus as `%2B`. */
      readonly phoneNumber?: string;
      /** Exactly this asset tag, ignoring letter case. */
      readonly assetTag?: string;
      /** In one of these states, separated by commas. */
      readonly lifecycle?: readonly ('in_stock' | 'assigned' | 'in_repair' | 'lost' | 'retired')[];
      /** Added before it, and not used since. A date-time, or a day in UTC. */
      readonly inactiveSince?: string;
      /** Added or used since: every device that `inactiveSince` leaves out. A date-time, or a day in UTC. */
      readonly activeSince?: string;
      /** Added after it. A date-time, or a day in UTC. */
      readonly createdAfter?: string;
      /** Added before it. A date-time, or a day in UTC. */
      readonly createdBefore?: string;
      /** What the search finds it by: any part of what is known of it, each of several words somewhere. */
      readonly q?: string;
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'number' | '-number' | 'createdAt' | '-createdAt';
      /** Only these columns, separated by commas. */
      readonly columns?: readonly ('id' | 'kind' | 'name' | 'make' | 'model' | 'platform' | 'osVersion' | 'serial' | 'mac' | 'udid' | 'assetTag' | 'imei' | 'iccid' | 'phoneNumber' | 'purchasedAt' | 'location' | 'disabledReason' | 'lifecycle' | 'tags' | 'notes' | 'macs' | 'externalIds' | 'metadata' | 'createdAt' | 'modifiedAt')[];
      /** `csv` for spreadsheets, or `ndjson`: a JSON object a line. Left out: as `Accept` says, or `csv`. */
      readonly format?: 'csv' | 'ndjson';
      /** Whether a CSV file begins with a byte order mark, without which Excel takes it for another encoding than UTF-8. */
      readonly bom?: boolean;
    }, options?: CallOptions], void>;
    /** Writes all events that the filters find into a CSV or NDJSON file, as they are at one moment. Needs the scope `events:read`. */
    readonly events: Endpoint<[query?: {
      /** The `after` of an earlier answer, or `latest` for the end of the history. Left out: from the first event on. */
      readonly after?: string;
      /** Types, separated by commas; `device.*` stands for all types of a noun: `device.*,assignment.ended`. */
      readonly type?: string;
      /** Events about this person, workspace, virtual line or application. */
      readonly ownerId?: string;
      /** Events about this device. */
      readonly deviceId?: string;
      /** Events about devices, people and workspaces that are at this location now, and about itself. */
      readonly locationId?: string;
      /** What this person or application did. */
      readonly actorId?: string;
      /** What this request caused. */
      readonly requestId?: string;
      /** Events at this date-time or later; of a day, its beginning in UTC. */
      readonly since?: string;
      /** Events at this date-time or earlier; of a day, its end in UTC. */
      readonly until?: string;
      /** Only these columns, separated by commas. */
      readonly columns?: readonly ('sequence' | 'at' | 'type' | 'actor' | 'credentialId' | 'requestId' | 'subject' | 'deviceId' | 'ownerId' | 'reason' | 'chain' | 'ownerName' | 'deviceName' | 'erased' | 'before' | 'after')[];
      /** `csv` for spreadsheets, or `ndjson`: a JSON object a line. Left out: as `Accept` says, or `csv`. */
      readonly format?: 'csv' | 'ndjson';
      /** Whether a CSV file begins with a byte order mark, without which Excel takes it for another encoding than UTF-8. */
      readonly bom?: boolean;
    }, options?: CallOptions], void>;
    /** Writes all groups that the filters find into a CSV or NDJSON file, as they are at one moment. Needs the scope `people.org:read`. */
    readonly groups: Endpoint<[query?: {
      /** A part of the name or of the description, ignoring letter case. */
      readonly q?: string;
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'number' | '-number';
      /** Only these columns, separated by commas. */
      readonly columns?: readonly ('id' | 'number' | 'name' | 'description' | 'forEverybody' | 'createdAt' | 'modifiedAt' | 'people')[];
      /** `csv` for spreadsheets, or `ndjson`: a JSON object a line. Left out: as `Accept` says, or `csv`. */
      readonly format?: 'csv' | 'ndjson';
      /** Whether a CSV file begins with a byte order mark, without which Excel takes it for another encoding than UTF-8. */
      readonly bom?: boolean;
    }, options?: CallOptions], void>;
    /** Writes all guest sessions that the filters find into a CSV or NDJSON file, as they are at one moment. Needs the scope `telephony:read`. */
    readonly guestSessions: Endpoint<[query?: {
      /** The guest. A UUID. */
      readonly person?: string;
      /** The host: the person or workspace that has the primary line of the device now. A UUID. */
      readonly owner?: string;
      /** The device. A UUID. */
      readonly device?: string;
      /** `running` if left out. `ended`: early, or because their time was over. */
      readonly state?: 'running' | 'ended' | 'any';
      /** Begun after it. A date-time, or a day in UTC. */
      readonly createdAfter?: string;
      /** Begun before it. A date-time, or a day in UTC. */
      readonly createdBefore?: string;
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'number' | '-number' | 'createdAt' | '-createdAt';
      /** Only these columns, separated by commas. */
      readonly columns?: readonly ('id' | 'deviceId' | 'personId' | 'createdAt' | 'expiresAt' | 'until' | 'personName' | 'host')[];
      /** `csv` for spreadsheets, or `ndjson`: a JSON object a line. Left out: as `Accept` says, or `csv`. */
      readonly format?: 'csv' | 'ndjson';
      /** Whether a CSV file begins with a byte order mark, without which Excel takes it for another encoding than UTF-8. */
      readonly bom?: boolean;
    }, options?: CallOptions], void>;
    /** Writes all lines that the filters find into a CSV or NDJSON file, as they are at one moment. Needs the scope `telephony:read`. */
    readonly lines: Endpoint<[query?: {
      /** The person, workspace or virtual line that they belong to. A UUID. */
      readonly owner?: string;
      /** The device that they are on. A UUID. */
      readonly device?: string;
      /** Where their owner is called. A UUID. */
      readonly location?: string;
      /** Only those on a device now, which is the default, or only those that have ended. */
      readonly state?: 'open' | 'ended';
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** Only these columns, separated by commas. */
      readonly columns?: readonly ('id' | 'device' | 'deviceName' | 'owner' | 'ownerName' | 'port' | 'kind' | 'appearance' | 'weight' | 'label' | 'hotlineDestination' | 'allowCallDecline' | 't38Fax' | 'location' | 'extension' | 'phoneNumber' | 'createdAt' | 'until')[];
      /** `csv` for spreadsheets, or `ndjson`: a JSON object a line. Left out: as `Accept` says, or `csv`. */
      readonly format?: 'csv' | 'ndjson';
      /** Whether a CSV file begins with a byte order mark, without which Excel takes it for another encoding than UTF-8. */
      readonly bom?: boolean;
    }, options?: CallOptions], void>;
    /** Writes all locations that the filters find into a CSV or NDJSON file, as they are at one moment. Needs the scope `devices.org:read`. */
    readonly locations: Endpoint<[query?: {
      /** Only the open ones, which is the default, or only the closed ones. */
      readonly state?: 'open' | 'closed';
      /** A part of the name, ignoring letter case. */
      readonly q?: string;
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** Only these columns, separated by commas. */
      readonly columns?: readonly ('id' | 'name' | 'createdAt' | 'modifiedAt' | 'closedAt' | 'revision')[];
      /** `csv` for spreadsheets, or `ndjson`: a JSON object a line. Left out: as `Accept` says, or `csv`. */
      readonly format?: 'csv' | 'ndjson';
      /** Whether a CSV file begins with a byte order mark, without which Excel takes it for another encoding than UTF-8. */
      readonly bom?: boolean;
    }, options?: CallOptions], void>;
    /** Writes all people that the filters find into a CSV or NDJSON file, as they are at one moment. Needs the scope `people.org:read`. */
    readonly people: Endpoint<[query?: {
      /** Exactly this login, ignoring letter case. */
      readonly login?: string;
      /** Exactly this e-mail address, ignoring letter case. */
      readonly email?: string;
      /** One of these roles, separated by commas. */
      readonly role?: readonly ('full' | 'read_only' | 'user_admin' | 'location_admin' | 'member')[];
      /** Where they belong. A UUID. */
      readonly location?: string;
      /** The group that they are in. A UUID. */
      readonly group?: string;
      /** Whether they hold nothing now. */
      readonly deviceless?: boolean;
      /** Whether they can sign in. */
      readonly state?: 'active' | 'disabled';
      /** Added after it. A date-time, or a day in UTC. */
      readonly createdAfter?: string;
      /** Added before it. A date-time, or a day in UTC. */
      readonly createdBefore?: string;
      /** Exactly this id in another system, as `source:id`. */
      readonly externalId?: string;
      /** Exactly this employee number, ignoring letter case. */
      readonly employeeNumber?: string;
      /** What the search finds them by: any part of what is known of them, each of several words somewhere. */
      readonly q?: string;
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'number' | '-number' | 'createdAt' | '-createdAt' | 'login' | '-login' | 'displayName' | '-displayName';
      /** Only these columns, separated by commas. */
      readonly columns?: readonly ('id' | 'login' | 'firstName' | 'lastName' | 'displayName' | 'email' | 'mobilePhone' | 'employeeNumber' | 'role' | 'notes' | 'location' | 'disabledReason' | 'externalIds' | 'metadata' | 'createdAt' | 'modifiedAt')[];
      /** `csv` for spreadsheets, or `ndjson`: a JSON object a line. Left out: as `Accept` says, or `csv`. */
      readonly format?: 'csv' | 'ndjson';
      /** Whether a CSV file begins with a byte order mark, without which Excel takes it for another encoding than UTF-8. */
      readonly bom?: boolean;
    }, options?: CallOptions], void>;
    /** Writes all push registrations that the filters find into a CSV or NDJSON file, as they are at one moment. Needs the scope `devices.org:read`. */
    readonly pushRegistrations: Endpoint<[query?: {
      /** The person who holds the device. A UUID. */
      readonly person?: string;
      /** The person or application that holds the device. A UUID. */
      readonly owner?: string;
      /** The device. A UUID. */
      readonly device?: string;
      /** The OAuth client whose app registered. A UUID. */
      readonly application?: string;
      /** One of these operating systems, separated by commas. */
      readonly platform?: readonly ('ios' | 'android' | 'windows' | 'other')[];
      /** One of these states, separated by commas. */
      readonly state?: readonly ('active' | 'quarantined' | 'ended')[];
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'number' | '-number';
      /** Only these columns, separated by commas. */
      readonly columns?: readonly ('assignmentId' | 'applicationId' | 'acceptNotifications' | 'state' | 'stateReason' | 'token' | 'modifiedAt' | 'deviceId' | 'owner')[];
      /** `csv` for spreadsheets, or `ndjson`: a JSON object a line. Left out: as `Accept` says, or `csv`. */
      readonly format?: 'csv' | 'ndjson';
      /** Whether a CSV file begins with a byte order mark, without which Excel takes it for another encoding than UTF-8. */
      readonly bom?: boolean;
    }, options?: CallOptions], void>;
    /** Writes all tokens that the filters find into a CSV or NDJSON file, as they are at one moment. Needs the scope `tokens:write`. */
    readonly tokens: Endpoint<[query?: {
      /** The person or application that acts with it. A UUID. */
      readonly owner?: string;
      /** The OAuth client that it was issued to. A UUID. */
      readonly application?: string;
      /** One of these kinds, separated by commas. */
      readonly kind?: readonly ('api_token' | 'access_token' | 'client_secret' | 'session' | 'authorization_code' | 'refresh_token')[];
      /** Whether it can be used. */
      readonly state?: 'valid' | 'expired' | 'revoked';
      /** Ends before it. A date-time, or a day in UTC. */
      readonly expiresBefore?: string;
      /** Nobody has used it since. A date-time, or a day in UTC. */
      readonly unusedSince?: string;
      /** A part of the label or of the name of the holder, ignoring letter case. */
      readonly q?: string;
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** Only these columns, separated by commas. */
      readonly columns?: readonly ('id' | 'kind' | 'owner' | 'applicationId' | 'grantId' | 'sessionId' | 'secretId' | 'assignmentId' | 'scopes' | 'limits' | 'label' | 'createdAt' | 'expiresAt' | 'revokedAt' | 'lastUsedAt')[];
      /** `csv` for spreadsheets, or `ndjson`: a JSON object a line. Left out: as `Accept` says, or `csv`. */
      readonly format?: 'csv' | 'ndjson';
      /** Whether a CSV file begins with a byte order mark, without which Excel takes it for another encoding than UTF-8. */
      readonly bom?: boolean;
    }, options?: CallOptions], void>;
    /** Writes all virtual lines that the filters find into a CSV or NDJSON file, as they are at one moment. Needs the scope `telephony:read`. */
    readonly virtualLines: Endpoint<[query?: {
      /** Where they are called. A UUID. */
      readonly location?: string;
      /** Only the open ones, which is the default, or only the closed ones. */
      readonly state?: 'open' | 'closed';
      /** A part of the name, ignoring letter case. */
      readonly q?: string;
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** Only these columns, separated by commas. */
      readonly columns?: readonly ('id' | 'firstName' | 'lastName' | 'createdAt' | 'modifiedAt' | 'closedAt' | 'revision')[];
      /** `csv` for spreadsheets, or `ndjson`: a JSON object a line. Left out: as `Accept` says, or `csv`. */
      readonly format?: 'csv' | 'ndjson';
      /** Whether a CSV file begins with a byte order mark, without which Excel takes it for another encoding than UTF-8. */
      readonly bom?: boolean;
    }, options?: CallOptions], void>;
    /** Writes all workspaces that the filters find into a CSV or NDJSON file, as they are at one moment. Needs the scope `devices.org:read`. */
    readonly workspaces: Endpoint<[query?: {
      /** Where they are. A UUID. */
      readonly location?: string;
      /** Only the open ones, which is the default, or only the closed ones. */
      readonly state?: 'open' | 'closed';
      /** A part of the name, ignoring letter case. */
      readonly q?: string;
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** Only these columns, separated by commas. */
      readonly columns?: readonly ('id' | 'name' | 'locationId' | 'createdAt' | 'modifiedAt' | 'closedAt' | 'revision')[];
      /** `csv` for spreadsheets, or `ndjson`: a JSON object a line. Left out: as `Accept` says, or `csv`. */
      readonly format?: 'csv' | 'ndjson';
      /** Whether a CSV file begins with a byte order mark, without which Excel takes it for another encoding than UTF-8. */
      readonly bom?: boolean;
    }, options?: CallOptions], void>;
  };
  readonly audit: {
    /** Exports events with their chain as lines of JSON, which `heldby audit verify --file` verifies without the server. Needs the scope `events:read`. */
    readonly export: Endpoint<[query?: {
      /** The sequence of the event behind which to begin. Left out: at the first. */
      readonly after?: number;
    }, options?: CallOptions], void>;
    /** Verifies that no event was changed, removed, added or moved, and says which is the first that was. Needs the scope `events:read`. */
    readonly verify: Endpoint<[query?: {
      /** The sequence of the event behind which to begin. Left out: at the first. */
      readonly after?: number;
      /** The chain of the event `after` as you have kept it. It also reveals a history that was written anew. */
      readonly chain?: string;
    }, options?: CallOptions], {
      /** How many events were verified. */
      readonly events: number;
      /** How many of them were erased: their chain is right, and their content cannot be checked. */
      readonly erased: number;
      /** The last event that was verified. */
      readonly sequence: number;
      /** Its chain. Keep both outside of the server, and begin with them the next time. */
      readonly chain: string;
      /** Null if everything is as it was recorded. */
      readonly fault: {
        /** The first event that is not as it was recorded. */
        readonly sequence: number;
        /** `missing`: there is no such event. `changed`: it, or what it follows, is not what was recorded. */
        readonly kind: 'missing' | 'changed';
        readonly detail: string;
      } | null;
    }>;
  };
  readonly blocks: {
    /** Returns a block: your own, or any for an administrator. Needs the scope `devices:read`. */
    readonly get: Endpoint<[blockId: string, options?: CallOptions], Block>;
    /** Lifts a block, with what it planned. What it disabled can be used again. Needs the scope `devices.org:write`. */
    readonly lift: Endpoint<[blockId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Block>;
    /** Lists blocks in the order in which they were set: those of an owner, of a device, or all. Your own need no administrator. Needs the scope `devices:read`. */
    readonly list: ListEndpoint<[query?: {
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
      /** Blocks of this person or other owner. */
      readonly ownerId?: string;
      /** Blocks of this device's hardware. */
      readonly deviceId?: string;
    }, options?: CallOptions], {
      readonly items: readonly Block[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Blocks an owner on a device, whether or not they hold it now; without an owner, every holder. Needs the scope `devices.org:write`. */
    readonly set: Endpoint<[body: {
      /** UUID */
      readonly deviceId: string;
      /** Who is blocked; null or left out for every holder. */
      readonly owner?: {
        /** The kind of owner. */
        readonly kind: 'person' | 'workspace' | 'virtual_line' | 'application';
        /** UUID */
        readonly id: string;
      } | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Block>;
  };
  readonly mail: {
    /** Tells whether the server can send mail, and who its sender is. Its operator sets that up. Needs the scope `people.org:read`. */
    readonly get: Endpoint<[options?: CallOptions], MailState>;
    /** Lists the kinds of mail with their texts. Needs the scope `people.org:read`. */
    readonly templates: ListEndpoint<[options?: CallOptions], {
      readonly items: readonly MailTemplate[];
    }>;
    /** Brings the usual texts of a kind of mail back. Needs the scope `org:admin`. */
    readonly resetTemplate: Endpoint<[template: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], MailTemplate>;
    /** Sets the organization's own texts of a kind of mail. Needs the scope `org:admin`. */
    readonly setTemplate: Endpoint<[template: string, body: {
      /** The subject line. May have placeholders, such as `{device}`. */
      readonly subject: string;
      /** The text, plain. A line whose placeholder has no value is left out. */
      readonly text: string;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], MailTemplate>;
    /** Sends a mail to your own address. The job tells whether the mail server took it. Needs the scope `org:admin`. */
    readonly test: Endpoint<[body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Job>;
  };
  readonly organization: {
    /** Returns your organization. Needs the scope `profile:read`. */
    readonly get: Endpoint<[options?: CallOptions], Organization>;
    /** Lists all settings with the value that is in force, its default, and where it is from. Needs the scope `people.org:read`. */
    readonly policy: ListEndpoint<[options?: CallOptions], {
      readonly items: readonly PolicySetting[];
    }>;
    /** Lists what has happened in the organization, the newest first, filtered as the feed is. Needs the scope `events:read`. */
    readonly timeline: ListEndpoint<[query?: {
      /** Types, separated by commas; `device.*` stands for all types of a noun: `device.*,assignment.ended`. */
      readonly type?: string;
      /** Events about this person, workspace, virtual line or application. */
      readonly ownerId?: string;
      /** Events about this device. */
      readonly deviceId?: string;
      /** Events about devices, people and workspaces that are at this location now, and about itself. */
      readonly locationId?: string;
      /** What this person or application did. */
      readonly actorId?: string;
      /** What this request caused. */
      readonly requestId?: string;
      /** Events at this date-time or later; of a day, its beginning in UTC. */
      readonly since?: string;
      /** Events at this date-time or earlier; of a day, its end in UTC. */
      readonly until?: string;
      /** `-at`, the default, begins with the newest event. */
      readonly sort?: '-at' | 'at';
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly NamedEvent[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Changes the given settings; null resets one to its default. Needs the scope `org:admin`. */
    readonly updatePolicy: Endpoint<[body?: {
      /** Requests per minute for one person or application on the Genesys face. Defaults to 300. */
      readonly genesysRatePerMinute?: number | null;
      /** Requests per minute for one person or application on every other face. Defaults to 6,000. */
      readonly ratePerMinute?: number | null;
      /** How many devices one owner may have a line on. */
      readonly maxDeviceCount?: number | null;
      /** How many devices one owner may own. */
      readonly maxOwnedDeviceCount?: number | null;
      /** How many people and workspaces can be called. Unlimited by default. */
      readonly maxCallings?: number | null;
      /** The domain of the address that is made from the login of a person without one, on faces that always show an address. */
      readonly emailDomain?: string | null;
      /** How many devices a person, workspace or virtual line may hold at once, and get within a day. Defaults to 1,000. */
      readonly maxHeldDevices?: number | null;
      /** How many valid tokens and sessions a person may have. Defaults to 5,000. */
      readonly maxCredentials?: number | null;
      /** How many days a token is valid that is made without saying how long. Defaults to 90. */
      readonly tokenDays?: number | null;
      /** How many days a token may be valid at most. Without it, a token may be made that does not expire. */
      readonly maxTokenDays?: number | null;
      /** How much history somebody who administers nothing may write per minute, in bytes. Defaults to 900,000. */
      readonly eventBytesPerMinute?: number | null;
      /** How many days events are kept. Older ones are removed, and the rest still verifies. Without it, all are. */
      readonly keepEventsDays?: number | null;
      /** How many days after its end an assignment is kept, with its lines and guests. Without it, all are. */
      readonly keepEndedAssignmentsDays?: number | null;
      /** How many days after their end revoked and expired tokens and sessions are kept. Without it, 30 days after they expire. */
      readonly keepSpentCredentialsDays?: number | null;
      /** How many days after they left people are erased. Without it, nobody is by itself. */
      readonly eraseLeaversDays?: number | null;
      /** After how many days without use a mobile phone is stale. Without it, none is. */
      readonly staleMobileDays?: number | null;
      /** The same for a native app catalog. */
      readonly staleNativeCatalogDays?: number | null;
      /** The same for a web app catalog. */
      readonly staleWebCatalogDays?: number | null;
      /** The same for a browser. */
      readonly staleBrowserDays?: number | null;
      /** The same for a desk phone. */
      readonly staleDeskPhoneDays?: number | null;
      /** The same for a room device. */
      readonly staleRoomDeviceDays?: number | null;
      /** How many days a stale device stays disabled before its assignments end. Defaults to 30. */
      readonly staleGraceDays?: number | null;
      /** Whether the assignments of a stale device end after the grace. Otherwise it stays disabled. Defaults to true. */
      readonly staleEnds?: boolean | null;
      /** How often stale devices are looked for, in days. Defaults to 1. */
      readonly staleEveryDays?: number | null;
      /** How many mobile phones one person may hold at once. Without it, as many as `maxHeldDevices` allows. */
      readonly capMobile?: number | null;
      /** What happens to one more mobile phone: it is refused, waits for approval, or the one held longest ends. Defaults to `refuse`. */
      readonly capMobileOver?: 'refuse' | 'ask' | 'end_oldest' | null;
      /** How many native app catalogs one person may hold at once. */
      readonly capNativeCatalog?: number | null;
      /** What happens to one more native app catalog: it is refused, waits for approval, or the one held longest ends. Defaults to `refuse`. */
      readonly capNativeCatalogOver?: 'refuse' | 'ask' | 'end_oldest' | null;
      /** How many web app catalogs one person may hold at once. */
      readonly capWebCatalog?: number | null;
      /** What happens to one more web app catalog: it is refused, waits for approval, or the one held longest ends. Defaults to `refuse`. */
      readonly capWebCatalogOver?: 'refuse' | 'ask' | 'end_oldest' | null;
      /** How many browsers one person may hold at once. */
      readonly capBrowser?: number | null;
      /** What happens to one more browser: it is refused, waits for approval, or the one held longest ends. Defaults to `refuse`. */
      readonly capBrowserOver?: 'refuse' | 'ask' | 'end_oldest' | null;
      /** How many desk phones one person may hold at once. */
      readonly capDeskPhone?: number | null;
      /** What happens to one more desk phone: it is refused, waits for approval, or the one held longest ends. Defaults to `refuse`. */
      readonly capDeskPhoneOver?: 'refuse' | 'ask' | 'end_oldest' | null;
      /** How many room devices one person may hold at once. */
      readonly capRoomDevice?: number | null;
      /** What happens to one more room device: it is refused, waits for approval, or the one held longest ends. Defaults to `refuse`. */
      readonly capRoomDeviceOver?: 'refuse' | 'ask' | 'end_oldest' | null;
      /** New devices of these kinds wait for approval when people register them for themselves. Empty by default. */
      readonly approvalKinds?: readonly ('mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device')[] | null;
      /** Who approves: administrators, or also the person themselves on another device. Defaults to `administrators`. */
      readonly approvalBy?: 'administrators' | 'administrators_and_self' | null;
      /** After how many days without a decision a waiting device is no longer held. Defaults to 14. */
      readonly approvalDays?: number | null;
      /** How many days before a loan is due its holder is reminded. Empty by default. */
      readonly loanRemindBeforeDays?: readonly number[] | null;
      /** How many days after a loan was due its holder is reminded. Empty by default. */
      readonly loanRemindAfterDays?: readonly number[] | null;
      /** The hour of the day, in UTC, at which policies are carried out. Defaults to 3. */
      readonly policyHour?: number | null;
      /** Whether backups that are not encrypted are refused. Defaults to false. */
      readonly encryptedBackups?: boolean | null;
      /** Refuse client-credentials tokens on Genesys' resources that belong to a user. */
      readonly genesysRequiresUser?: boolean | null;
      /** Whether the Apperian face shows administrators the push tokens of others' phones, as the vendor prints them. Defaults to true. */
      readonly apperianShowsPushTokens?: boolean | null;
      /** Phones of these models can be added, too. A model with a name of the vendor's table replaces that one. */
      readonly webexModels?: readonly WebexModel[] | null;
      /** Origins from whose pages browsers may call the Apperian face: scheme://host[:port] in lower case, no patterns. */
      readonly corsOrigins?: readonly string[] | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], Organization>;
  };
  readonly search: {
    /** Returns how far the index of the organization is. Needs the scope `devices.org:read`. */
    readonly status: Endpoint<[options?: CallOptions], SearchIndex>;
    /** Begins to build the index of the organization anew. Until that is done, only whole values are sure to be found. Needs the scope `devices.org:write`. */
    readonly rebuild: Endpoint<[options?: WriteOptions], SearchIndex>;
    /** Finds devices, and with the scope `people.org:read` people, by any part of a name, login, address, number, extension, MAC address, serial number, `udid`, model or tag. Needs the scope `devices.org:read`. */
    readonly find: ListEndpoint<[query: {
      /** All words must be found, in any letter case, with or without accents and separators. With fewer than three letters or digits in a row, a word is found at the start of words only. */
      readonly q: string;
      /** Only people, or only devices. */
      readonly type?: 'person' | 'device';
      /** Whether to find people who have left, too. */
      readonly includeFormer?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page, with the same `q`. */
      readonly cursor?: string;
    }, options?: CallOptions], Found>;
  };
  readonly activationCodes: {
    /** Issues a code by which a desk phone or room device registers for its owner, once, within seven days. Needs the scope `devices.org:write`. */
    readonly issue: Endpoint<[body: {
      /** Who gets the device: a person or a workspace with a calling. */
      readonly owner: {
        /** The kind of owner. */
        readonly kind: 'person' | 'workspace';
        /** UUID */
        readonly id: string;
      };
      /** The model from the table of supported devices that may use it; null or left out for any room device. */
      readonly model?: string | null;
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], IssuedActivationCode>;
    /** Lists activation codes without the codes themselves, in the order in which they were issued. Needs the scope `devices.org:read`. */
    readonly list: ListEndpoint<[query?: {
      /** The person or workspace that gets the phone. A UUID. */
      readonly owner?: string;
      /** `open` if left out. */
      readonly state?: 'open' | 'redeemed' | 'expired' | 'any';
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'createdAt' | '-createdAt';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'owner' | 'model' | 'createdAt' | 'expiresAt' | 'redeemedAt' | 'deviceId')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly ActivationCode[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
  };
  readonly events: {
    /** Returns events in the order in which they happened, from a position on. With `Accept: text/event-stream` it sends them as they come. Needs the scope `events:read`. */
    readonly list: ResumableEndpoint<[query?: {
      /** The `after` of an earlier answer, or `latest` for the end of the history. Left out: from the first event on. */
      readonly after?: string;
      /** The maximum number of items. */
      readonly limit?: number;
      /** How many seconds to wait for an event where there is none. */
      readonly wait?: number;
      /** Types, separated by commas; `device.*` stands for all types of a noun: `device.*,assignment.ended`. */
      readonly type?: string;
      /** Events about this person, workspace, virtual line or application. */
      readonly ownerId?: string;
      /** Events about this device. */
      readonly deviceId?: string;
      /** Events about devices, people and workspaces that are at this location now, and about itself. */
      readonly locationId?: string;
      /** What this person or application did. */
      readonly actorId?: string;
      /** What this request caused. */
      readonly requestId?: string;
      /** Events at this date-time or later; of a day, its beginning in UTC. */
      readonly since?: string;
      /** Events at this date-time or earlier; of a day, its end in UTC. */
      readonly until?: string;
    }, options?: CallOptions], EventPage>;
  };
  readonly identities: {
    /** Lists which account at an OpenID provider is which person, also of people who have left. Needs the scope `people.org:write`. */
    readonly list: ListEndpoint<[query?: {
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly OutsideIdentity[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Unbinds an account from a person, and ends the person's sign-ins. Their next sign-in at the provider binds anew. Needs the scope `people.org:write`. */
    readonly unbind: Endpoint<[identityId: string, body?: {
      /** Why, in your words. Stored with the event. */
      readonly reason?: string;
    }, options?: WriteOptions], void>;
  };
  readonly loans: {
    /** Lists the devices that are to come back, those that are due first at the top. Needs the scope `devices.org:read`. */
    readonly list: ListEndpoint<[query?: {
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
      /** `due`: still in time. `overdue`: late. Defaults to `all`. */
      readonly state?: 'all' | 'due' | 'overdue';
      /** Due at this time or later. */
      readonly dueAfter?: string;
      /** Due before this time. */
      readonly dueBefore?: string;
      /** What this person or other owner has borrowed. */
      readonly ownerId?: string;
    }, options?: CallOptions], {
      readonly items: readonly Loan[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
  };
  readonly lockOuts: {
    /** Lists the lock-outs that are in force, at most 200, the latest end first. Needs the scope `people.org:read`. */
    readonly list: ListEndpoint<[query?: {
      /** UUID */
      readonly personId?: string;
    }, options?: CallOptions], {
      readonly items: readonly LockOut[];
    }>;
  };
  readonly pushRegistrations: {
    /** Lists where pushes go: one registration for each holder of a device whose app has made one. Needs the scope `devices.org:read`. */
    readonly list: ListEndpoint<[query?: {
      /** The person who holds the device. A UUID. */
      readonly person?: string;
      /** The person or application that holds the device. A UUID. */
      readonly owner?: string;
      /** The device. A UUID. */
      readonly device?: string;
      /** The OAuth client whose app registered. A UUID. */
      readonly application?: string;
      /** One of these operating systems, separated by commas. */
      readonly platform?: readonly ('ios' | 'android' | 'windows' | 'other')[];
      /** One of these states, separated by commas. */
      readonly state?: readonly ('active' | 'quarantined' | 'ended')[];
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'number' | '-number';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('assignmentId' | 'applicationId' | 'acceptNotifications' | 'state' | 'stateReason' | 'token' | 'modifiedAt' | 'deviceId' | 'owner')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly ListedPushTarget[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
  };
  readonly roles: {
    /** Lists the roles, and what each of them allows. Needs the scope `devices:read`. */
    readonly list: ListEndpoint<[options?: CallOptions], {
      readonly items: readonly RoleRights[];
    }>;
  };
  readonly retention: {
    /** Returns how long the policy keeps things, what it would remove today, and up to where it has removed the history. Needs the scope `events:read`. */
    readonly preview: Endpoint<[options?: CallOptions], {
      /** Only what is set. What is missing is kept. */
      readonly policy: {
        /** How many days events are kept. Older ones are removed, and the rest still verifies. Without it, all are. */
        readonly keepEventsDays?: number | null;
        /** How many days after its end an assignment is kept, with its lines and guests. Without it, all are. */
        readonly keepEndedAssignmentsDays?: number | null;
        /** How many days after their end revoked and expired tokens and sessions are kept. Without it, 30 days after they expire. */
        readonly keepSpentCredentialsDays?: number | null;
        /** How many days after they left people are erased. Without it, nobody is by itself. */
        readonly eraseLeaversDays?: number | null;
      };
      /** What would go now. */
      readonly due: {
        /** Events that are too old. */
        readonly events: number;
        /** Assignments that ended too long ago. */
        readonly assignments: number;
        /** Tokens and sessions that ended too long ago. */
        readonly credentials: number;
        /** People who left too long ago, and are to be erased. */
        readonly people: number;
      };
      /** The last event that was removed; 0 if none was. */
      readonly removedUpTo: number;
      /** When it was last looked for what is to go; null if never. A server does so once a day. */
      readonly ranAt: string | null;
    }>;
  };
  readonly reports: {
    /** Counts the devices by kind, platform, make, model, state, lifecycle or location, now. Needs the scope `devices.org:read`. */
    readonly counts: ListEndpoint<[query: {
      /** What the devices are counted by. A location is where the device itself is. */
      readonly by: 'total' | 'kind' | 'platform' | 'make' | 'model' | 'state' | 'lifecycle' | 'location' | 'active';
      /** Whether to count all items, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
      /** `csv`: all rows in one file, without `limit` and `cursor`. Left out: what the header `Accept` prefers, or JSON. */
      readonly format?: 'json' | 'csv';
    }, options?: CallOptions], {
      readonly items: readonly DeviceCount[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
      /** False while events are counted for the first time, or a great many at once. */
      readonly complete: boolean;
      /** When the last event that was counted happened; null before the first. */
      readonly countedUpTo: string | null;
    }>;
    /** Counts the devices in the same ways for each day, as it ended. Needs the scope `devices.org:read`. */
    readonly dailyCounts: ListEndpoint<[query: {
      /** What the devices are counted by. A location is where the device itself is. */
      readonly by: 'total' | 'kind' | 'platform' | 'make' | 'model' | 'state' | 'lifecycle' | 'location' | 'active';
      /** Whether to count all items, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
      /** `csv`: all rows in one file, without `limit` and `cursor`. Left out: what the header `Accept` prefers, or JSON. */
      readonly format?: 'json' | 'csv';
      /** The first day, in UTC. Defaults to 30 days before the last. */
      readonly since?: string;
      /** The last day, and with it. Defaults to today. */
      readonly until?: string;
    }, options?: CallOptions], {
      readonly items: readonly DailyDeviceCount[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
      /** False while events are counted for the first time, or a great many at once. */
      readonly complete: boolean;
      /** When the last event that was counted happened; null before the first. */
      readonly countedUpTo: string | null;
    }>;
    /** Counts who came and left, and which assignments began and ended, by day or by week. Needs the scope `devices.org:read`. */
    readonly happened: ListEndpoint<[query?: {
      /** Defaults to `week`, which begins on Monday. */
      readonly per?: 'week' | 'day';
      /** The first day, in UTC, or one of the first week. Defaults to twelve weeks before the last. */
      readonly since?: string;
      /** The last day, and with it. Defaults to today. */
      readonly until?: string;
      /** `csv`: all rows in one file, without `limit` and `cursor`. Left out: what the header `Accept` prefers, or JSON. */
      readonly format?: 'json' | 'csv';
    }, options?: CallOptions], {
      readonly items: readonly Happened[];
      /** False while events are counted for the first time, or a great many at once. */
      readonly complete: boolean;
      /** When the last event that was counted happened; null before the first. */
      readonly countedUpTo: string | null;
    }>;
    /** Lists the devices that are to come back and who has them, those that are due first at the top. Needs the scope `devices.org:read`. */
    readonly loans: ListEndpoint<[query?: {
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
      /** `due`: still in time. `overdue`: late. Defaults to `all`. */
      readonly state?: 'all' | 'due' | 'overdue';
      /** Due before it. A date-time, or a day in UTC. */
      readonly dueBefore?: string;
      /** What this person or other owner has borrowed. A UUID. */
      readonly owner?: string;
      /** `csv`: all rows in one file, without `limit` and `cursor`. Left out: what the header `Accept` prefers, or JSON. */
      readonly format?: 'json' | 'csv';
    }, options?: CallOptions], {
      readonly items: readonly Loan[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
    }>;
    /** Returns the figures of today: devices, people, approvals, stale devices, loans, leavers and sign-ins. Needs the scope `devices.org:read`. */
    readonly overview: Endpoint<[options?: CallOptions], Overview>;
    /** Lists the people who hold nothing now. Needs the scope `people.org:read`. */
    readonly peopleWithoutDevices: ListEndpoint<[query?: {
      /** One of these roles, separated by commas. */
      readonly role?: readonly ('full' | 'read_only' | 'user_admin' | 'location_admin' | 'member')[];
      /** Where they belong. A UUID. */
      readonly location?: string;
      /** The group that they are in. A UUID. */
      readonly group?: string;
      /** Whether they may sign in. */
      readonly state?: 'active' | 'disabled';
      /** Added before it. A date-time, or a day in UTC. */
      readonly createdBefore?: string;
      /** `csv`: all rows in one file, without `limit` and `cursor`. Left out: what the header `Accept` prefers, or JSON. */
      readonly format?: 'json' | 'csv';
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'number' | '-number' | 'createdAt' | '-createdAt' | 'login' | '-login' | 'displayName' | '-displayName';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'number' | 'login' | 'firstName' | 'lastName' | 'displayName' | 'email' | 'mobilePhone' | 'role' | 'locationId' | 'disabledReason' | 'createdAt' | 'modifiedAt' | 'revision' | 'employeeNumber' | 'notes' | 'managedBy' | 'externalIds' | 'metadata')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly Person[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
    /** Lists the devices that nobody holds now, and who held them last. Needs the scope `devices.org:read`. */
    readonly unheldDevices: ListEndpoint<[query?: {
      /** One of these kinds, separated by commas. */
      readonly kind?: readonly ('mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device')[];
      /** One of these operating systems, separated by commas. */
      readonly platform?: readonly ('ios' | 'android' | 'windows' | 'other')[];
      /** Exactly this model. */
      readonly model?: string;
      /** Exactly this manufacturer. */
      readonly make?: string;
      /** Where the device is. A UUID. */
      readonly location?: string;
      /** Exactly this tag. */
      readonly tag?: string;
      /** In one of these states, separated by commas. */
      readonly lifecycle?: readonly ('in_stock' | 'assigned' | 'in_repair' | 'lost' | 'retired')[];
      /** Added before it. A date-time, or a day in UTC. */
      readonly createdBefore?: string;
      /** `csv`: all rows in one file, without `limit` and `cursor`. Left out: what the header `Accept` prefers, or JSON. */
      readonly format?: 'json' | 'csv';
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'number' | '-number' | 'createdAt' | '-createdAt';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'number' | 'kind' | 'name' | 'make' | 'model' | 'platform' | 'osVersion' | 'serial' | 'mac' | 'udid' | 'locationId' | 'tags' | 'disabled' | 'lifecycle' | 'createdAt' | 'modifiedAt' | 'revision' | 'macs' | 'imei' | 'iccid' | 'phoneNumber' | 'assetTag' | 'purchasedAt' | 'notes' | 'externalIds' | 'metadata' | 'holders' | 'lastHolder' | 'heldUntil' | 'lastActiveAt')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly ReportedDevice[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
    /** Lists the devices that nobody has used for a time or since a day, and who holds them. Needs the scope `devices.org:read`. */
    readonly unusedDevices: ListEndpoint<[query: {
      /** Added before it, and not used since: a date-time, a day in UTC, or how long ago (`P90D`, `P6M`; also `90d`, `12w`). */
      readonly since: string;
      /** Whether nobody holds it now. */
      readonly holderless?: boolean;
      /** One of these kinds, separated by commas. */
      readonly kind?: readonly ('mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device')[];
      /** One of these operating systems, separated by commas. */
      readonly platform?: readonly ('ios' | 'android' | 'windows' | 'other')[];
      /** Exactly this model. */
      readonly model?: string;
      /** Exactly this manufacturer. */
      readonly make?: string;
      /** Where the device is. A UUID. */
      readonly location?: string;
      /** Exactly this tag. */
      readonly tag?: string;
      /** In one of these states, separated by commas. */
      readonly lifecycle?: readonly ('in_stock' | 'assigned' | 'in_repair' | 'lost' | 'retired')[];
      /** `csv`: all rows in one file, without `limit` and `cursor`. Left out: what the header `Accept` prefers, or JSON. */
      readonly format?: 'json' | 'csv';
      /** What to sort by; with `-`, descending. */
      readonly sort?: 'number' | '-number' | 'createdAt' | '-createdAt';
      /** Only these members of each item, separated by commas. */
      readonly fields?: readonly ('id' | 'number' | 'kind' | 'name' | 'make' | 'model' | 'platform' | 'osVersion' | 'serial' | 'mac' | 'udid' | 'locationId' | 'tags' | 'disabled' | 'lifecycle' | 'createdAt' | 'modifiedAt' | 'revision' | 'macs' | 'imei' | 'iccid' | 'phoneNumber' | 'assetTag' | 'purchasedAt' | 'notes' | 'externalIds' | 'metadata' | 'holders' | 'lastHolder' | 'heldUntil' | 'lastActiveAt')[];
      /** Whether to count all items that match, on every page. */
      readonly total?: boolean;
      /** The maximum number of items. */
      readonly limit?: number;
      /** The `nextCursor` of the previous page. */
      readonly cursor?: string;
    }, options?: CallOptions], {
      readonly items: readonly ReportedDevice[];
      /** Pass it as `cursor` to get the next page; null on the last one. */
      readonly nextCursor: string | null;
      /** How many items match. Only with `total=true`. */
      readonly total?: number;
    }>;
  };
  readonly batch: {
    /** Makes up to 1,000 writes in one call: all or none of them, or each for itself. Each is checked as if it were called alone. Needs the scope `profile:read`. */
    readonly run: Endpoint<[body: {
      /** `atomic`: all or none; a refusal names the operation and is the answer of the whole. `each`: one that is refused does not concern the others. Defaults to `atomic`. */
      readonly mode?: 'atomic' | 'each';
      /** Made in this order. */
      readonly operations: readonly ({
        /** A name of your own, by which later operations refer to the result: a letter, then letters, digits, _ and -. */
        readonly id?: string;
        /** The method of the route. */
        readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
        /** The path of the route, from `/registry/v1/` on. `{first.id}` in it stands for a member of what the operation `first` answered. */
        readonly path: string;
        /** The body of the route. `{ "$ref": "first.id" }` in it stands for a member of what the operation `first` answered. */
        readonly body?: Readonly<Record<string, unknown>>;
        /** What the header `If-Match` would be. */
        readonly ifMatch?: string;
        /** What the header `Idempotency-Key` would be. It is good for this operation alone. */
        readonly idempotencyKey?: string;
      })[];
    }, options?: WriteOptions], Batch>;
  };
}
