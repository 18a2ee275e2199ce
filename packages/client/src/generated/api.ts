/** Made from @heldby/contract by `npm run generate`; do not edit. The objects and methods of the native API. */
import type { CallOptions, Send, WriteOptions } from '../send.ts';

/** An organization's own settings; what is left out takes the installation's default. */
export interface Policy {
  /** Requests a minute for one credential on the Genesys face. */
  genesysRatePerMinute?: number | null;
  /** Requests a minute for one credential on every other face. */
  ratePerMinute?: number | null;
  /** On how many devices one owner may have a line. */
  maxDeviceCount?: number | null;
  /** How many devices may be one owner's own. */
  maxOwnedDeviceCount?: number | null;
  /** Refuse client-credentials tokens on Genesys' resources that belong to a user. */
  genesysRequiresUser?: boolean | null;
  /** Origins from whose pages browsers may call the Apperian face: scheme://host[:port] in lower case, no patterns. */
  corsOrigins?: string[] | null;
}

/** The tenant. */
export interface Organization {
  /** UUID */
  id: string;
  name: string;
  /** An organization's own settings; what is left out takes the installation's default. */
  policy: Policy;
  /** RFC 3339 date-time in UTC, to the microsecond */
  createdAt: string;
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

/** Somebody who can hold devices and sign in. */
export interface Person {
  /** UUID */
  id: string;
  /** The person's integer within the organization. */
  number: number;
  /** Unique in the organization, whatever its letter case. */
  login: string;
  firstName: string;
  lastName: string;
  displayName: string;
  email: string | null;
  mobilePhone: string | null;
  /** What the person may do to others. */
  role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
  /** UUID */
  locationId: string | null;
  /** Why the person cannot sign in; null while that is possible. */
  disabledReason: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  modifiedAt: string;
  /** Counts the changes, from 1. */
  revision: number;
}

/** One registration of hardware or software. */
export interface Device {
  /** UUID */
  id: string;
  /** The device's integer within the organization. */
  number: number;
  /** What it is. */
  kind: 'mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device';
  name: string | null;
  make: string | null;
  model: string | null;
  /** The operating system, in one word. */
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

/** Who holds a device. */
export interface OwnerRef {
  /** What the owner is. */
  kind: 'person' | 'workspace' | 'virtual_line' | 'application';
  /** UUID */
  id: string;
}

/** An owner holds a device over the half-open interval [createdAt, until). */
export interface Assignment {
  /** UUID */
  id: string;
  /** UUID */
  deviceId: string;
  /** Who holds a device. */
  owner: OwnerRef;
  /** In what way the owner holds the device. */
  role: 'owner' | 'user' | 'shared_line' | 'guest';
  /** RFC 3339 date-time in UTC, to the microsecond */
  createdAt: string;
  /** The instant at which it ended; null while it is open. */
  until: string | null;
  endReason: string | null;
  /** A planned end. */
  expiresAt: string | null;
  /** A planned disabling. */
  disableAt: string | null;
  /** Why this holder, and no other, is blocked on the device. */
  disabledReason: string | null;
  /** Who blocked the holder; null for the system. */
  disabledBy: string | null;
  /** Since when the holder is blocked. */
  disabledAt: string | null;
  /** When the holder last used the device; at most five seconds late. */
  lastActiveAt: string | null;
  revision: number;
}

/** A device of an owner, and the fact by which it is held. */
export interface HeldDevice {
  /** One registration of hardware or software. */
  device: Device;
  /** An owner holds a device over the half-open interval [createdAt, until). */
  assignment: Assignment;
  /** Why the owner cannot use the device now, for whatever cause; null when that is possible. */
  blockedReason: string | null;
}

/** Somebody who holds a device. */
export interface Holder {
  name: string;
  /** An owner holds a device over the half-open interval [createdAt, until). */
  assignment: Assignment;
}

/** Who the credential says you are. */
export interface Me {
  /** What the credential belongs to. */
  kind: 'person' | 'application';
  /** UUID */
  id: string;
  name: string;
  /** What you may do to others. */
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

/** A line of its own, neither a person's nor a workspace's. */
export interface VirtualLine {
  /** UUID */
  id: string;
  firstName: string;
  lastName: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  createdAt: string;
}

/** What a desk phone or room device reports of itself. */
export interface DeskPhone {
  /** UUID */
  deviceId: string;
  /** How far the device has come. */
  activationState: 'activating' | 'activated' | 'deactivated';
  /** From where it last reported. */
  ip: string | null;
  software: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  firstSeenAt: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  lastSeenAt: string | null;
}

/** A guest at somebody else's device. */
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
  /** The instant at which it was ended; null while it lasts or when its time was over. */
  until: string | null;
}

/** Every method of the native API, bound to one way of sending. */
export function createApi(send: Send) {
  return {
    activations: {
      /** A device redeems its activation code, which is all the credential that it needs. Needs no token. */
      redeem: (body: {
        /** 16 digits */
        code: string;
        /** MAC address in any usual spelling */
        mac: string;
        /** Model, as in the table of supported devices; any for a room device */
        model: string;
        /** Serial number */
        serial?: string | null;
        /** The address at which the device is */
        ip: string;
      }, options?: WriteOptions) => send<Device>({ method: 'POST', path: '/registry/v1/activations', body, options }),
    },
    devices: {
      /** A desk phone or room device reports in; with the first report it becomes active. Needs the scope `devices.org:write`. */
      checkIn: (deviceId: string, body: {
        /** The address at which the device is */
        ip: string;
        /** Software and its version */
        software?: string | null;
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<DeskPhone>({ method: 'POST', path: `/registry/v1/devices/${encodeURIComponent(deviceId)}/check-ins`, body, options }),
      /** Adds a device that nobody holds yet. Needs the scope `devices.org:write`. */
      create: (body: {
        /** What it is. */
        kind: 'mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device';
        /** The hardware's own id; required for app catalogs. */
        udid?: string | null;
        /** What people call it. */
        name?: string | null;
        /** Manufacturer */
        make?: string | null;
        /** Model */
        model?: string | null;
        /** The operating system, in one word. */
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
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Device>({ method: 'POST', path: '/registry/v1/devices', body, options }),
      /** Blocks the device for all of its holders. Needs the scope `devices.org:write`. */
      disable: (deviceId: string, body?: {
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Device>({ method: 'POST', path: `/registry/v1/devices/${encodeURIComponent(deviceId)}/disable`, body, options }),
      /** Takes a disabling back. Needs the scope `devices.org:write`. */
      enable: (deviceId: string, body?: {
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Device>({ method: 'POST', path: `/registry/v1/devices/${encodeURIComponent(deviceId)}/enable`, body, options }),
      /** One device: one that you hold, or as an administrator any. Needs the scope `devices:read`. */
      get: (deviceId: string, options?: CallOptions) => send<Device>({ method: 'GET', path: `/registry/v1/devices/${encodeURIComponent(deviceId)}`, options }),
      /** Devices in the order in which they were added. Needs the scope `devices.org:read`. */
      list: (query?: {
        /** How many items at most. */
        limit?: number;
        /** The `nextCursor` of the page before. */
        cursor?: string;
      }, options?: CallOptions) => send<{
        items: Device[];
        /** Give it as `cursor` to get the next page; null on the last one. */
        nextCursor: string | null;
      }>({ method: 'GET', path: '/registry/v1/devices', query, options }),
      /** Everybody who ever held the device, oldest first. Needs the scope `devices.org:read`. */
      history: (deviceId: string, query?: {
        /** How many items at most. */
        limit?: number;
        /** The `nextCursor` of the page before. */
        cursor?: string;
      }, options?: CallOptions) => send<{
        items: Assignment[];
        /** Give it as `cursor` to get the next page; null on the last one. */
        nextCursor: string | null;
      }>({ method: 'GET', path: `/registry/v1/devices/${encodeURIComponent(deviceId)}/assignments`, query, options }),
      /** Everybody who holds the device, or held it on a day in the past. Needs the scope `devices.org:read`. */
      holders: (deviceId: string, query?: {
        /** A date-time, or a day (as it ended, in UTC). Left out: now. */
        asOf?: string;
      }, options?: CallOptions) => send<{
        items: Holder[];
      }>({ method: 'GET', path: `/registry/v1/devices/${encodeURIComponent(deviceId)}/holders`, query, options }),
      /** Changes the members that are given. Needs the scope `devices.org:write`. */
      update: (deviceId: string, body?: {
        /** What people call it. */
        name?: string | null;
        /** Manufacturer */
        make?: string | null;
        /** Model */
        model?: string | null;
        /** The operating system, in one word. */
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
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Device>({ method: 'PATCH', path: `/registry/v1/devices/${encodeURIComponent(deviceId)}`, body, options }),
    },
    assignments: {
      /** Gives a device to an owner, from now on. Needs the scope `devices.org:write`. */
      create: (body: {
        /** UUID */
        deviceId: string;
        /** Who holds a device. */
        owner: OwnerRef;
        /** `owner` when left out. */
        role?: 'owner' | 'user' | 'shared_line' | 'guest';
        /** A planned end, in the future. */
        expiresAt?: string | null;
        /** A planned disabling, in the future. */
        disableAt?: string | null;
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Assignment>({ method: 'POST', path: '/registry/v1/assignments', body, options }),
      /** Blocks this holder on the device, and no other. Needs the scope `devices.org:write`. */
      disable: (assignmentId: string, body?: {
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Assignment>({ method: 'POST', path: `/registry/v1/assignments/${encodeURIComponent(assignmentId)}/disable`, body, options }),
      /** Takes a disabling back, and a planned one too. Needs the scope `devices.org:write`. */
      enable: (assignmentId: string, body?: {
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Assignment>({ method: 'POST', path: `/registry/v1/assignments/${encodeURIComponent(assignmentId)}/enable`, body, options }),
      /** Ends it now: pushes stop, the history stays. Ending it twice changes nothing. Needs the scope `devices:write`. */
      end: (assignmentId: string, body?: {
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Assignment>({ method: 'POST', path: `/registry/v1/assignments/${encodeURIComponent(assignmentId)}/end`, body, options }),
      /** One assignment, open or ended: your own, or as an administrator any. Needs the scope `devices:read`. */
      get: (assignmentId: string, options?: CallOptions) => send<Assignment>({ method: 'GET', path: `/registry/v1/assignments/${encodeURIComponent(assignmentId)}`, options }),
      /** You, the holder, use the device just now. Needs the scope `devices:write`. */
      touch: (assignmentId: string, options?: WriteOptions) => send<Assignment>({ method: 'POST', path: `/registry/v1/assignments/${encodeURIComponent(assignmentId)}/touch`, options }),
      /** Plans an end or a disabling, or takes a plan back. Needs the scope `devices.org:write`. */
      update: (assignmentId: string, body?: {
        /** A planned end, in the future. */
        expiresAt?: string | null;
        /** A planned disabling, in the future. */
        disableAt?: string | null;
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Assignment>({ method: 'PATCH', path: `/registry/v1/assignments/${encodeURIComponent(assignmentId)}`, body, options }),
    },
    locations: {
      /** Adds a location. Needs the scope `devices.org:write`. */
      create: (body: {
        /** Name */
        name: string;
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Location>({ method: 'POST', path: '/registry/v1/locations', body, options }),
      /** One location. Needs the scope `devices.org:read`. */
      get: (locationId: string, options?: CallOptions) => send<Location>({ method: 'GET', path: `/registry/v1/locations/${encodeURIComponent(locationId)}`, options }),
      /** Locations in the order in which they were added. Needs the scope `devices.org:read`. */
      list: (query?: {
        /** How many items at most. */
        limit?: number;
        /** The `nextCursor` of the page before. */
        cursor?: string;
      }, options?: CallOptions) => send<{
        items: Location[];
        /** Give it as `cursor` to get the next page; null on the last one. */
        nextCursor: string | null;
      }>({ method: 'GET', path: '/registry/v1/locations', query, options }),
    },
    people: {
      /** Adds a person. Needs the scope `people.org:write`. */
      create: (body: {
        /** Unique in the organization, whatever its letter case. */
        login: string;
        firstName: string;
        lastName: string;
        /** Made of the names when left out. */
        displayName?: string;
        /** E-mail address */
        email?: string | null;
        /** Free text */
        mobilePhone?: string | null;
        /** What the person may do to others; `member` when left out. */
        role?: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
        /** UUID */
        locationId?: string | null;
        /** Locations that a location administrator looks after. */
        administers?: string[];
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Person>({ method: 'POST', path: '/registry/v1/people', body, options }),
      /** Stops the person's credentials until enabled again. Needs the scope `people.org:write`. */
      disable: (personId: string, body?: {
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Person>({ method: 'POST', path: `/registry/v1/people/${encodeURIComponent(personId)}/disable`, body, options }),
      /** Takes a disabling back. Needs the scope `people.org:write`. */
      enable: (personId: string, body?: {
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Person>({ method: 'POST', path: `/registry/v1/people/${encodeURIComponent(personId)}/enable`, body, options }),
      /** One person: yourself, or as an administrator anybody. Needs the scope `devices:read`. */
      get: (personId: string, options?: CallOptions) => send<Person>({ method: 'GET', path: `/registry/v1/people/${encodeURIComponent(personId)}`, options }),
      /** Every device that the person holds, or held on a day in the past, from every face. Needs the scope `devices:read`. */
      devices: (personId: string, query?: {
        /** A date-time, or a day (as it ended, in UTC). Left out: now. */
        asOf?: string;
      }, options?: CallOptions) => send<{
        items: HeldDevice[];
      }>({ method: 'GET', path: `/registry/v1/people/${encodeURIComponent(personId)}/devices`, query, options }),
      /** Everything that the person ever held, oldest first. Needs the scope `devices:read`. */
      history: (personId: string, query?: {
        /** How many items at most. */
        limit?: number;
        /** The `nextCursor` of the page before. */
        cursor?: string;
      }, options?: CallOptions) => send<{
        items: Assignment[];
        /** Give it as `cursor` to get the next page; null on the last one. */
        nextCursor: string | null;
      }>({ method: 'GET', path: `/registry/v1/people/${encodeURIComponent(personId)}/assignments`, query, options }),
      /** People in the order in which they were added; with `login` the one who has it. Needs the scope `people.org:read`. */
      list: (query?: {
        /** How many items at most. */
        limit?: number;
        /** The `nextCursor` of the page before. */
        cursor?: string;
        /** Exactly this login, whatever its letter case. */
        login?: string;
      }, options?: CallOptions) => send<{
        items: Person[];
        /** Give it as `cursor` to get the next page; null on the last one. */
        nextCursor: string | null;
      }>({ method: 'GET', path: '/registry/v1/people', query, options }),
      /** The person can be called no more; the lines stay until they are ended. Needs the scope `telephony:write`. */
      removeCalling: (personId: string, options?: WriteOptions) => send<void>({ method: 'DELETE', path: `/registry/v1/people/${encodeURIComponent(personId)}/calling`, options }),
      /** Off-boards in one step: ends what the person holds, revokes their credentials, frees their login, keeps the history. Needs the scope `people.org:write`. */
      remove: (personId: string, body?: {
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<{
        /** UUID */
        personId: string;
        /** How many assignments ended with it. */
        endedAssignments: number;
        /** How many credentials were revoked. */
        revokedCredentials: number;
      }>({ method: 'DELETE', path: `/registry/v1/people/${encodeURIComponent(personId)}`, body, options }),
      /** Makes the person callable, or changes how. Needs the scope `telephony:write`. */
      setCalling: (personId: string, body: {
        /** UUID */
        locationId: string;
        /** 2 to 10 digits, unique in the location */
        extension?: string | null;
        /** E.164, unique in the organization */
        phoneNumber?: string | null;
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Calling>({ method: 'PUT', path: `/registry/v1/people/${encodeURIComponent(personId)}/calling`, body, options }),
      /** Changes the members that are given. Needs the scope `people.org:write`. */
      update: (personId: string, body?: {
        /** Unique in the organization, whatever its letter case. */
        login?: string;
        firstName?: string;
        lastName?: string;
        /** Made of the names when left out. */
        displayName?: string;
        /** E-mail address */
        email?: string | null;
        /** Free text */
        mobilePhone?: string | null;
        /** What the person may do to others; `member` when left out. */
        role?: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
        /** UUID */
        locationId?: string | null;
        /** Locations that a location administrator looks after. */
        administers?: string[];
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Person>({ method: 'PATCH', path: `/registry/v1/people/${encodeURIComponent(personId)}`, body, options }),
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
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<VirtualLine>({ method: 'POST', path: '/registry/v1/virtual-lines', body, options }),
      /** One virtual line. Needs the scope `telephony:read`. */
      get: (virtualLineId: string, options?: CallOptions) => send<VirtualLine>({ method: 'GET', path: `/registry/v1/virtual-lines/${encodeURIComponent(virtualLineId)}`, options }),
    },
    workspaces: {
      /** Adds a workspace. Needs the scope `devices.org:write`. */
      create: (body: {
        /** Name */
        name: string;
        /** UUID */
        locationId?: string | null;
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Workspace>({ method: 'POST', path: '/registry/v1/workspaces', body, options }),
      /** One workspace. Needs the scope `devices.org:read`. */
      get: (workspaceId: string, options?: CallOptions) => send<Workspace>({ method: 'GET', path: `/registry/v1/workspaces/${encodeURIComponent(workspaceId)}`, options }),
      /** Every device that the workspace holds, or held on a day in the past. Needs the scope `devices.org:read`. */
      devices: (workspaceId: string, query?: {
        /** A date-time, or a day (as it ended, in UTC). Left out: now. */
        asOf?: string;
      }, options?: CallOptions) => send<{
        items: HeldDevice[];
      }>({ method: 'GET', path: `/registry/v1/workspaces/${encodeURIComponent(workspaceId)}/devices`, query, options }),
      /** Workspaces in the order in which they were added. Needs the scope `devices.org:read`. */
      list: (query?: {
        /** How many items at most. */
        limit?: number;
        /** The `nextCursor` of the page before. */
        cursor?: string;
      }, options?: CallOptions) => send<{
        items: Workspace[];
        /** Give it as `cursor` to get the next page; null on the last one. */
        nextCursor: string | null;
      }>({ method: 'GET', path: '/registry/v1/workspaces', query, options }),
      /** Makes the workspace callable, or changes how. Needs the scope `telephony:write`. */
      setCalling: (workspaceId: string, body: {
        /** UUID */
        locationId: string;
        /** 2 to 10 digits, unique in the location */
        extension?: string | null;
        /** E.164, unique in the organization */
        phoneNumber?: string | null;
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Calling>({ method: 'PUT', path: `/registry/v1/workspaces/${encodeURIComponent(workspaceId)}/calling`, body, options }),
    },
    guestSessions: {
      /** Ends a session before its time. Needs the scope `telephony:write`. */
      end: (guestSessionId: string, body?: {
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<GuestSession>({ method: 'POST', path: `/registry/v1/guest-sessions/${encodeURIComponent(guestSessionId)}/end`, body, options }),
      /** Lets a person use a host's device for some hours; another guest's session there ends. Needs the scope `telephony:write`. */
      start: (body: {
        /** UUID */
        deviceId: string;
        /** UUID */
        personId: string;
        /** Cut to the host's limit. */
        hours?: number;
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<GuestSession>({ method: 'POST', path: '/registry/v1/guest-sessions', body, options }),
    },
    me: {
      /** Who your credential says you are, and what it may be used for. Needs the scope `devices:read`. */
      get: (options?: CallOptions) => send<Me>({ method: 'GET', path: '/registry/v1/me', options }),
    },
    organization: {
      /** Your organization. Needs the scope `profile:read`. */
      get: (options?: CallOptions) => send<Organization>({ method: 'GET', path: '/registry/v1/organization', options }),
      /** Changes the settings that are given; null takes one back to the default. Needs the scope `org:admin`. */
      updatePolicy: (body?: {
        /** Requests a minute for one credential on the Genesys face. */
        genesysRatePerMinute?: number | null;
        /** Requests a minute for one credential on every other face. */
        ratePerMinute?: number | null;
        /** On how many devices one owner may have a line. */
        maxDeviceCount?: number | null;
        /** How many devices may be one owner's own. */
        maxOwnedDeviceCount?: number | null;
        /** Refuse client-credentials tokens on Genesys' resources that belong to a user. */
        genesysRequiresUser?: boolean | null;
        /** Origins from whose pages browsers may call the Apperian face: scheme://host[:port] in lower case, no patterns. */
        corsOrigins?: string[] | null;
        /** Why, in your words; kept with the event. */
        reason?: string;
      }, options?: WriteOptions) => send<Organization>({ method: 'PATCH', path: '/registry/v1/organization/policy', body, options }),
    },
  };
}
