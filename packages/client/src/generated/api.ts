/** Made from @heldby/contract by `npm run generate`; do not edit. The objects and methods of the native API. */
import type { CallOptions, Send, WriteOptions } from '../send.ts';

/** An organization's settings. Missing members have the installation's default. */
export interface Policy {
  /** Requests per minute for one person or application on the Genesys face. Defaults to 300. */
  genesysRatePerMinute?: number | null;
  /** Requests per minute for one person or application on every other face. Defaults to 6,000. */
  ratePerMinute?: number | null;
  /** How many devices one owner may have a line on. */
  maxDeviceCount?: number | null;
  /** How many devices one owner may own. */
  maxOwnedDeviceCount?: number | null;
  /** How many people and workspaces can be called. Unlimited by default. */
  maxCallings?: number | null;
  /** The domain of the address that is made from the login of a person without one, on faces that always show an address. */
  emailDomain?: string | null;
  /** How many devices a person, workspace or virtual line may hold at once, and get within a day. Defaults to 1,000. */
  maxHeldDevices?: number | null;
  /** How many valid tokens and sessions a person may have. Defaults to 5,000. */
  maxCredentials?: number | null;
  /** How many days a token is valid that is made without saying how long. Defaults to 90. */
  tokenDays?: number | null;
  /** How many days a token may be valid at most. Without it, a token may be made that does not expire. */
  maxTokenDays?: number | null;
  /** How much history somebody who administers nothing may write per minute, in bytes. Defaults to 900,000. */
  eventBytesPerMinute?: number | null;
  /** Whether backups that are not encrypted are refused. Defaults to false. */
  encryptedBackups?: boolean | null;
  /** Refuse client-credentials tokens on Genesys' resources that belong to a user. */
  genesysRequiresUser?: boolean | null;
  /** Whether the Apperian face shows administrators the push tokens of others' phones, as the vendor prints them. Defaults to true. */
  apperianShowsPushTokens?: boolean | null;
  /** Phones of these models can be added, too. A model with a name of the vendor's table replaces that one. */
  webexModels?: ({
    /** The name by which clients add a phone of this model */
    model: string;
    /** The name that displays show; the model without `DMS ` if left out */
    displayName?: string;
    /** What the model can do; GENERIC_SIP if left out */
    type?: 'MPP' | 'ATA' | 'GENERIC_SIP' | 'DESK_PHONE';
    /** Who makes it */
    make?: string;
    /** How many lines fit on it */
    linePorts: number;
  })[] | null;
  /** Origins from whose pages browsers may call the Apperian face: scheme://host[:port] in lower case, no patterns. */
  corsOrigins?: string[] | null;
}

/** An organization, which is a tenant. */
export interface Organization {
  /** UUID */
  id: string;
  name: string;
  /** An organization's settings. Missing members have the installation's default. */
  policy: Policy;
  /** RFC 3339 date-time in UTC, to the microsecond */
  createdAt: string;
  /** Since when nobody can sign in or call it; null while it is open. */
  closedAt: string | null;
  /** Why it was closed, in the words of the operator. */
  closedReason: string | null;
}

/** A site where people and devices are. */
export interface Location {
  /** UUID */
  id: string;
  /** Name */
  name: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  createdAt: string;
}

/** A room or shared place that can own devices. */
export interface Workspace {
  /** UUID */
  id: string;
  /** Name */
  name: string;
  /** UUID */
  locationId: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  createdAt: string;
}

/** A person, who can hold devices and sign in. */
export interface Person {
  /** UUID */
  id: string;
  /** The person's number within the organization. */
  number: number;
  /** Unique in the organization, ignoring letter case. */
  login: string;
  firstName: string;
  lastName: string;
  displayName: string;
  email: string | null;
  mobilePhone: string | null;
  /** What the person may do with others' data. */
  role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
  /** UUID */
  locationId: string | null;
  /** Why the person cannot sign in; null while they can. */
  disabledReason: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  modifiedAt: string;
  /** Counts the changes, from 1. */
  revision: number;
}

/** A device: registered hardware or software. */
export interface Device {
  /** UUID */
  id: string;
  /** The device's number within the organization. */
  number: number;
  /** The kind of device. */
  kind: 'mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device';
  name: string | null;
  make: string | null;
  model: string | null;
  /** The operating system. */
  platform: 'ios' | 'android' | 'windows' | 'other' | null;
  osVersion: string | null;
  serial: string | null;
  /** 12 upper-case hex digits. */
  mac: string | null;
  udid: string | null;
  /** UUID */
  locationId: string | null;
  tags: string[];
  /** Set while the device is disabled for all of its holders. */
  disabled: {
    reason: string;
    /** Who did it; null for the system. */
    by: string | null;
    /** RFC 3339 date-time in UTC, to the microsecond */
    at: string;
  } | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  modifiedAt: string;
  revision: number;
}

/** The owner of a device. */
export interface OwnerRef {
  /** The kind of owner. */
  kind: 'person' | 'workspace' | 'virtual_line' | 'application';
  /** UUID */
  id: string;
}

/** An assignment: an owner holds a device during the half-open interval [createdAt, until). */
export interface Assignment {
  /** UUID */
  id: string;
  /** UUID */
  deviceId: string;
  /** An owner with their name. */
  owner: {
    /** The kind of owner. */
    kind: 'person' | 'workspace' | 'virtual_line' | 'application';
    /** UUID */
    id: string;
    /** Known also after they have left. */
    name: string;
  };
  /** How the owner holds the device. */
  role: 'owner' | 'user' | 'shared_line' | 'guest';
  /** RFC 3339 date-time in UTC, to the microsecond */
  createdAt: string;
  /** Who gave the device: the owner themselves, or somebody else. */
  createdBy: {
    /** The kind of actor. */
    kind: 'person' | 'application' | 'system';
    /** Null for the system. */
    id: string | null;
    /** Known also after they have left. */
    name: string;
  };
  /** Why it was given, in the words of who gave it. */
  createReason: string | null;
  /** When the assignment ended; null while it is open. */
  until: string | null;
  endReason: string | null;
  /** Who ended the assignment; null while it is open. */
  endedBy: {
    /** The kind of actor. */
    kind: 'person' | 'application' | 'system';
    /** Null for the system. */
    id: string | null;
    /** Known also after they have left. */
    name: string;
  } | null;
  /** A planned end. */
  expiresAt: string | null;
  /** A planned disabling. */
  disableAt: string | null;
  /** When a loan is to come back. The holder keeps the device beyond it, and is late. */
  dueAt: string | null;
  /** Why this holder, but no other, is blocked on the device. */
  disabledReason: string | null;
  /** Who blocked the holder; null while they are not blocked. */
  disabledBy: {
    /** The kind of actor. */
    kind: 'person' | 'application' | 'system';
    /** Null for the system. */
    id: string | null;
    /** Known also after they have left. */
    name: string;
  } | null;
  /** Since when the holder is blocked. */
  disabledAt: string | null;
  /** When the holder last used the device; at most five seconds late. */
  lastActiveAt: string | null;
  revision: number;
}

/** A device that an owner holds, with the assignment. */
export interface HeldDevice {
  /** A device: registered hardware or software. */
  device: Device;
  /** An assignment: an owner holds a device during the half-open interval [createdAt, until). */
  assignment: Assignment;
  /** Why the owner cannot use the device now, because the device or the assignment is disabled; null if they can. */
  blockedReason: string | null;
}

/** A holder of a device. */
export interface Holder {
  name: string;
  /** An assignment: an owner holds a device during the half-open interval [createdAt, until). */
  assignment: Assignment;
}

/** The holder of the presented credential. */
export interface Me {
  /** The kind of holder of the credential; `system` is the operator, who has none. */
  kind: 'person' | 'application' | 'system';
  /** UUID */
  id: string;
  name: string;
  /** What you may do with others' data. */
  role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
  /** UUID */
  organizationId: string;
  scopes: string[];
}

/** How an owner can be called. */
export interface Calling {
  /** UUID */
  locationId: string;
  extension: string | null;
  phoneNumber: string | null;
  compression: boolean;
}

/** A line that belongs to neither a person nor a workspace. */
export interface VirtualLine {
  /** UUID */
  id: string;
  firstName: string;
  lastName: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  createdAt: string;
}

/** What a desk phone or room device reports. */
export interface DeskPhone {
  /** UUID */
  deviceId: string;
  /** Whether the device has been activated. */
  activationState: 'activating' | 'activated' | 'deactivated';
  /** The address from which it last reported. */
  ip: string | null;
  software: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  firstSeenAt: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  lastSeenAt: string | null;
}

/** A guest's use of a host's device. */
export interface GuestSession {
  /** UUID */
  id: string;
  /** UUID */
  deviceId: string;
  /** UUID */
  personId: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  expiresAt: string;
  /** When the session was ended; null while it lasts, and if it expired. */
  until: string | null;
}

/** One thing that happened, with the names of who and what it is about. */
export interface NamedEvent {
  /** Counts from 1 within the organization, without gaps. */
  sequence: number;
  /** RFC 3339 date-time in UTC, to the microsecond */
  at: string;
  /** What happened. */
  type: 'organization.created' | 'organization.updated' | 'organization.renamed' | 'organization.closed' | 'organization.reopened' | 'organization.host_added' | 'organization.host_removed' | 'organization.provider_set' | 'location.created' | 'workspace.created' | 'person.created' | 'person.updated' | 'person.locations_set' | 'person.disabled' | 'person.enabled' | 'person.password_set' | 'person.locked_out' | 'person.unlocked' | 'person.removed' | 'identity.bound' | 'identity.unbound' | 'group.created' | 'group.updated' | 'group.removed' | 'group.member_added' | 'group.member_removed' | 'signing_credential.created' | 'signing_credential.removed' | 'application.created' | 'application.updated' | 'application.disabled' | 'application.enabled' | 'application.removed' | 'consent.given' | 'grant.created' | 'credential.issued' | 'credential.revoked' | 'device.created' | 'device.updated' | 'device.disabled' | 'device.enabled' | 'assignment.created' | 'assignment.updated' | 'assignment.disabled' | 'assignment.enabled' | 'assignment.overdue' | 'assignment.ended' | 'block.set' | 'block.updated' | 'block.lifted' | 'push.registered' | 'push.updated' | 'push.quarantined' | 'push.ended' | 'line.created' | 'line.updated' | 'line.ended' | 'virtual_line.created' | 'calling.updated' | 'calling.removed' | 'hoteling.updated' | 'desk_phone.activated' | 'desk_phone.checked_in' | 'desk_phone.customized' | 'desk_phone.changes_applied' | 'desk_phone.password_changed' | 'activation.issued' | 'activation.redeemed' | 'guest_session.started' | 'guest_session.updated' | 'guest_session.ended';
  /** Who did it. */
  actor: {
    /** `system` is heldby itself, or its operator. */
    kind: 'person' | 'application' | 'system';
    /** UUID */
    id: string;
    /** As they are called now, also after they have left; null if nothing has this id any more. */
    name: string | null;
  };
  /** The credential that was used; null for the system. */
  credentialId: string | null;
  /** The id of the request; null if no request caused the event. */
  requestId: string | null;
  /** UUID */
  subject: string;
  /** The device that the event is about. */
  deviceId: string | null;
  /** The person, workspace, virtual line or application whose device, line, credential or data the event is about. */
  ownerId: string | null;
  /** Why, in the actor's words. */
  reason: string | null;
  /** SHA-256 of the previous event's chain and this event's digest, in hexadecimal. */
  chain: string;
  /** The name of the owner as it is now, also after they have left. */
  ownerName: string | null;
  /** The name of the device as it is now. */
  deviceName: string | null;
  /** The object as it was, or what changed of it; the reference of events says which for each type. */
  before: Record<string, unknown> | null;
  /** The object as it is after the event, in its compact form. */
  after: Record<string, unknown> | null;
}

/** Every method of the native API, bound to one way of sending. */
export function createApi(send: Send) {
  return {
    activations: {
      /** Redeems an activation code. The device that calls it needs no other credential. Needs no token. */
      redeem: (body: {
        /** 16 digits */
        code: string;
        /** MAC address in any usual spelling */
        mac: string;
        /** A model from the table of supported devices; any text for a room device */
        model: string;
        /** Serial number */
        serial?: string | null;
        /** The address at which the device is */
        ip: string;
      }, options?: WriteOptions) => send<Device>({ method: 'POST', path: '/registry/v1/activations', body, options }),
    },
    hosts: {
      /** Registers a host name for your organization. For the operator. Needs the scope `installation:admin`. */
      add: (body: {
        /** A host name without a port. */
        host: string;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<{
        /** In lower case, without a port. */
        host: string;
      }>({ method: 'POST', path: '/registry/v1/organization/hosts', body, options }),
      /** Lists the host names of your organization. Needs the scope `people.org:read`. */
      list: (options?: CallOptions) => send<{
        items: ({
          /** In lower case, without a port. */
          host: string;
        })[];
      }>({ method: 'GET', path: '/registry/v1/organization/hosts', options }),
      /** Takes a host name from your organization. For the operator. Needs the scope `installation:admin`. */
      remove: (host: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<{
        /** In lower case, without a port. */
        host: string;
      }>({ method: 'DELETE', path: `/registry/v1/organization/hosts/${encodeURIComponent(host)}`, body, options }),
    },
    installation: {
      /** Registers a host name for an organization. Needs the scope `installation:admin`. */
      addHost: (organizationId: string, body: {
        /** A host name without a port. */
        host: string;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<{
        /** In lower case, without a port. */
        host: string;
        /** UUID */
        organizationId: string;
        organizationName: string;
      }>({ method: 'POST', path: `/registry/v1/installation/organizations/${encodeURIComponent(organizationId)}/hosts`, body, options }),
      /** Returns how the server that answers is: version, store, sizes, lag, uptime. Needs the scope `installation:admin`. */
      status: (options?: CallOptions) => send<{
        /** Of heldby. */
        version: string;
        /** Of Node.js. */
        nodeVersion: string;
        platform: string;
        /** RFC 3339 date-time in UTC, to the microsecond */
        startedAt: string;
        /** Since the process began. */
        uptimeSeconds: number;
        /** What the process takes of the memory. */
        memoryBytes: number;
        /** How late the event loop was at its 99th percentile within the last minute or two. */
        lagMs: number;
        /** How many there are, with those that are closed. */
        organizations: number;
        /** The store. */
        store: {
          /** The embedded store, or PostgreSQL. */
          kind: 'sqlite' | 'postgres';
          /** The number of its last migration. */
          schema: number;
          /** Those that the store has, oldest first. */
          migrations: string[];
          /** The size of the database file; null on PostgreSQL, which knows it better. */
          bytes: number | null;
          /** The size of the write-ahead log; null on PostgreSQL. */
          logBytes: number | null;
          /** Whether the last write was kept. */
          isWritable: boolean;
          /** That have ended since the process began. */
          transactions: number;
          /** At work, or waiting for their turn. */
          pendingTransactions: number;
          /** That the store could not keep. */
          failedTransactions: number;
        };
      }>({ method: 'GET', path: '/registry/v1/installation/status', options }),
      /** Lists the host names of all organizations, or of one, in alphabetical order. Needs the scope `installation:admin`. */
      hosts: (query?: {
        /** UUID */
        organizationId?: string;
      }, options?: CallOptions) => send<{
        items: ({
          /** In lower case, without a port. */
          host: string;
          /** UUID */
          organizationId: string;
          organizationName: string;
        })[];
      }>({ method: 'GET', path: '/registry/v1/installation/hosts', query, options }),
      /** Lists the ids of the keys of sealed secrets, what they seal, and what cannot be read. Needs the scope `installation:admin`. */
      keys: (options?: CallOptions) => send<{
        /** The key file on the server. */
        file: string;
        /** The ids of the keys, newest first; the first one seals. */
        keys: string[];
        secrets: ({
          /** UUID */
          organizationId: string;
          organizationName: string;
          /** Which secret it is; never the secret itself. */
          what: string;
          /** The key that seals it; null if it is not sealed. */
          keyId: string | null;
          /** Whether the key file has this key. */
          isReadable: boolean;
        })[];
        /** A sentence for each secret that cannot be read. */
        lost: string[];
      }>({ method: 'GET', path: '/registry/v1/installation/keys', options }),
      /** Lists the settings of the server as they are. Secrets are masked. Needs the scope `installation:admin`. */
      settings: (options?: CallOptions) => send<{
        items: ({
          name: string;
          flag: string;
          variable: string;
          description: string;
          /** As it is written on the command line; masked where it is a secret, null where it is not set. */
          value: string | null;
          isDefault: boolean;
          isSecret: boolean;
        })[];
      }>({ method: 'GET', path: '/registry/v1/installation/settings', options }),
      /** Takes a host name from the organization that has it. Needs the scope `installation:admin`. */
      removeHost: (host: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<{
        /** In lower case, without a port. */
        host: string;
        /** UUID */
        organizationId: string;
        organizationName: string;
      }>({ method: 'DELETE', path: `/registry/v1/installation/hosts/${encodeURIComponent(host)}`, body, options }),
      /** Puts a new key before the others, and seals every secret with it that can be read. Needs the scope `installation:admin`. */
      rotateKeys: (options?: WriteOptions) => send<{
        /** The key file on the server. */
        file: string;
        /** The ids of the keys, newest first; the first one seals. */
        keys: string[];
        secrets: ({
          /** UUID */
          organizationId: string;
          organizationName: string;
          /** Which secret it is; never the secret itself. */
          what: string;
          /** The key that seals it; null if it is not sealed. */
          keyId: string | null;
          /** Whether the key file has this key. */
          isReadable: boolean;
        })[];
        /** A sentence for each secret that cannot be read. */
        lost: string[];
      }>({ method: 'POST', path: '/registry/v1/installation/keys/rotate', options }),
    },
    applications: {
      /** Makes a second secret beside the first, and shows it once. Revoke the first when nothing uses it any more. Needs the scope `tokens:write`. */
      addSecret: (applicationId: string, body?: {
        /** For people. Defaults to the name of the application. */
        label?: string;
        /** Null or left out: it does not expire. */
        expiresAt?: string | null;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<{
        /** UUID */
        id: string;
        label: string;
        /** RFC 3339 date-time in UTC, to the microsecond */
        createdAt: string;
        /** RFC 3339 date-time in UTC, to the microsecond */
        expiresAt: string | null;
        /** RFC 3339 date-time in UTC, to the microsecond */
        revokedAt: string | null;
        /** At most five seconds late. */
        lastUsedAt: string | null;
        /** The secret. This is the only time that it is shown. */
        clientSecret: string;
      }>({ method: 'POST', path: `/registry/v1/applications/${encodeURIComponent(applicationId)}/secrets`, body, options }),
      /** Registers an OAuth client, and shows its secret once. Needs the scope `tokens:write`. */
      create: (body: {
        /** Name */
        name: string;
        /** Without a colon. Defaults to its id. */
        clientId?: string;
        /** It cannot keep a secret, so it gets none. */
        public?: boolean;
        /** What it may do with others' data. Defaults to `member`. */
        role?: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
        grants?: ('client_credentials' | 'authorization_code' | 'refresh_token' | 'implicit')[];
        /** Where people return to after they signed in; compared character by character. */
        redirectUris?: string[];
        /** The organization's own: people are not asked for consent. */
        firstParty?: boolean;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<{
        /** UUID */
        id: string;
        clientId: string;
        name: string;
        /** What the application may do with others' data. */
        role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
        grants: ('client_credentials' | 'authorization_code' | 'refresh_token' | 'implicit')[];
        /** Where people return to after they signed in. */
        redirectUris: string[];
        /** The application cannot keep a secret, so it has none. */
        public: boolean;
        /** People are not asked for consent. */
        firstParty: boolean;
        /** Why it may not act; null while it may. */
        disabledReason: string | null;
        /** RFC 3339 date-time in UTC, to the microsecond */
        createdAt: string;
        /** Shown this once; null for a public client. */
        clientSecret: string | null;
      }>({ method: 'POST', path: '/registry/v1/applications', body, options }),
      /** Ends the tokens of an OAuth client for good, and gives it no new ones until it is enabled. Its secrets stay. Needs the scope `tokens:write`. */
      disable: (applicationId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<{
        /** UUID */
        id: string;
        clientId: string;
        name: string;
        /** What the application may do with others' data. */
        role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
        grants: ('client_credentials' | 'authorization_code' | 'refresh_token' | 'implicit')[];
        /** Where people return to after they signed in. */
        redirectUris: string[];
        /** The application cannot keep a secret, so it has none. */
        public: boolean;
        /** People are not asked for consent. */
        firstParty: boolean;
        /** Why it may not act; null while it may. */
        disabledReason: string | null;
        /** RFC 3339 date-time in UTC, to the microsecond */
        createdAt: string;
      }>({ method: 'POST', path: `/registry/v1/applications/${encodeURIComponent(applicationId)}/disable`, body, options }),
      /** Enables an OAuth client again. It needs new tokens. Needs the scope `tokens:write`. */
      enable: (applicationId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<{
        /** UUID */
        id: string;
        clientId: string;
        name: string;
        /** What the application may do with others' data. */
        role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
        grants: ('client_credentials' | 'authorization_code' | 'refresh_token' | 'implicit')[];
        /** Where people return to after they signed in. */
        redirectUris: string[];
        /** The application cannot keep a secret, so it has none. */
        public: boolean;
        /** People are not asked for consent. */
        firstParty: boolean;
        /** Why it may not act; null while it may. */
        disabledReason: string | null;
        /** RFC 3339 date-time in UTC, to the microsecond */
        createdAt: string;
      }>({ method: 'POST', path: `/registry/v1/applications/${encodeURIComponent(applicationId)}/enable`, body, options }),
      /** Returns an OAuth client. Needs the scope `tokens:write`. */
      get: (applicationId: string, options?: CallOptions) => send<{
        /** UUID */
        id: string;
        clientId: string;
        name: string;
        /** What the application may do with others' data. */
        role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
        grants: ('client_credentials' | 'authorization_code' | 'refresh_token' | 'implicit')[];
        /** Where people return to after they signed in. */
        redirectUris: string[];
        /** The application cannot keep a secret, so it has none. */
        public: boolean;
        /** People are not asked for consent. */
        firstParty: boolean;
        /** Why it may not act; null while it may. */
        disabledReason: string | null;
        /** RFC 3339 date-time in UTC, to the microsecond */
        createdAt: string;
      }>({ method: 'GET', path: `/registry/v1/applications/${encodeURIComponent(applicationId)}`, options }),
      /** Lists the OAuth clients in the order in which they were registered. Needs the scope `tokens:write`. */
      list: (query?: {
        /** The maximum number of items. */
        limit?: number;
        /** The `nextCursor` of the previous page. */
        cursor?: string;
      }, options?: CallOptions) => send<{
        items: ({
          /** UUID */
          id: string;
          clientId: string;
          name: string;
          /** What the application may do with others' data. */
          role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
          grants: ('client_credentials' | 'authorization_code' | 'refresh_token' | 'implicit')[];
          /** Where people return to after they signed in. */
          redirectUris: string[];
          /** The application cannot keep a secret, so it has none. */
          public: boolean;
          /** People are not asked for consent. */
          firstParty: boolean;
          /** Why it may not act; null while it may. */
          disabledReason: string | null;
          /** RFC 3339 date-time in UTC, to the microsecond */
          createdAt: string;
        })[];
        /** Pass it as `cursor` to get the next page; null on the last one. */
        nextCursor: string | null;
      }>({ method: 'GET', path: '/registry/v1/applications', query, options }),
      /** Lists the secrets that an OAuth client ever had, the oldest first, without the secrets themselves. Needs the scope `tokens:write`. */
      secrets: (applicationId: string, options?: CallOptions) => send<{
        items: ({
          /** UUID */
          id: string;
          label: string;
          /** RFC 3339 date-time in UTC, to the microsecond */
          createdAt: string;
          /** RFC 3339 date-time in UTC, to the microsecond */
          expiresAt: string | null;
          /** RFC 3339 date-time in UTC, to the microsecond */
          revokedAt: string | null;
          /** At most five seconds late. */
          lastUsedAt: string | null;
        })[];
      }>({ method: 'GET', path: `/registry/v1/applications/${encodeURIComponent(applicationId)}/secrets`, options }),
      /** Removes an OAuth client with its secrets, every token that was issued to it, the consents, and what it holds. Needs the scope `tokens:write`. */
      remove: (applicationId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<void>({ method: 'DELETE', path: `/registry/v1/applications/${encodeURIComponent(applicationId)}`, body, options }),
      /** Revokes a secret, and every token that was got with it. Needs the scope `tokens:write`. */
      revokeSecret: (applicationId: string, secretId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<void>({ method: 'DELETE', path: `/registry/v1/applications/${encodeURIComponent(applicationId)}/secrets/${encodeURIComponent(secretId)}`, body, options }),
      /** Changes the given members of an OAuth client. Needs the scope `tokens:write`. */
      update: (applicationId: string, body?: {
        /** Name */
        name?: string;
        /** What it may do with others' data. Defaults to `member`. */
        role?: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
        grants?: ('client_credentials' | 'authorization_code' | 'refresh_token' | 'implicit')[];
        /** Where people return to after they signed in; compared character by character. */
        redirectUris?: string[];
        /** The organization's own: people are not asked for consent. */
        firstParty?: boolean;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<{
        /** UUID */
        id: string;
        clientId: string;
        name: string;
        /** What the application may do with others' data. */
        role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
        grants: ('client_credentials' | 'authorization_code' | 'refresh_token' | 'implicit')[];
        /** Where people return to after they signed in. */
        redirectUris: string[];
        /** The application cannot keep a secret, so it has none. */
        public: boolean;
        /** People are not asked for consent. */
        firstParty: boolean;
        /** Why it may not act; null while it may. */
        disabledReason: string | null;
        /** RFC 3339 date-time in UTC, to the microsecond */
        createdAt: string;
      }>({ method: 'PATCH', path: `/registry/v1/applications/${encodeURIComponent(applicationId)}`, body, options }),
    },
    devices: {
      /** Stores the report of a desk phone or room device. The first report activates it. Needs the scope `devices.org:write`. */
      checkIn: (deviceId: string, body: {
        /** The address at which the device is */
        ip: string;
        /** Software and its version */
        software?: string | null;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<DeskPhone>({ method: 'POST', path: `/registry/v1/devices/${encodeURIComponent(deviceId)}/check-ins`, body, options }),
      /** Adds a device that nobody holds yet. Needs the scope `devices.org:write`. */
      create: (body: {
        /** The kind of device. */
        kind: 'mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device';
        /** The hardware's own id; required for app catalogs. */
        udid?: string | null;
        /** The device's name. */
        name?: string | null;
        /** Manufacturer */
        make?: string | null;
        /** Model */
        model?: string | null;
        /** The operating system. */
        platform?: 'ios' | 'android' | 'windows' | 'other' | null;
        /** Version of the operating system */
        osVersion?: string | null;
        /** Serial number */
        serial?: string | null;
        /** MAC address in any usual spelling; unique in the organization. */
        mac?: string | null;
        /** UUID */
        locationId?: string | null;
        tags?: string[];
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Device>({ method: 'POST', path: '/registry/v1/devices', body, options }),
      /** Blocks the device for all of its holders. Needs the scope `devices.org:write`. */
      disable: (deviceId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Device>({ method: 'POST', path: `/registry/v1/devices/${encodeURIComponent(deviceId)}/disable`, body, options }),
      /** Enables the device again. Needs the scope `devices.org:write`. */
      enable: (deviceId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Device>({ method: 'POST', path: `/registry/v1/devices/${encodeURIComponent(deviceId)}/enable`, body, options }),
      /** Returns a device: one that you hold, or any for an administrator. Needs the scope `devices:read`. */
      get: (deviceId: string, options?: CallOptions) => send<Device>({ method: 'GET', path: `/registry/v1/devices/${encodeURIComponent(deviceId)}`, options }),
      /** Hands a device over: the present holder's assignment ends and the next one's begins, at the same instant. Needs the scope `devices.org:write`. */
      handOver: (deviceId: string, body: {
        /** The owner of a device. */
        to: OwnerRef;
        /** In which role it changes hands. Defaults to `owner`. */
        role?: 'owner' | 'user';
        /** The assignment that ends. Needed only where the device has several users and changes hands as `user`. */
        from?: string | null;
        /** For a loan: when the device is to come back. */
        dueAt?: string | null;
        /** A planned end of the new assignment. */
        expiresAt?: string | null;
        /** The former owner may use the device until then, as `user`. Not for desk phones. */
        keepUntil?: string | null;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<{
        /** The assignment of who gave the device up. */
        ended: {
          /** UUID */
          id: string;
          /** UUID */
          deviceId: string;
          /** An owner with their name. */
          owner: {
            /** The kind of owner. */
            kind: 'person' | 'workspace' | 'virtual_line' | 'application';
            /** UUID */
            id: string;
            /** Known also after they have left. */
            name: string;
          };
          /** How the owner holds the device. */
          role: 'owner' | 'user' | 'shared_line' | 'guest';
          /** RFC 3339 date-time in UTC, to the microsecond */
          createdAt: string;
          /** Who gave the device: the owner themselves, or somebody else. */
          createdBy: {
            /** The kind of actor. */
            kind: 'person' | 'application' | 'system';
            /** Null for the system. */
            id: string | null;
            /** Known also after they have left. */
            name: string;
          };
          /** Why it was given, in the words of who gave it. */
          createReason: string | null;
          /** When the assignment ended; null while it is open. */
          until: string | null;
          endReason: string | null;
          /** Who ended the assignment; null while it is open. */
          endedBy: {
            /** The kind of actor. */
            kind: 'person' | 'application' | 'system';
            /** Null for the system. */
            id: string | null;
            /** Known also after they have left. */
            name: string;
          } | null;
          /** A planned end. */
          expiresAt: string | null;
          /** A planned disabling. */
          disableAt: string | null;
          /** When a loan is to come back. The holder keeps the device beyond it, and is late. */
          dueAt: string | null;
          /** Why this holder, but no other, is blocked on the device. */
          disabledReason: string | null;
          /** Who blocked the holder; null while they are not blocked. */
          disabledBy: {
            /** The kind of actor. */
            kind: 'person' | 'application' | 'system';
            /** Null for the system. */
            id: string | null;
            /** Known also after they have left. */
            name: string;
          } | null;
          /** Since when the holder is blocked. */
          disabledAt: string | null;
          /** When the holder last used the device; at most five seconds late. */
          lastActiveAt: string | null;
          revision: number;
        };
        /** The assignment of who has it now. It begins where the other ends. */
        begun: {
          /** UUID */
          id: string;
          /** UUID */
          deviceId: string;
          /** An owner with their name. */
          owner: {
            /** The kind of owner. */
            kind: 'person' | 'workspace' | 'virtual_line' | 'application';
            /** UUID */
            id: string;
            /** Known also after they have left. */
            name: string;
          };
          /** How the owner holds the device. */
          role: 'owner' | 'user' | 'shared_line' | 'guest';
          /** RFC 3339 date-time in UTC, to the microsecond */
          createdAt: string;
          /** Who gave the device: the owner themselves, or somebody else. */
          createdBy: {
            /** The kind of actor. */
            kind: 'person' | 'application' | 'system';
            /** Null for the system. */
            id: string | null;
            /** Known also after they have left. */
            name: string;
          };
          /** Why it was given, in the words of who gave it. */
          createReason: string | null;
          /** When the assignment ended; null while it is open. */
          until: string | null;
          endReason: string | null;
          /** Who ended the assignment; null while it is open. */
          endedBy: {
            /** The kind of actor. */
            kind: 'person' | 'application' | 'system';
            /** Null for the system. */
            id: string | null;
            /** Known also after they have left. */
            name: string;
          } | null;
          /** A planned end. */
          expiresAt: string | null;
          /** A planned disabling. */
          disableAt: string | null;
          /** When a loan is to come back. The holder keeps the device beyond it, and is late. */
          dueAt: string | null;
          /** Why this holder, but no other, is blocked on the device. */
          disabledReason: string | null;
          /** Who blocked the holder; null while they are not blocked. */
          disabledBy: {
            /** The kind of actor. */
            kind: 'person' | 'application' | 'system';
            /** Null for the system. */
            id: string | null;
            /** Known also after they have left. */
            name: string;
          } | null;
          /** Since when the holder is blocked. */
          disabledAt: string | null;
          /** When the holder last used the device; at most five seconds late. */
          lastActiveAt: string | null;
          revision: number;
        };
        /** What the former owner may still use until `keepUntil`; null for nothing. */
        kept: {
          /** UUID */
          id: string;
          /** UUID */
          deviceId: string;
          /** An owner with their name. */
          owner: {
            /** The kind of owner. */
            kind: 'person' | 'workspace' | 'virtual_line' | 'application';
            /** UUID */
            id: string;
            /** Known also after they have left. */
            name: string;
          };
          /** How the owner holds the device. */
          role: 'owner' | 'user' | 'shared_line' | 'guest';
          /** RFC 3339 date-time in UTC, to the microsecond */
          createdAt: string;
          /** Who gave the device: the owner themselves, or somebody else. */
          createdBy: {
            /** The kind of actor. */
            kind: 'person' | 'application' | 'system';
            /** Null for the system. */
            id: string | null;
            /** Known also after they have left. */
            name: string;
          };
          /** Why it was given, in the words of who gave it. */
          createReason: string | null;
          /** When the assignment ended; null while it is open. */
          until: string | null;
          endReason: string | null;
          /** Who ended the assignment; null while it is open. */
          endedBy: {
            /** The kind of actor. */
            kind: 'person' | 'application' | 'system';
            /** Null for the system. */
            id: string | null;
            /** Known also after they have left. */
            name: string;
          } | null;
          /** A planned end. */
          expiresAt: string | null;
          /** A planned disabling. */
          disableAt: string | null;
          /** When a loan is to come back. The holder keeps the device beyond it, and is late. */
          dueAt: string | null;
          /** Why this holder, but no other, is blocked on the device. */
          disabledReason: string | null;
          /** Who blocked the holder; null while they are not blocked. */
          disabledBy: {
            /** The kind of actor. */
            kind: 'person' | 'application' | 'system';
            /** Null for the system. */
            id: string | null;
            /** Known also after they have left. */
            name: string;
          } | null;
          /** Since when the holder is blocked. */
          disabledAt: string | null;
          /** When the holder last used the device; at most five seconds late. */
          lastActiveAt: string | null;
          revision: number;
        } | null;
      }>({ method: 'POST', path: `/registry/v1/devices/${encodeURIComponent(deviceId)}/hand-over`, body, options }),
      /** Lists devices, filtered and sorted. Needs the scope `devices.org:read`. */
      list: (query?: {
        /** One of these kinds, separated by commas. */
        kind?: ('mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device')[];
        /** One of these operating systems, separated by commas. */
        platform?: ('ios' | 'android' | 'windows' | 'other')[];
        /** Exactly this model. */
        model?: string;
        /** Exactly this manufacturer. */
        make?: string;
        /** Whether it may be used. */
        state?: 'active' | 'disabled';
        /** Where the device is. A UUID. */
        location?: string;
        /** Exactly this tag. */
        tag?: string;
        /** Whether nobody holds it now. */
        holderless?: boolean;
        /** The person who holds it now. A UUID. */
        person?: string;
        /** The person, workspace, virtual line or application that holds it now. A UUID. */
        owner?: string;
        /** Exactly this serial number. */
        serial?: string;
        /** This MAC address, in any usual spelling. */
        mac?: string;
        /** Exactly this id of the hardware, in the vendor's spelling. */
        udid?: string;
        /** Added before it, and not used since. A date-time, or a day in UTC. */
        inactiveSince?: string;
        /** Added after it. A date-time, or a day in UTC. */
        createdAfter?: string;
        /** Added before it. A date-time, or a day in UTC. */
        createdBefore?: string;
        /** A part of the name, make, model, serial, mac, udid or a tag, ignoring letter case. */
        q?: string;
        /** What to sort by; with `-`, descending. */
        sort?: 'number' | '-number' | 'createdAt' | '-createdAt';
        /** Only these members of each item, separated by commas. */
        fields?: ('id' | 'number' | 'kind' | 'name' | 'make' | 'model' | 'platform' | 'osVersion' | 'serial' | 'mac' | 'udid' | 'locationId' | 'tags' | 'disabled' | 'createdAt' | 'modifiedAt' | 'revision')[];
        /** Whether to count all items that match, on every page. */
        total?: boolean;
        /** The maximum number of items. */
        limit?: number;
        /** The `nextCursor` of the previous page. */
        cursor?: string;
      }, options?: CallOptions) => send<{
        items: Device[];
        /** Pass it as `cursor` to get the next page; null on the last one. */
        nextCursor: string | null;
        /** How many items match. Only with `total=true`. */
        total?: number;
      }>({ method: 'GET', path: '/registry/v1/devices', query, options }),
      /** Lists everybody who ever held the device, oldest first. Needs the scope `devices.org:read`. */
      history: (deviceId: string, query?: {
        /** The maximum number of items. */
        limit?: number;
        /** The `nextCursor` of the previous page. */
        cursor?: string;
      }, options?: CallOptions) => send<{
        items: Assignment[];
        /** Pass it as `cursor` to get the next page; null on the last one. */
        nextCursor: string | null;
      }>({ method: 'GET', path: `/registry/v1/devices/${encodeURIComponent(deviceId)}/assignments`, query, options }),
      /** Lists everybody who holds the device, or held it on a day in the past. Needs the scope `devices.org:read`. */
      holders: (deviceId: string, query?: {
        /** A date-time, or a day (its end in UTC). Defaults to now. */
        asOf?: string;
      }, options?: CallOptions) => send<{
        items: Holder[];
      }>({ method: 'GET', path: `/registry/v1/devices/${encodeURIComponent(deviceId)}/holders`, query, options }),
      /** Changes the given members of a device. Needs the scope `devices.org:write`. */
      update: (deviceId: string, body?: {
        /** The device's name. */
        name?: string | null;
        /** Manufacturer */
        make?: string | null;
        /** Model */
        model?: string | null;
        /** The operating system. */
        platform?: 'ios' | 'android' | 'windows' | 'other' | null;
        /** Version of the operating system */
        osVersion?: string | null;
        /** Serial number */
        serial?: string | null;
        /** MAC address in any usual spelling; unique in the organization. */
        mac?: string | null;
        /** UUID */
        locationId?: string | null;
        tags?: string[];
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Device>({ method: 'PATCH', path: `/registry/v1/devices/${encodeURIComponent(deviceId)}`, body, options }),
    },
    provider: {
      /** Asks the OpenID provider for its endpoints, and returns them. 503 with the reason if people could not sign in there. Needs the scope `tokens:write`. */
      check: (options?: WriteOptions) => send<{
        /** Its name on the sign-in page. */
        name: string;
        issuer: string;
        /** The client id of heldby at the provider. */
        clientId: string;
        /** The claim of the ID token that is the person's login at their first sign-in. */
        loginClaim: string;
        /** It sends `email_verified` as the text `true`, which then counts like the boolean. */
        verifiedAsText: boolean;
        /** The URLs that the provider names, by their names there. */
        endpoints: Record<string, unknown>;
      }>({ method: 'POST', path: '/registry/v1/organization/provider/check', options }),
      /** Returns the organization's OpenID provider, without the client secret. Needs the scope `tokens:write`. */
      get: (options?: CallOptions) => send<{
        /** Its name on the sign-in page. */
        name: string;
        issuer: string;
        /** The client id of heldby at the provider. */
        clientId: string;
        /** The claim of the ID token that is the person's login at their first sign-in. */
        loginClaim: string;
        /** It sends `email_verified` as the text `true`, which then counts like the boolean. */
        verifiedAsText: boolean;
      }>({ method: 'GET', path: '/registry/v1/organization/provider', options }),
      /** Removes the organization's OpenID provider. Who its accounts are here stays. Needs the scope `tokens:write`. */
      remove: (body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<void>({ method: 'DELETE', path: '/registry/v1/organization/provider', body, options }),
      /** Sets or replaces the organization's OpenID provider. Who its accounts are here stays. Needs the scope `tokens:write`. */
      set: (body: {
        /** What the sign-in page calls it */
        name: string;
        /** Its issuer: an https URL */
        issuer: string;
        /** The client id of heldby at the provider */
        clientId: string;
        /** The client secret of heldby at the provider; it is not shown again */
        clientSecret: string;
        /** The claim that is the person's login at their first sign-in. `email` counts only if it is verified */
        loginClaim: string;
        /** It sends `email_verified` as the text `true`: believe that, too. Defaults to false. */
        verifiedAsText?: boolean;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<{
        /** Its name on the sign-in page. */
        name: string;
        issuer: string;
        /** The client id of heldby at the provider. */
        clientId: string;
        /** The claim of the ID token that is the person's login at their first sign-in. */
        loginClaim: string;
        /** It sends `email_verified` as the text `true`, which then counts like the boolean. */
        verifiedAsText: boolean;
      }>({ method: 'PUT', path: '/registry/v1/organization/provider', body, options }),
    },
    organizations: {
      /** Closes an organization: sign-ins and requests are refused from now on. Its data and its tokens stay. Needs the scope `installation:admin`. */
      close: (organizationId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Organization>({ method: 'POST', path: `/registry/v1/installation/organizations/${encodeURIComponent(organizationId)}/close`, body, options }),
      /** Creates an organization. Needs the scope `installation:admin`. */
      create: (body: {
        /** Name */
        name: string;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Organization>({ method: 'POST', path: '/registry/v1/installation/organizations', body, options }),
      /** Returns an organization. Needs the scope `installation:admin`. */
      get: (organizationId: string, options?: CallOptions) => send<Organization>({ method: 'GET', path: `/registry/v1/installation/organizations/${encodeURIComponent(organizationId)}`, options }),
      /** Lists the organizations in the order in which they were created, also those that are closed. Needs the scope `installation:admin`. */
      list: (query?: {
        /** The maximum number of items. */
        limit?: number;
        /** The `nextCursor` of the previous page. */
        cursor?: string;
      }, options?: CallOptions) => send<{
        items: Organization[];
        /** Pass it as `cursor` to get the next page; null on the last one. */
        nextCursor: string | null;
      }>({ method: 'GET', path: '/registry/v1/installation/organizations', query, options }),
      /** Opens an organization again. Tokens that have not expired meanwhile are valid again. Needs the scope `installation:admin`. */
      reopen: (organizationId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Organization>({ method: 'POST', path: `/registry/v1/installation/organizations/${encodeURIComponent(organizationId)}/reopen`, body, options }),
      /** Gives an organization another name. Needs the scope `installation:admin`. */
      update: (organizationId: string, body?: {
        /** Name */
        name?: string;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Organization>({ method: 'PATCH', path: `/registry/v1/installation/organizations/${encodeURIComponent(organizationId)}`, body, options }),
    },
    assignments: {
      /** Assigns a device to an owner, from now on. A device has one owner: a new one takes it over with `handOver`. Needs the scope `devices.org:write`. */
      create: (body: {
        /** UUID */
        deviceId: string;
        /** The owner of a device. */
        owner: OwnerRef;
        /** Defaults to `owner`. */
        role?: 'owner' | 'user' | 'shared_line' | 'guest';
        /** Ends the assignment of the present owner in the same step. Otherwise a second owner is 409. */
        handOver?: boolean;
        /** A planned end, in the future. */
        expiresAt?: string | null;
        /** A planned disabling, in the future. */
        disableAt?: string | null;
        /** When a loan is to come back, in the future. The holder keeps the device beyond it. */
        dueAt?: string | null;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Assignment>({ method: 'POST', path: '/registry/v1/assignments', body, options }),
      /** Blocks this holder on the device, but no other. Needs the scope `devices.org:write`. */
      disable: (assignmentId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Assignment>({ method: 'POST', path: `/registry/v1/assignments/${encodeURIComponent(assignmentId)}/disable`, body, options }),
      /** Enables the holder again, and cancels a planned disabling. Needs the scope `devices.org:write`. */
      enable: (assignmentId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Assignment>({ method: 'POST', path: `/registry/v1/assignments/${encodeURIComponent(assignmentId)}/enable`, body, options }),
      /** Ends the assignment now: pushes stop, the history stays. Ending it again changes nothing. Needs the scope `devices:write`. */
      end: (assignmentId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Assignment>({ method: 'POST', path: `/registry/v1/assignments/${encodeURIComponent(assignmentId)}/end`, body, options }),
      /** Returns an assignment, open or ended: your own, or any for an administrator. Needs the scope `devices:read`. */
      get: (assignmentId: string, options?: CallOptions) => send<Assignment>({ method: 'GET', path: `/registry/v1/assignments/${encodeURIComponent(assignmentId)}`, options }),
      /** Returns the holder's registration for pushes: your own with its token, or any for an administrator with a masked one. Needs the scope `devices:read`. */
      push: (assignmentId: string, options?: CallOptions) => send<{
        /** UUID */
        assignmentId: string;
        /** The OAuth client whose app registered. */
        applicationId: string | null;
        /** Whether the app asked for pushes. */
        acceptNotifications: boolean;
        /** `quarantined`: a newer registration took over the token. */
        state: 'active' | 'quarantined' | 'ended';
        /** Why it gets no pushes; null while it is active. */
        stateReason: string | null;
        /** Whole for its holder; for administrators only its last characters, behind an ellipsis. */
        token: string;
        /** RFC 3339 date-time in UTC, to the microsecond */
        modifiedAt: string;
      }>({ method: 'GET', path: `/registry/v1/assignments/${encodeURIComponent(assignmentId)}/push`, options }),
      /** Reports that you, the holder, have just used the device. Needs the scope `devices:write`. */
      touch: (assignmentId: string, options?: WriteOptions) => send<Assignment>({ method: 'POST', path: `/registry/v1/assignments/${encodeURIComponent(assignmentId)}/touch`, options }),
      /** Plans an end, a disabling or the return of a loan, or cancels the plan. Needs the scope `devices.org:write`. */
      update: (assignmentId: string, body?: {
        /** A planned end, in the future. */
        expiresAt?: string | null;
        /** A planned disabling, in the future. */
        disableAt?: string | null;
        /** When a loan is to come back, in the future. The holder keeps the device beyond it. */
        dueAt?: string | null;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Assignment>({ method: 'PATCH', path: `/registry/v1/assignments/${encodeURIComponent(assignmentId)}`, body, options }),
    },
    backups: {
      /** Writes a backup into the data folder of the server, and answers when it is whole. Needs the scope `installation:admin`. */
      create: (body?: {
        /** Any one of them can open the backup. Without one it is in the clear. */
        recipients?: string[];
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<{
        /** Its file in the folder `backups` of the data folder. */
        name: string;
        /** The size of the file. */
        bytes: number;
        /** RFC 3339 date-time in UTC, to the microsecond */
        createdAt: string;
        /** The whole path on the server. */
        file: string;
        isEncrypted: boolean;
        /** How many rows of each table it has. */
        rows: Record<string, unknown>;
      }>({ method: 'POST', path: '/registry/v1/installation/backups', body, options }),
      /** Lists the backups in the data folder of the server, the newest first. Needs the scope `installation:admin`. */
      list: (options?: CallOptions) => send<{
        items: ({
          /** Its file in the folder `backups` of the data folder. */
          name: string;
          /** The size of the file. */
          bytes: number;
          /** RFC 3339 date-time in UTC, to the microsecond */
          createdAt: string;
        })[];
      }>({ method: 'GET', path: '/registry/v1/installation/backups', options }),
      /** Removes a backup from the data folder of the server. Needs the scope `installation:admin`. */
      remove: (name: string, options?: WriteOptions) => send<void>({ method: 'DELETE', path: `/registry/v1/installation/backups/${encodeURIComponent(name)}`, options }),
      /** Streams a backup, made while it is read: lines of JSON, whose last one sums up the others. Needs the scope `installation:admin`. */
      stream: (query?: {
        /** You encrypt it before you store it. Otherwise the policy `encryptedBackups` refuses it. */
        encrypts?: boolean;
      }, options?: CallOptions) => send<void>({ method: 'GET', path: '/registry/v1/installation/backups/stream', query, options }),
    },
    locations: {
      /** Adds a location. Needs the scope `devices.org:write`. */
      create: (body: {
        /** Name */
        name: string;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Location>({ method: 'POST', path: '/registry/v1/locations', body, options }),
      /** Returns a location. Needs the scope `devices.org:read`. */
      get: (locationId: string, options?: CallOptions) => send<Location>({ method: 'GET', path: `/registry/v1/locations/${encodeURIComponent(locationId)}`, options }),
      /** Lists locations in the order in which they were added. Needs the scope `devices.org:read`. */
      list: (query?: {
        /** The maximum number of items. */
        limit?: number;
        /** The `nextCursor` of the previous page. */
        cursor?: string;
      }, options?: CallOptions) => send<{
        items: Location[];
        /** Pass it as `cursor` to get the next page; null on the last one. */
        nextCursor: string | null;
      }>({ method: 'GET', path: '/registry/v1/locations', query, options }),
    },
    people: {
      /** Adds a person. Needs the scope `people.org:write`. */
      create: (body: {
        /** Unique in the organization, ignoring letter case. */
        login: string;
        firstName: string;
        lastName: string;
        /** Defaults to the first and last name. */
        displayName?: string;
        /** E-mail address */
        email?: string | null;
        /** Free text */
        mobilePhone?: string | null;
        /** What the person may do with others' data. Defaults to `member`. */
        role?: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
        /** UUID */
        locationId?: string | null;
        /** The locations that a location administrator is responsible for. */
        administers?: string[];
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Person>({ method: 'POST', path: '/registry/v1/people', body, options }),
      /** Keeps the person from signing in until they are enabled again, and revokes their tokens and sessions for good. Needs the scope `people.org:write`. */
      disable: (personId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Person>({ method: 'POST', path: `/registry/v1/people/${encodeURIComponent(personId)}/disable`, body, options }),
      /** Lets the person sign in again, with the password or account that they had. Old tokens stay revoked. Needs the scope `people.org:write`. */
      enable: (personId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Person>({ method: 'POST', path: `/registry/v1/people/${encodeURIComponent(personId)}/enable`, body, options }),
      /** Returns a person: yourself, or anybody for an administrator. Needs the scope `devices:read`. */
      get: (personId: string, options?: CallOptions) => send<Person>({ method: 'GET', path: `/registry/v1/people/${encodeURIComponent(personId)}`, options }),
      /** Lists every device that the person holds, or held on a day in the past, from every face. Needs the scope `devices:read`. */
      devices: (personId: string, query?: {
        /** A date-time, or a day (its end in UTC). Defaults to now. */
        asOf?: string;
      }, options?: CallOptions) => send<{
        items: HeldDevice[];
      }>({ method: 'GET', path: `/registry/v1/people/${encodeURIComponent(personId)}/devices`, query, options }),
      /** Lists everything that the person ever held, oldest first. Needs the scope `devices:read`. */
      history: (personId: string, query?: {
        /** The maximum number of items. */
        limit?: number;
        /** The `nextCursor` of the previous page. */
        cursor?: string;
      }, options?: CallOptions) => send<{
        items: Assignment[];
        /** Pass it as `cursor` to get the next page; null on the last one. */
        nextCursor: string | null;
      }>({ method: 'GET', path: `/registry/v1/people/${encodeURIComponent(personId)}/assignments`, query, options }),
      /** Lists the accounts of a person at OpenID providers. Needs the scope `people.org:write`. */
      identities: (personId: string, options?: CallOptions) => send<{
        items: ({
          /** UUID */
          id: string;
          /** UUID */
          personId: string;
          /** The provider. */
          issuer: string;
          /** The `sub` of its ID tokens, which it never gives to somebody else. */
          subject: string;
          /** What the provider called the person at the first sign-in. */
          login: string;
          /** RFC 3339 date-time in UTC, to the microsecond */
          createdAt: string;
        })[];
      }>({ method: 'GET', path: `/registry/v1/people/${encodeURIComponent(personId)}/identities`, options }),
      /** Lists people, filtered and sorted. Needs the scope `people.org:read`. */
      list: (query?: {
        /** Exactly this login, ignoring letter case. */
        login?: string;
        /** Exactly this e-mail address, ignoring letter case. */
        email?: string;
        /** One of these roles, separated by commas. */
        role?: ('full' | 'read_only' | 'user_admin' | 'location_admin' | 'member')[];
        /** Where they belong. A UUID. */
        location?: string;
        /** The group that they are in. A UUID. */
        group?: string;
        /** Whether they can sign in. */
        state?: 'active' | 'disabled';
        /** Added after it. A date-time, or a day in UTC. */
        createdAfter?: string;
        /** Added before it. A date-time, or a day in UTC. */
        createdBefore?: string;
        /** A part of the name, the login or the e-mail address, ignoring letter case. */
        q?: string;
        /** What to sort by; with `-`, descending. */
        sort?: 'number' | '-number' | 'createdAt' | '-createdAt';
        /** Only these members of each item, separated by commas. */
        fields?: ('id' | 'number' | 'login' | 'firstName' | 'lastName' | 'displayName' | 'email' | 'mobilePhone' | 'role' | 'locationId' | 'disabledReason' | 'createdAt' | 'modifiedAt' | 'revision')[];
        /** Whether to count all items that match, on every page. */
        total?: boolean;
        /** The maximum number of items. */
        limit?: number;
        /** The `nextCursor` of the previous page. */
        cursor?: string;
      }, options?: CallOptions) => send<{
        items: Person[];
        /** Pass it as `cursor` to get the next page; null on the last one. */
        nextCursor: string | null;
        /** How many items match. Only with `total=true`. */
        total?: number;
      }>({ method: 'GET', path: '/registry/v1/people', query, options }),
      /** Lists the tokens and sessions of a person: your own, or anybody's for a full administrator. Needs the scope `tokens:write`. */
      tokens: (personId: string, options?: CallOptions) => send<{
        items: ({
          /** UUID */
          id: string;
          /** The kind of credential. */
          kind: 'api_token' | 'access_token' | 'client_secret' | 'session' | 'authorization_code' | 'refresh_token';
          /** The owner of a device. */
          owner: OwnerRef;
          /** The OAuth client that the credential was issued to. */
          applicationId: string | null;
          /** The sign-in that the credential was issued from. It ends with the sign-in. */
          grantId: string | null;
          /** The browser's session that it was issued from. It ends when the person signs out there. */
          sessionId: string | null;
          /** The client secret that it was got with. It ends with the secret. */
          secretId: string | null;
          /** The assignment of the device on which the person signed in. The credential ends with the assignment. */
          assignmentId: string | null;
          scopes: string[];
          label: string;
          /** RFC 3339 date-time in UTC, to the microsecond */
          createdAt: string;
          /** RFC 3339 date-time in UTC, to the microsecond */
          expiresAt: string | null;
          /** RFC 3339 date-time in UTC, to the microsecond */
          revokedAt: string | null;
          /** At most five seconds late. */
          lastUsedAt: string | null;
        })[];
      }>({ method: 'GET', path: `/registry/v1/people/${encodeURIComponent(personId)}/tokens`, options }),
      /** Removes the person's calling. The lines stay until they are ended. Needs the scope `telephony:write`. */
      removeCalling: (personId: string, options?: WriteOptions) => send<void>({ method: 'DELETE', path: `/registry/v1/people/${encodeURIComponent(personId)}/calling`, options }),
      /** Off-boards a person: ends their assignments, revokes their credentials and frees their login. The history stays. Needs the scope `people.org:write`. */
      remove: (personId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<{
        /** UUID */
        personId: string;
        /** How many assignments were ended. */
        endedAssignments: number;
        /** How many credentials were revoked. */
        revokedCredentials: number;
      }>({ method: 'DELETE', path: `/registry/v1/people/${encodeURIComponent(personId)}`, body, options }),
      /** Sets or changes the person's calling. Needs the scope `telephony:write`. */
      setCalling: (personId: string, body: {
        /** UUID */
        locationId: string;
        /** 2 to 10 digits, unique in the location */
        extension?: string | null;
        /** E.164, unique in the organization */
        phoneNumber?: string | null;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Calling>({ method: 'PUT', path: `/registry/v1/people/${encodeURIComponent(personId)}/calling`, body, options }),
      /** Sets the password of a person. Their sign-ins end, also those that have just proven the old one. Needs the scope `people.org:write`. */
      setPassword: (personId: string, body: {
        /** 8 to 1,000 characters */
        password: string;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<void>({ method: 'PUT', path: `/registry/v1/people/${encodeURIComponent(personId)}/password`, body, options }),
      /** Lifts the lock-outs of a person after wrong passwords, from every network. A new password does the same. Needs the scope `people.org:write`. */
      unlock: (personId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<{
        /** UUID */
        personId: string;
        /** How many lock-outs were in force. */
        lifted: number;
      }>({ method: 'POST', path: `/registry/v1/people/${encodeURIComponent(personId)}/unlock`, body, options }),
      /** Changes the given members of a person. Needs the scope `people.org:write`. */
      update: (personId: string, body?: {
        /** Unique in the organization, ignoring letter case. */
        login?: string;
        firstName?: string;
        lastName?: string;
        /** Defaults to the first and last name. */
        displayName?: string;
        /** E-mail address */
        email?: string | null;
        /** Free text */
        mobilePhone?: string | null;
        /** What the person may do with others' data. Defaults to `member`. */
        role?: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
        /** UUID */
        locationId?: string | null;
        /** The locations that a location administrator is responsible for. */
        administers?: string[];
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Person>({ method: 'PATCH', path: `/registry/v1/people/${encodeURIComponent(personId)}`, body, options }),
    },
    tokens: {
      /** Makes a token for yourself, or as a full administrator for somebody else, and shows it once. Needs the scope `tokens:write`. */
      create: (body: {
        /** Who acts with it. Yourself if left out. */
        owner?: {
          /** The kind of owner. */
          kind: 'person' | 'application';
          /** UUID */
          id: string;
        };
        scopes: ('devices:read' | 'devices:write' | 'devices.org:read' | 'devices.org:write' | 'people.org:read' | 'people.org:write' | 'telephony:read' | 'telephony:write' | 'tokens:write' | 'events:read' | 'org:admin' | 'profile:read' | 'installation:admin')[];
        /** What it is for. */
        label: string;
        /** Left out: in 90 days, or what `tokenDays` of the policy says. Null: never, if `maxTokenDays` allows it. */
        expiresAt?: string | null;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<{
        /** The secret. This is the only time that it is shown. */
        token: string;
        /** A token, secret, session or code. */
        credential: {
          /** UUID */
          id: string;
          /** The kind of credential. */
          kind: 'api_token' | 'access_token' | 'client_secret' | 'session' | 'authorization_code' | 'refresh_token';
          /** The owner of a device. */
          owner: OwnerRef;
          /** The OAuth client that the credential was issued to. */
          applicationId: string | null;
          /** The sign-in that the credential was issued from. It ends with the sign-in. */
          grantId: string | null;
          /** The browser's session that it was issued from. It ends when the person signs out there. */
          sessionId: string | null;
          /** The client secret that it was got with. It ends with the secret. */
          secretId: string | null;
          /** The assignment of the device on which the person signed in. The credential ends with the assignment. */
          assignmentId: string | null;
          scopes: string[];
          label: string;
          /** RFC 3339 date-time in UTC, to the microsecond */
          createdAt: string;
          /** RFC 3339 date-time in UTC, to the microsecond */
          expiresAt: string | null;
          /** RFC 3339 date-time in UTC, to the microsecond */
          revokedAt: string | null;
          /** At most five seconds late. */
          lastUsedAt: string | null;
        };
      }>({ method: 'POST', path: '/registry/v1/tokens', body, options }),
      /** Lists the tokens, secrets and sessions of everybody in the order in which they were made. Needs the scope `tokens:write`. */
      list: (query?: {
        /** The maximum number of items. */
        limit?: number;
        /** The `nextCursor` of the previous page. */
        cursor?: string;
      }, options?: CallOptions) => send<{
        items: ({
          /** UUID */
          id: string;
          /** The kind of credential. */
          kind: 'api_token' | 'access_token' | 'client_secret' | 'session' | 'authorization_code' | 'refresh_token';
          /** The owner of a device. */
          owner: OwnerRef;
          /** The OAuth client that the credential was issued to. */
          applicationId: string | null;
          /** The sign-in that the credential was issued from. It ends with the sign-in. */
          grantId: string | null;
          /** The browser's session that it was issued from. It ends when the person signs out there. */
          sessionId: string | null;
          /** The client secret that it was got with. It ends with the secret. */
          secretId: string | null;
          /** The assignment of the device on which the person signed in. The credential ends with the assignment. */
          assignmentId: string | null;
          scopes: string[];
          label: string;
          /** RFC 3339 date-time in UTC, to the microsecond */
          createdAt: string;
          /** RFC 3339 date-time in UTC, to the microsecond */
          expiresAt: string | null;
          /** RFC 3339 date-time in UTC, to the microsecond */
          revokedAt: string | null;
          /** At most five seconds late. */
          lastUsedAt: string | null;
        })[];
        /** Pass it as `cursor` to get the next page; null on the last one. */
        nextCursor: string | null;
      }>({ method: 'GET', path: '/registry/v1/tokens', query, options }),
      /** Revokes a token, secret or session: your own, or anybody's for a full administrator. It stops working at once. Needs the scope `tokens:write`. */
      revoke: (tokenId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<void>({ method: 'DELETE', path: `/registry/v1/tokens/${encodeURIComponent(tokenId)}`, body, options }),
    },
    virtualLines: {
      /** Adds a virtual line. Needs the scope `telephony:write`. */
      create: (body: {
        /** First name */
        firstName: string;
        /** Last name */
        lastName: string;
        /** UUID */
        locationId: string;
        /** 2 to 10 digits, unique in the location */
        extension?: string | null;
        /** E.164, unique in the organization */
        phoneNumber?: string | null;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<VirtualLine>({ method: 'POST', path: '/registry/v1/virtual-lines', body, options }),
      /** Returns a virtual line. Needs the scope `telephony:read`. */
      get: (virtualLineId: string, options?: CallOptions) => send<VirtualLine>({ method: 'GET', path: `/registry/v1/virtual-lines/${encodeURIComponent(virtualLineId)}`, options }),
    },
    workspaces: {
      /** Adds a workspace. Needs the scope `devices.org:write`. */
      create: (body: {
        /** Name */
        name: string;
        /** UUID */
        locationId?: string | null;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Workspace>({ method: 'POST', path: '/registry/v1/workspaces', body, options }),
      /** Returns a workspace. Needs the scope `devices.org:read`. */
      get: (workspaceId: string, options?: CallOptions) => send<Workspace>({ method: 'GET', path: `/registry/v1/workspaces/${encodeURIComponent(workspaceId)}`, options }),
      /** Lists every device that the workspace holds, or held on a day in the past. Needs the scope `devices.org:read`. */
      devices: (workspaceId: string, query?: {
        /** A date-time, or a day (its end in UTC). Defaults to now. */
        asOf?: string;
      }, options?: CallOptions) => send<{
        items: HeldDevice[];
      }>({ method: 'GET', path: `/registry/v1/workspaces/${encodeURIComponent(workspaceId)}/devices`, query, options }),
      /** Lists workspaces in the order in which they were added. Needs the scope `devices.org:read`. */
      list: (query?: {
        /** The maximum number of items. */
        limit?: number;
        /** The `nextCursor` of the previous page. */
        cursor?: string;
      }, options?: CallOptions) => send<{
        items: Workspace[];
        /** Pass it as `cursor` to get the next page; null on the last one. */
        nextCursor: string | null;
      }>({ method: 'GET', path: '/registry/v1/workspaces', query, options }),
      /** Sets or changes the workspace's calling. Needs the scope `telephony:write`. */
      setCalling: (workspaceId: string, body: {
        /** UUID */
        locationId: string;
        /** 2 to 10 digits, unique in the location */
        extension?: string | null;
        /** E.164, unique in the organization */
        phoneNumber?: string | null;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Calling>({ method: 'PUT', path: `/registry/v1/workspaces/${encodeURIComponent(workspaceId)}/calling`, body, options }),
    },
    guestSessions: {
      /** Ends a guest session early. Needs the scope `telephony:write`. */
      end: (guestSessionId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<GuestSession>({ method: 'POST', path: `/registry/v1/guest-sessions/${encodeURIComponent(guestSessionId)}/end`, body, options }),
      /** Lets a person use a host's device for some hours. Ends another guest's session on it. Needs the scope `telephony:write`. */
      start: (body: {
        /** UUID */
        deviceId: string;
        /** UUID */
        personId: string;
        /** Cut to the host's limit. */
        hours?: number;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<GuestSession>({ method: 'POST', path: '/registry/v1/guest-sessions', body, options }),
    },
    blocks: {
      /** Returns a block: your own, or any for an administrator. Needs the scope `devices:read`. */
      get: (blockId: string, options?: CallOptions) => send<{
        /** UUID */
        id: string;
        /** The device on which it was set, or on which the same hardware was last seen. */
        deviceId: string;
        /** Who is blocked; null for every holder. */
        owner: {
          /** The kind of owner. */
          kind: 'person' | 'workspace' | 'virtual_line' | 'application';
          /** UUID */
          id: string;
          /** Known also after they have left. */
          name: string;
        } | null;
        /** Why; null while only something is planned. */
        reason: string | null;
        /** Who set it; null while only something is planned. */
        blockedBy: {
          /** The kind of actor. */
          kind: 'person' | 'application' | 'system';
          /** Null for the system. */
          id: string | null;
          /** Known also after they have left. */
          name: string;
        } | null;
        /** Since when it counts; null while only something is planned. */
        blockedAt: string | null;
        /** A planned disabling. */
        disableAt: string | null;
        /** A planned end. After it, only an administrator gives the holder the device again. */
        expiresAt: string | null;
        /** RFC 3339 date-time in UTC, to the microsecond */
        createdAt: string;
        /** Counts the changes, from 1. */
        revision: number;
      }>({ method: 'GET', path: `/registry/v1/blocks/${encodeURIComponent(blockId)}`, options }),
      /** Lifts a block, with what it planned. What it disabled can be used again. Needs the scope `devices.org:write`. */
      lift: (blockId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<{
        /** UUID */
        id: string;
        /** The device on which it was set, or on which the same hardware was last seen. */
        deviceId: string;
        /** Who is blocked; null for every holder. */
        owner: {
          /** The kind of owner. */
          kind: 'person' | 'workspace' | 'virtual_line' | 'application';
          /** UUID */
          id: string;
          /** Known also after they have left. */
          name: string;
        } | null;
        /** Why; null while only something is planned. */
        reason: string | null;
        /** Who set it; null while only something is planned. */
        blockedBy: {
          /** The kind of actor. */
          kind: 'person' | 'application' | 'system';
          /** Null for the system. */
          id: string | null;
          /** Known also after they have left. */
          name: string;
        } | null;
        /** Since when it counts; null while only something is planned. */
        blockedAt: string | null;
        /** A planned disabling. */
        disableAt: string | null;
        /** A planned end. After it, only an administrator gives the holder the device again. */
        expiresAt: string | null;
        /** RFC 3339 date-time in UTC, to the microsecond */
        createdAt: string;
        /** Counts the changes, from 1. */
        revision: number;
      }>({ method: 'POST', path: `/registry/v1/blocks/${encodeURIComponent(blockId)}/lift`, body, options }),
      /** Lists blocks in the order in which they were set: those of an owner, of a device, or all. Your own need no administrator. Needs the scope `devices:read`. */
      list: (query?: {
        /** The maximum number of items. */
        limit?: number;
        /** The `nextCursor` of the previous page. */
        cursor?: string;
        /** Blocks of this person or other owner. */
        ownerId?: string;
        /** Blocks of this device's hardware. */
        deviceId?: string;
      }, options?: CallOptions) => send<{
        items: ({
          /** UUID */
          id: string;
          /** The device on which it was set, or on which the same hardware was last seen. */
          deviceId: string;
          /** Who is blocked; null for every holder. */
          owner: {
            /** The kind of owner. */
            kind: 'person' | 'workspace' | 'virtual_line' | 'application';
            /** UUID */
            id: string;
            /** Known also after they have left. */
            name: string;
          } | null;
          /** Why; null while only something is planned. */
          reason: string | null;
          /** Who set it; null while only something is planned. */
          blockedBy: {
            /** The kind of actor. */
            kind: 'person' | 'application' | 'system';
            /** Null for the system. */
            id: string | null;
            /** Known also after they have left. */
            name: string;
          } | null;
          /** Since when it counts; null while only something is planned. */
          blockedAt: string | null;
          /** A planned disabling. */
          disableAt: string | null;
          /** A planned end. After it, only an administrator gives the holder the device again. */
          expiresAt: string | null;
          /** RFC 3339 date-time in UTC, to the microsecond */
          createdAt: string;
          /** Counts the changes, from 1. */
          revision: number;
        })[];
        /** Pass it as `cursor` to get the next page; null on the last one. */
        nextCursor: string | null;
      }>({ method: 'GET', path: '/registry/v1/blocks', query, options }),
      /** Blocks an owner on a device, whether or not they hold it now; without an owner, every holder. Needs the scope `devices.org:write`. */
      set: (body: {
        /** UUID */
        deviceId: string;
        /** Who is blocked; null or left out for every holder. */
        owner?: {
          /** The kind of owner. */
          kind: 'person' | 'workspace' | 'virtual_line' | 'application';
          /** UUID */
          id: string;
        } | null;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<{
        /** UUID */
        id: string;
        /** The device on which it was set, or on which the same hardware was last seen. */
        deviceId: string;
        /** Who is blocked; null for every holder. */
        owner: {
          /** The kind of owner. */
          kind: 'person' | 'workspace' | 'virtual_line' | 'application';
          /** UUID */
          id: string;
          /** Known also after they have left. */
          name: string;
        } | null;
        /** Why; null while only something is planned. */
        reason: string | null;
        /** Who set it; null while only something is planned. */
        blockedBy: {
          /** The kind of actor. */
          kind: 'person' | 'application' | 'system';
          /** Null for the system. */
          id: string | null;
          /** Known also after they have left. */
          name: string;
        } | null;
        /** Since when it counts; null while only something is planned. */
        blockedAt: string | null;
        /** A planned disabling. */
        disableAt: string | null;
        /** A planned end. After it, only an administrator gives the holder the device again. */
        expiresAt: string | null;
        /** RFC 3339 date-time in UTC, to the microsecond */
        createdAt: string;
        /** Counts the changes, from 1. */
        revision: number;
      }>({ method: 'POST', path: '/registry/v1/blocks', body, options }),
    },
    me: {
      /** Returns the holder of your credential, and what it may be used for. Needs the scope `devices:read`. */
      get: (options?: CallOptions) => send<Me>({ method: 'GET', path: '/registry/v1/me', options }),
    },
    organization: {
      /** Returns your organization. Needs the scope `profile:read`. */
      get: (options?: CallOptions) => send<Organization>({ method: 'GET', path: '/registry/v1/organization', options }),
      /** Changes the given settings; null resets one to its default. Needs the scope `org:admin`. */
      updatePolicy: (body?: {
        /** Requests per minute for one person or application on the Genesys face. Defaults to 300. */
        genesysRatePerMinute?: number | null;
        /** Requests per minute for one person or application on every other face. Defaults to 6,000. */
        ratePerMinute?: number | null;
        /** How many devices one owner may have a line on. */
        maxDeviceCount?: number | null;
        /** How many devices one owner may own. */
        maxOwnedDeviceCount?: number | null;
        /** How many people and workspaces can be called. Unlimited by default. */
        maxCallings?: number | null;
        /** The domain of the address that is made from the login of a person without one, on faces that always show an address. */
        emailDomain?: string | null;
        /** How many devices a person, workspace or virtual line may hold at once, and get within a day. Defaults to 1,000. */
        maxHeldDevices?: number | null;
        /** How many valid tokens and sessions a person may have. Defaults to 5,000. */
        maxCredentials?: number | null;
        /** How many days a token is valid that is made without saying how long. Defaults to 90. */
        tokenDays?: number | null;
        /** How many days a token may be valid at most. Without it, a token may be made that does not expire. */
        maxTokenDays?: number | null;
        /** How much history somebody who administers nothing may write per minute, in bytes. Defaults to 900,000. */
        eventBytesPerMinute?: number | null;
        /** Whether backups that are not encrypted are refused. Defaults to false. */
        encryptedBackups?: boolean | null;
        /** Refuse client-credentials tokens on Genesys' resources that belong to a user. */
        genesysRequiresUser?: boolean | null;
        /** Whether the Apperian face shows administrators the push tokens of others' phones, as the vendor prints them. Defaults to true. */
        apperianShowsPushTokens?: boolean | null;
        /** Phones of these models can be added, too. A model with a name of the vendor's table replaces that one. */
        webexModels?: ({
          /** The name by which clients add a phone of this model */
          model: string;
          /** The name that displays show; the model without `DMS ` if left out */
          displayName?: string;
          /** What the model can do; GENERIC_SIP if left out */
          type?: 'MPP' | 'ATA' | 'GENERIC_SIP' | 'DESK_PHONE';
          /** Who makes it */
          make?: string;
          /** How many lines fit on it */
          linePorts: number;
        })[] | null;
        /** Origins from whose pages browsers may call the Apperian face: scheme://host[:port] in lower case, no patterns. */
        corsOrigins?: string[] | null;
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Organization>({ method: 'PATCH', path: '/registry/v1/organization/policy', body, options }),
    },
    events: {
      /** Returns events in the order in which they happened, from a position on. With `Accept: text/event-stream` it sends them as they come. Needs the scope `events:read`. */
      list: (query?: {
        /** The `after` of an earlier answer, or `latest` for the end of the history. Left out: from the first event on. */
        after?: string;
        /** The maximum number of items. */
        limit?: number;
        /** How many seconds to wait for an event where there is none. */
        wait?: number;
        /** Types, separated by commas; `device.*` stands for all types of a noun: `device.*,assignment.ended`. */
        type?: string;
        /** Events about this person, workspace, virtual line or application. */
        ownerId?: string;
        /** Events about this device. */
        deviceId?: string;
        /** What this person or application did. */
        actorId?: string;
        /** What this request caused. */
        requestId?: string;
        /** Events at this date-time or later; of a day, its beginning in UTC. */
        since?: string;
        /** Events at this date-time or earlier; of a day, its end in UTC. */
        until?: string;
      }, options?: CallOptions) => send<{
        items: NamedEvent[];
        /** Pass it as `after` to go on behind these events, also behind those that the filters left out. */
        after: string;
        /** Whether there may be more events already. */
        more: boolean;
      }>({ method: 'GET', path: '/registry/v1/events', query, options }),
    },
    identities: {
      /** Lists which account at an OpenID provider is which person, also of people who have left. Needs the scope `people.org:write`. */
      list: (query?: {
        /** The maximum number of items. */
        limit?: number;
        /** The `nextCursor` of the previous page. */
        cursor?: string;
      }, options?: CallOptions) => send<{
        items: ({
          /** UUID */
          id: string;
          /** UUID */
          personId: string;
          /** The provider. */
          issuer: string;
          /** The `sub` of its ID tokens, which it never gives to somebody else. */
          subject: string;
          /** What the provider called the person at the first sign-in. */
          login: string;
          /** RFC 3339 date-time in UTC, to the microsecond */
          createdAt: string;
        })[];
        /** Pass it as `cursor` to get the next page; null on the last one. */
        nextCursor: string | null;
      }>({ method: 'GET', path: '/registry/v1/identities', query, options }),
      /** Unbinds an account from a person, and ends the person's sign-ins. Their next sign-in at the provider binds anew. Needs the scope `people.org:write`. */
      unbind: (identityId: string, body?: {
        /** Why, in your words. Stored with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<void>({ method: 'DELETE', path: `/registry/v1/identities/${encodeURIComponent(identityId)}`, body, options }),
    },
    loans: {
      /** Lists the devices that are to come back, those that are due first at the top. Needs the scope `devices.org:read`. */
      list: (query?: {
        /** The maximum number of items. */
        limit?: number;
        /** The `nextCursor` of the previous page. */
        cursor?: string;
        /** `due`: still in time. `overdue`: late. Defaults to `all`. */
        state?: 'all' | 'due' | 'overdue';
        /** Due at this time or later. */
        dueAfter?: string;
        /** Due before this time. */
        dueBefore?: string;
        /** What this person or other owner has borrowed. */
        ownerId?: string;
      }, options?: CallOptions) => send<{
        items: ({
          /** A device: registered hardware or software. */
          device: Device;
          /** An assignment: an owner holds a device during the half-open interval [createdAt, until). */
          assignment: Assignment;
          /** Whether it should be back by now. */
          overdue: boolean;
        })[];
        /** Pass it as `cursor` to get the next page; null on the last one. */
        nextCursor: string | null;
      }>({ method: 'GET', path: '/registry/v1/loans', query, options }),
    },
    lockOuts: {
      /** Lists the lock-outs that are in force, at most 200, the latest end first. Needs the scope `people.org:read`. */
      list: (query?: {
        /** UUID */
        personId?: string;
      }, options?: CallOptions) => send<{
        items: ({
          /** UUID */
          personId: string;
          login: string;
          /** Where the wrong passwords came from: an IPv4 address, or the /64 of an IPv6 address. Null: every network from which nobody of the organization signs in. */
          network: string | null;
          /** The wrong passwords that led to it. */
          attempts: number;
          /** RFC 3339 date-time in UTC, to the microsecond */
          since: string;
          /** RFC 3339 date-time in UTC, to the microsecond */
          until: string;
        })[];
      }>({ method: 'GET', path: '/registry/v1/lock-outs', query, options }),
    },
  };
}
