/** Made from @heldby/contract by `npm run generate`; do not edit. The objects of the native API. */

/** A code by which a desk phone or room device activates itself, without the code. */
export interface ActivationCode {
  /** UUID */
  readonly id: string;
  /** An owner with their name. */
  readonly owner: NamedOwner;
  /** The only model that may use it; null for any room device. */
  readonly model: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly expiresAt: string;
  /** When a device used it; null for never. */
  readonly redeemedAt: string | null;
  /** The device that used it. */
  readonly deviceId: string | null;
}

/** An OAuth client. */
export interface Application {
  /** UUID */
  readonly id: string;
  readonly clientId: string;
  readonly name: string;
  /** What the application may do with others' data. */
  readonly role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
  readonly grants: readonly ('client_credentials' | 'authorization_code' | 'refresh_token' | 'implicit')[];
  /** Where people return to after they signed in. */
  readonly redirectUris: readonly string[];
  /** The application cannot keep a secret, so it has none. */
  readonly public: boolean;
  /** People are not asked for consent. */
  readonly firstParty: boolean;
  /** Why it may not act; null while it may. */
  readonly disabledReason: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
}

/** A new device of a person that waits for approval, or waited. Nothing reaches it while it waits. */
export interface Approval {
  /** UUID */
  readonly id: string;
  /** The policy that asks: every new device, or one above the cap. */
  readonly cause: 'approval' | 'caps';
  /** `withdrawn`: the assignment ended before anybody decided. */
  readonly state: 'waiting' | 'approved' | 'denied' | 'expired' | 'withdrawn';
  /** UUID */
  readonly assignmentId: string;
  /** UUID */
  readonly deviceId: string;
  readonly deviceName: string | null;
  /** The kind of device. */
  readonly kind: 'mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device';
  readonly model: string | null;
  /** An owner with their name. */
  readonly owner: NamedOwner;
  /** Why it waits, in words. */
  readonly why: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly askedAt: string;
  /** Without a decision until then, the person no longer holds it. */
  readonly expiresAt: string;
  /** Null while it waits. */
  readonly decidedAt: string | null;
  /** Who decided; null while it waits. */
  readonly decidedBy: {
    /** The kind of actor. */
    readonly kind: 'person' | 'application' | 'system';
    /** Null for the system. */
    readonly id: string | null;
    /** Known also after they have left. */
    readonly name: string;
  } | null;
  /** In the words of who decided. */
  readonly reason: string | null;
  /** Whether you may approve or deny it now. */
  readonly mayDecide: boolean;
  /** Counts the changes, from 1. */
  readonly revision: number;
}

/** An assignment: an owner holds a device during the half-open interval [createdAt, until). */
export interface Assignment {
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
}

/** A backup that the server has written. */
export interface Backup {
  /** Its file in the folder `backups` of the data folder. */
  readonly name: string;
  /** The size of the file. */
  readonly bytes: number;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
}

/** What became of many writes. */
export interface Batch {
  /** How many operations were done. */
  readonly succeeded: number;
  /** How many were refused. Always 0 for an atomic batch. */
  readonly failed: number;
  /** One for each operation, in their order. */
  readonly results: readonly BatchResult[];
}

/** What became of one operation. */
export interface BatchResult {
  /** The name that the operation was given. */
  readonly id: string | null;
  /** The status that the operation would have been answered with alone. */
  readonly status: number;
  /** The header `ETag` of that answer. */
  readonly etag: string | null;
  /** The body of that answer: the object, or problem details. Null where there is none, and where a repeated batch would show a secret again. */
  readonly body: unknown;
}

/** A block: who may not use which hardware. It outlives the assignment, until an administrator lifts it. */
export interface Block {
  /** UUID */
  readonly id: string;
  /** The device on which it was set, or on which the same hardware was last seen. */
  readonly deviceId: string;
  /** Who is blocked; null for every holder. */
  readonly owner: {
    /** The kind of owner. */
    readonly kind: 'person' | 'workspace' | 'virtual_line' | 'application';
    /** UUID */
    readonly id: string;
    /** Known also after they have left. */
    readonly name: string;
  } | null;
  /** Why; null while only something is planned. */
  readonly reason: string | null;
  /** Who set it; null while only something is planned. */
  readonly blockedBy: {
    /** The kind of actor. */
    readonly kind: 'person' | 'application' | 'system';
    /** Null for the system. */
    readonly id: string | null;
    /** Known also after they have left. */
    readonly name: string;
  } | null;
  /** Since when it counts; null while only something is planned. */
  readonly blockedAt: string | null;
  /** A planned disabling. */
  readonly disableAt: string | null;
  /** A planned end. After it, only an administrator gives the holder the device again. */
  readonly expiresAt: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** Counts the changes, from 1. */
  readonly revision: number;
}

/** How an owner can be called. */
export interface Calling {
  /** UUID */
  readonly locationId: string;
  readonly extension: string | null;
  readonly phoneNumber: string | null;
  readonly compression: boolean;
  /** Whether they may use the phones of hosts as a guest. */
  readonly guestAllowed: boolean;
}

/** A provider, and what came of asking it. */
export interface CheckedProvider {
  /** UUID */
  readonly id: string;
  /** Its name on the sign-in page. */
  readonly name: string;
  /** The `iss` of its ID tokens. An organization has one provider with it. */
  readonly issuer: string;
  /** The client id of heldby at the provider. */
  readonly clientId: string;
  /** Whose people sign in there: the domains of their logins, in ASCII. Empty: everybody whose domain no other provider has. */
  readonly domains: readonly string[];
  /** The claim of the ID token that is the person's login at their first sign-in. */
  readonly loginClaim: string;
  /** It sends `email_verified` as the text `true`, which then counts like the boolean. */
  readonly verifiedAsText: boolean;
  /** The claim of the ID token that lists the groups of the person; null: none is read. */
  readonly groupsClaim: string | null;
  /** What the members of the groups get at each sign-in, as with a directory's rules. People whose directory has rules get what it says. */
  readonly rules: readonly DirectoryRule[];
  /** Somebody of its domains who is not here is added by their first sign-in, and gets this; null: nobody is added. */
  readonly newPeople: {
    /** The role that they get. */
    readonly role: 'member' | 'read_only';
    /** Where they belong; null: nowhere. */
    readonly locationId: string | null;
  } | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly modifiedAt: string;
  /** Counts the changes, from 1. */
  readonly revision: number;
  /** The URLs that the provider names, by their names there. Empty if there is a problem. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Why people could not sign in there. */
  readonly problem: string | null;
}

/** A secret of an OAuth client, without the secret itself. */
export interface ClientSecret {
  /** UUID */
  readonly id: string;
  readonly label: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly expiresAt: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly revokedAt: string | null;
  /** At most five seconds late. */
  readonly lastUsedAt: string | null;
}

/** A group of people, with their number. */
export interface CountedGroup {
  /** UUID */
  readonly id: string;
  /** The group's number within the organization. */
  readonly number: number;
  readonly name: string;
  readonly description: string;
  /** Everybody belongs to it, and it can be neither renamed nor removed. */
  readonly forEverybody: boolean;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly modifiedAt: string;
  /** How many people are in it, as far as you may see them. */
  readonly people: number;
}

/** A token, secret, session or code. */
export interface Credential {
  /** UUID */
  readonly id: string;
  /** The kind of credential. */
  readonly kind: 'api_token' | 'access_token' | 'client_secret' | 'session' | 'authorization_code' | 'refresh_token';
  /** The owner of a device. */
  readonly owner: OwnerRef;
  /** The OAuth client that the credential was issued to. */
  readonly applicationId: string | null;
  /** The sign-in that the credential was issued from. It ends with the sign-in. */
  readonly grantId: string | null;
  /** The browser's session that it was issued from. It ends when the person signs out there. */
  readonly sessionId: string | null;
  /** The client secret that it was got with. It ends with the secret. */
  readonly secretId: string | null;
  /** The assignment of the device on which the person signed in. The credential ends with the assignment. */
  readonly assignmentId: string | null;
  readonly scopes: readonly string[];
  /** What it is limited to beside its scopes; null for nothing. */
  readonly limits: {
    /** The routes that it may call: ids such as `native.people.list`, or a method and a path such as `GET /registry/v1/people`. `*` at the end stands for every continuation. Null: every route. */
    readonly endpoints: readonly string[] | null;
    /** The locations in which it acts as a location administrator. For tokens of full administrators. Null: everywhere. */
    readonly locationIds: readonly string[] | null;
    /** Each of its changes must be a dry run. */
    readonly dryRunOnly: boolean;
  } | null;
  readonly label: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly expiresAt: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly revokedAt: string | null;
  /** At most five seconds late. */
  readonly lastUsedAt: string | null;
}

/** How many devices had something in common at the end of a day. */
export interface DailyDeviceCount {
  /** In UTC; of today, as it is now. */
  readonly day: string;
  /** What the devices have in common; null for those without one, and for `total`. */
  readonly value: string | null;
  /** Of a location. */
  readonly name: string | null;
  /** How many they are. */
  readonly devices: number;
}

/** What a desk phone or room device reports. */
export interface DeskPhone {
  /** UUID */
  readonly deviceId: string;
  /** Whether the device has been activated. */
  readonly activationState: 'activating' | 'activated' | 'deactivated';
  /** The address from which it last reported. */
  readonly ip: string | null;
  readonly software: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly firstSeenAt: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly lastSeenAt: string | null;
}

/** A device: registered hardware or software. */
export interface Device {
  /** UUID */
  readonly id: string;
  /** The device's number within the organization. */
  readonly number: number;
  /** The kind of device. */
  readonly kind: 'mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device';
  readonly name: string | null;
  readonly make: string | null;
  readonly model: string | null;
  /** The operating system. */
  readonly platform: 'ios' | 'android' | 'windows' | 'other' | null;
  readonly osVersion: string | null;
  readonly serial: string | null;
  /** 12 upper-case hex digits. */
  readonly mac: string | null;
  readonly udid: string | null;
  /** UUID */
  readonly locationId: string | null;
  readonly tags: readonly string[];
  /** Set while the device is disabled for all of its holders. */
  readonly disabled: {
    readonly reason: string;
    /** Who did it. */
    readonly by: {
      /** The kind of actor. */
      readonly kind: 'person' | 'application' | 'system';
      /** Null for the system. */
      readonly id: string | null;
      /** Known also after they have left. */
      readonly name: string;
    };
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly at: string;
  } | null;
  /** `in_stock` while nobody holds it, `assigned` while somebody does; the others are set by hand. */
  readonly lifecycle: 'in_stock' | 'assigned' | 'in_repair' | 'lost' | 'retired';
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly modifiedAt: string;
  readonly revision: number;
  /** The MAC addresses of all interfaces, beside `mac`. */
  readonly macs?: readonly Mac[];
  /** One or two IMEIs of 15 digits. */
  readonly imei?: readonly string[];
  /** The number of the SIM card: 18 to 20 digits. */
  readonly iccid?: string;
  /** E.164: a plus and up to 15 digits. */
  readonly phoneNumber?: string;
  /** On the organization's label. Unique, ignoring letter case. */
  readonly assetTag?: string;
  /** The day, as YYYY-MM-DD. */
  readonly purchasedAt?: string;
  /** Free text. Holders of the device see it, too. */
  readonly notes?: string;
  /** What it is called in other systems, one id for each. */
  readonly externalIds?: readonly ExternalId[];
  /** What the organization notes beyond the other members, by key. Its definitions say which keys there are. */
  readonly metadata?: object;
}

/** How many devices have something in common. */
export interface DeviceCount {
  /** What the devices have in common; null for those without one, and for `total`. */
  readonly value: string | null;
  /** Of a location. */
  readonly name: string | null;
  /** How many they are. */
  readonly devices: number;
}

/** How an API shows a device. */
export interface DeviceFace {
  /** The API. */
  readonly face: string;
  /** Whether anybody sees the device there. */
  readonly shown: boolean;
  /** Where, who sees it, and how; empty where it is not shown. */
  readonly views: readonly DeviceFaceView[];
  /** Why not, of the device or of a holder; empty where everybody sees theirs. */
  readonly reasons: readonly DeviceFaceReason[];
}

/** Why a face does not show a device. */
export interface DeviceFaceReason {
  /** Why, for programs. */
  readonly code: 'kind_not_carried' | 'platform_not_carried' | 'not_held' | 'owner_not_carried' | 'role_not_carried' | 'holder_disabled' | 'holder_not_called' | 'no_line' | 'user_required';
  /** Why, in words. */
  readonly detail: string;
  /** The holder that it is said of; null for the device. */
  readonly holder: {
    /** The kind of owner. */
    readonly kind: 'person' | 'workspace' | 'virtual_line' | 'application';
    /** UUID */
    readonly id: string;
    /** Known also after they have left. */
    readonly name: string;
  } | null;
}

/** A call of a face that shows a device. */
export interface DeviceFaceView {
  /** The call that shows it. */
  readonly path: string;
  /** The member of the answer that has it among others; null where the answer is the device. */
  readonly within: string | null;
  /** Whose device it is there; null where it is nobody’s in particular. */
  readonly holder: {
    /** The kind of owner. */
    readonly kind: 'person' | 'workspace' | 'virtual_line' | 'application';
    /** UUID */
    readonly id: string;
    /** Known also after they have left. */
    readonly name: string;
  } | null;
  /** Whether the holder themself sees it there. */
  readonly toHolder: boolean;
  /** The administrators who see it there, those of locations in their locations; empty where only the holder does. */
  readonly roles: readonly ('full' | 'read_only' | 'user_admin' | 'location_admin' | 'member')[];
  /** The scope that a token needs, in the words of the face; null for none. */
  readonly scope: string | null;
  /** The device as the face answers it, with push tokens and what an app says of itself masked. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Who holds a device now. */
export interface DeviceHolder {
  /** The kind of owner. */
  readonly kind: 'person' | 'workspace' | 'virtual_line' | 'application';
  /** UUID */
  readonly id: string;
  /** Known also after they have left. */
  readonly name: string;
  /** How the owner holds the device. */
  readonly role: 'owner' | 'user' | 'shared_line' | 'guest';
}

/** Two registrations of one device that became one. */
export interface DeviceMerge {
  /** Null in a dry run that found something against it. */
  readonly id: string | null;
  /** The device that is kept, as it is now. */
  readonly device: {
    /** UUID */
    readonly id: string;
    /** The device's number within the organization. */
    readonly number: number;
    /** The kind of device. */
    readonly kind: 'mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device';
    readonly name: string | null;
    readonly make: string | null;
    readonly model: string | null;
    /** The operating system. */
    readonly platform: 'ios' | 'android' | 'windows' | 'other' | null;
    readonly osVersion: string | null;
    readonly serial: string | null;
    /** 12 upper-case hex digits. */
    readonly mac: string | null;
    readonly udid: string | null;
    /** UUID */
    readonly locationId: string | null;
    readonly tags: readonly string[];
    /** Set while the device is disabled for all of its holders. */
    readonly disabled: {
      readonly reason: string;
      /** Who did it. */
      readonly by: {
        /** The kind of actor. */
        readonly kind: 'person' | 'application' | 'system';
        /** Null for the system. */
        readonly id: string | null;
        /** Known also after they have left. */
        readonly name: string;
      };
      /** RFC 3339 date-time in UTC, to the microsecond */
      readonly at: string;
    } | null;
    /** `in_stock` while nobody holds it, `assigned` while somebody does; the others are set by hand. */
    readonly lifecycle: 'in_stock' | 'assigned' | 'in_repair' | 'lost' | 'retired';
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly createdAt: string;
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly modifiedAt: string;
    readonly revision: number;
    /** The MAC addresses of all interfaces, beside `mac`. */
    readonly macs?: readonly Mac[];
    /** One or two IMEIs of 15 digits. */
    readonly imei?: readonly string[];
    /** The number of the SIM card: 18 to 20 digits. */
    readonly iccid?: string;
    /** E.164: a plus and up to 15 digits. */
    readonly phoneNumber?: string;
    /** On the organization's label. Unique, ignoring letter case. */
    readonly assetTag?: string;
    /** The day, as YYYY-MM-DD. */
    readonly purchasedAt?: string;
    /** Free text. Holders of the device see it, too. */
    readonly notes?: string;
    /** What it is called in other systems, one id for each. */
    readonly externalIds?: readonly ExternalId[];
    /** What the organization notes beyond the other members, by key. Its definitions say which keys there are. */
    readonly metadata?: object;
  };
  /** The other one. Its id leads to the kept device from now on. */
  readonly mergedId: string;
  /** What agrees, the strongest first. */
  readonly evidence: readonly HardwareEvidence[];
  /** What both have and one piece of hardware cannot. The kept device keeps its own. */
  readonly differences: readonly ('serial' | 'imei' | 'mac' | 'platform' | 'make')[];
  /** What stands against it. A dry run lists it; otherwise it is 409. */
  readonly conflicts: readonly ({
    /** `no_evidence` and `other_app` can be put into `despite`; everything else must be settled first. */
    readonly kind: 'no_evidence' | 'other_app' | 'kind' | 'disabled' | 'lifecycle' | 'lines' | 'holders';
    readonly why: string;
  })[];
  readonly things: readonly MergedThing[];
  /** Until when it can be undone. */
  readonly undoUntil: string;
}

/** A device that was merged and is there again, with what came back. */
export interface DeviceUnmerge {
  /** The device that is there again. */
  readonly device: {
    /** UUID */
    readonly id: string;
    /** The device's number within the organization. */
    readonly number: number;
    /** The kind of device. */
    readonly kind: 'mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device';
    readonly name: string | null;
    readonly make: string | null;
    readonly model: string | null;
    /** The operating system. */
    readonly platform: 'ios' | 'android' | 'windows' | 'other' | null;
    readonly osVersion: string | null;
    readonly serial: string | null;
    /** 12 upper-case hex digits. */
    readonly mac: string | null;
    readonly udid: string | null;
    /** UUID */
    readonly locationId: string | null;
    readonly tags: readonly string[];
    /** Set while the device is disabled for all of its holders. */
    readonly disabled: {
      readonly reason: string;
      /** Who did it. */
      readonly by: {
        /** The kind of actor. */
        readonly kind: 'person' | 'application' | 'system';
        /** Null for the system. */
        readonly id: string | null;
        /** Known also after they have left. */
        readonly name: string;
      };
      /** RFC 3339 date-time in UTC, to the microsecond */
      readonly at: string;
    } | null;
    /** `in_stock` while nobody holds it, `assigned` while somebody does; the others are set by hand. */
    readonly lifecycle: 'in_stock' | 'assigned' | 'in_repair' | 'lost' | 'retired';
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly createdAt: string;
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly modifiedAt: string;
    readonly revision: number;
    /** The MAC addresses of all interfaces, beside `mac`. */
    readonly macs?: readonly Mac[];
    /** One or two IMEIs of 15 digits. */
    readonly imei?: readonly string[];
    /** The number of the SIM card: 18 to 20 digits. */
    readonly iccid?: string;
    /** E.164: a plus and up to 15 digits. */
    readonly phoneNumber?: string;
    /** On the organization's label. Unique, ignoring letter case. */
    readonly assetTag?: string;
    /** The day, as YYYY-MM-DD. */
    readonly purchasedAt?: string;
    /** Free text. Holders of the device see it, too. */
    readonly notes?: string;
    /** What it is called in other systems, one id for each. */
    readonly externalIds?: readonly ExternalId[];
    /** What the organization notes beyond the other members, by key. Its definitions say which keys there are. */
    readonly metadata?: object;
  };
  readonly things: readonly ({
    /** What it is. */
    readonly kind: 'assignment';
    /** UUID */
    readonly id: string;
    /** By which people know it. */
    readonly name: string;
    /** Whether it is as it was. */
    readonly came: boolean;
    /** Why it is not. */
    readonly why: string | null;
  })[];
}

/** A directory, and how it stands with it. */
export interface Directory {
  /** UUID */
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** Which product it is. It changes what the portal says about it, and nothing else. */
  readonly kind: 'entra' | 'okta' | 'google' | 'jumpcloud' | 'onelogin' | 'ping' | 'authentik' | 'keycloak' | 'other';
  /** What happens to people that the directory deactivates. `disable`: they cannot sign in, and keep what they hold. `off_board`: they leave, which can be undone for 30 days. */
  readonly onInactive: 'disable' | 'off_board';
  /** The first rule that fits gives the role, and the first one that has a location gives the location. */
  readonly rules: readonly DirectoryRule[];
  /** The application as which it acts, and which has its tokens. */
  readonly applicationId: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly modifiedAt: string;
  /** Counts the changes, from 1. */
  readonly revision: number;
  /** How many people it manages, with those that it has deactivated. */
  readonly people: number;
  /** How many groups it manages. */
  readonly groups: number;
  /** When it last called; null if it never did. */
  readonly lastContactAt: string | null;
}

/** A call of a directory. */
export interface DirectoryCall {
  /** UUID */
  readonly id: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly at: string;
  readonly method: string;
  /** With its query where it was refused. */
  readonly path: string;
  /** The status of the answer. */
  readonly status: number;
  /** Why it was refused; null where it was answered. */
  readonly reason: string | null;
  /** The beginning of what was sent with a call that was refused; null where nothing was. */
  readonly body: string | null;
}

/** What the members of a group get: a role, a location, or both. */
export interface DirectoryRule {
  /** The name of a group, ignoring letter case. */
  readonly group: string;
  /** The role of its members. */
  readonly role?: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
  /** UUID */
  readonly locationId?: string;
}

/** Who did something. */
export interface Doer {
  /** The kind of actor. */
  readonly kind: 'person' | 'application' | 'system';
  /** Null for the system. */
  readonly id: string | null;
  /** Known also after they have left. */
  readonly name: string;
}

/** What ended. */
export interface EndedSessions {
  /** UUID */
  readonly personId: string;
  /** How many sessions were ended. */
  readonly endedSessions: number;
  /** How many credentials were revoked with them. */
  readonly revokedCredentials: number;
}

/** What the erasure of a person took, and what it left. */
export interface Erasure {
  /** UUID */
  readonly personId: string;
  /** The person's number within the organization, which stays. */
  readonly number: number;
  /** How the history calls them from now on. */
  readonly name: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly erasedAt: string;
  /** What goes, without what there is none of. */
  readonly erased: readonly ({
    /** What is deleted, or overwritten. `answer`: of an earlier write, kept for a repeated `Idempotency-Key`. `webhook_answer`: of a receiver of webhooks, about anybody, because it may repeat what it got. */
    readonly what: 'name' | 'identifier' | 'password' | 'identity' | 'credential' | 'sign_in' | 'consent' | 'lock_out' | 'group' | 'location' | 'calling' | 'push' | 'activity' | 'block' | 'assignment_text' | 'line_text' | 'off_boarding_text' | 'device_text' | 'event_text' | 'answer' | 'webhook_answer' | 'directory';
    /** How many of them. */
    readonly count: number;
  })[];
  /** What stays, without what there is none of. */
  readonly kept: readonly ({
    /** What stays. `shared_device`: one that others held, too. `hardware`: what tells a device apart. */
    readonly what: 'assignment' | 'guest_session' | 'line' | 'activation_code' | 'event' | 'hardware' | 'shared_device';
    /** How many of them. */
    readonly count: number;
    /** Why it stays, and what is left of it. */
    readonly why: string;
  })[];
}

/** EventPage */
export interface EventPage {
  readonly items: readonly NamedEvent[];
  /** Pass it as `after` to go on behind these events, also behind those that the filters left out. */
  readonly after: string;
  /** Whether there may be more events already. */
  readonly more: boolean;
}

/** A device that an owner holds, with the assignment and what else was asked for. */
export interface ExpandedDevice {
  /** A device: registered hardware or software. */
  readonly device: Device;
  /** An assignment: an owner holds a device during the half-open interval [createdAt, until). */
  readonly assignment: Assignment;
  /** Why the owner cannot use the device now, because the device or the assignment is disabled; null if they can. */
  readonly blockedReason: string | null;
  /** With `expand=lines`: the lines on the device in the order of its keys. */
  readonly lines?: readonly HeldLine[];
  /** With `expand=guest`: who is a guest at the device, and at whose; null if nobody is. */
  readonly guest?: {
    /** UUID */
    readonly id: string;
    /** UUID */
    readonly deviceId: string;
    /** UUID */
    readonly personId: string;
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly createdAt: string;
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly expiresAt: string;
    /** When the session was ended; null while it lasts, and if it expired. */
    readonly until: string | null;
    /** Of the guest, known also after they have left. */
    readonly personName: string;
    /** Who has the primary line of the device now; null if nobody has. */
    readonly host: {
      /** The kind of owner. */
      readonly kind: 'person' | 'workspace' | 'virtual_line' | 'application';
      /** UUID */
      readonly id: string;
      /** Known also after they have left. */
      readonly name: string;
    } | null;
  } | null;
  /** With `expand=push`: where pushes to the holder go; null if they have not registered. With `asOf`, null also if that has changed since. */
  readonly push?: {
    /** UUID */
    readonly assignmentId: string;
    /** The OAuth client whose app registered. */
    readonly applicationId: string | null;
    /** Whether the app asked for pushes. */
    readonly acceptNotifications: boolean;
    /** `quarantined`: a newer registration took over the token. */
    readonly state: 'active' | 'quarantined' | 'ended';
    /** Why it gets no pushes; null while it is active. */
    readonly stateReason: string | null;
    /** Whole for its holder; for administrators only its last characters, behind an ellipsis. */
    readonly token: string;
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly modifiedAt: string;
  } | null;
  /** With `expand=desk`: what a desk phone or room device last reported; null for other kinds. */
  readonly desk?: {
    /** UUID */
    readonly deviceId: string;
    /** Whether the device has been activated. */
    readonly activationState: 'activating' | 'activated' | 'deactivated';
    /** The address from which it last reported. */
    readonly ip: string | null;
    readonly software: string | null;
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly firstSeenAt: string | null;
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly lastSeenAt: string | null;
  } | null;
}

/** What a person or device is called in another system. */
export interface ExternalId {
  /** The other system: lower-case letters, digits, `.`, `_` and `-`. */
  readonly source: string;
  /** The id there, exactly as it is there. */
  readonly id: string;
}

/** A page of what a search has found: best first, and of those that fit as well the newest first. */
export interface Found {
  readonly items: readonly SearchHit[];
  /** Pass it as `cursor` to get the next page; null on the last one. */
  readonly nextCursor: string | null;
  /** False while the index is being built: then only exact values are sure to be found. */
  readonly complete: boolean;
}

/** A guest's use of a host's device. */
export interface GuestSession {
  /** UUID */
  readonly id: string;
  /** UUID */
  readonly deviceId: string;
  /** UUID */
  readonly personId: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly expiresAt: string;
  /** When the session was ended; null while it lasts, and if it expired. */
  readonly until: string | null;
}

/** A device that was handed over. */
export interface HandedOver {
  /** The assignment of who gave the device up. */
  readonly ended: {
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
  };
  /** The assignment of who has it now. It begins where the other ends. */
  readonly begun: {
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
  };
  /** What the former owner may still use until `keepUntil`; null for nothing. */
  readonly kept: {
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
  } | null;
}

/** How often something happened on a day or in a week. */
export interface Happened {
  /** The first day, in UTC; of a week a Monday. */
  readonly since: string;
  /** The last day, and with it; at most today. */
  readonly until: string;
  /** People who were added, or came back; null if you may not read people. */
  readonly joined: number | null;
  /** People who left; null as well. */
  readonly left: number | null;
  /** Assignments that began. */
  readonly begun: number;
  /** Assignments that ended. */
  readonly ended: number;
  /** Attempts to sign in that failed; null if you may not read those of the organization. */
  readonly failedSignIns: number | null;
}

/** An id of hardware that two devices share. */
export interface HardwareEvidence {
  /** What agrees. `pushTarget`: the same push token of the same app. */
  readonly kind: 'udid' | 'imei' | 'mac' | 'serial' | 'pushTarget';
  /** What both have, in one spelling; null for a push token, which is a secret. */
  readonly value: string | null;
  /** Where this device has it. */
  readonly member: 'udid' | 'imei' | 'mac' | 'macs' | 'serial' | 'pushTarget';
  /** Where the other device has it: apps report addresses and IMEIs as a `udid`, too. */
  readonly otherMember: 'udid' | 'imei' | 'mac' | 'macs' | 'serial' | 'pushTarget';
  /** A serial number is `strong` if the makes agree, `medium` if one is not known, `weak` if they differ or it is short. All else is `strong`. */
  readonly strength: 'weak' | 'medium' | 'strong';
}

/** What an owner holds, oldest first; `caps` only with `expand=caps`. */
export interface HeldDevices {
  readonly items: readonly ExpandedDevice[];
  /** How much an owner holds, and how much more they may hold. */
  readonly caps?: {
    /** Devices held at once, `maxHeldDevices`. */
    readonly held: {
      /** By the organization's policy. */
      readonly limit: number;
      readonly used: number;
      /** How many more. */
      readonly left: number;
    };
    /** Devices received within a day, `maxHeldDevices`. */
    readonly gotWithinDay: {
      /** By the organization's policy. */
      readonly limit: number;
      readonly used: number;
      /** How many more. */
      readonly left: number;
    };
    /** Devices with a line of theirs, `maxDeviceCount`; open activation codes count. */
    readonly withLine: {
      /** By the organization's policy. */
      readonly limit: number;
      readonly used: number;
      /** How many more. */
      readonly left: number;
    };
    /** Of these, the ones with their primary line, `maxOwnedDeviceCount`. */
    readonly ownedWithLine: {
      /** By the organization's policy. */
      readonly limit: number;
      readonly used: number;
      /** How many more. */
      readonly left: number;
    };
    /** Every kind of device. */
    readonly kinds: readonly ({
      /** The kind of device. */
      readonly kind: 'mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device';
      /** How many they hold. */
      readonly held: number;
      /** How many more they may get now by all limits; 0 for somebody who has left. */
      readonly left: number;
      /** How many one person may hold by the policy of caps; null without one, and for others than people. */
      readonly cap: number | null;
      /** What happens to one more; null without a cap. */
      readonly over: 'refuse' | 'ask' | 'end_oldest' | null;
    })[];
  };
}

/** A line on a device, with how its owner is called. */
export interface HeldLine {
  /** UUID */
  readonly id: string;
  /** UUID */
  readonly deviceId: string;
  /** An owner with their name. */
  readonly owner: NamedOwner;
  /** Counted from 1; one line per port. */
  readonly port: number;
  /** `primary` is the line of the device's owner. */
  readonly kind: 'primary' | 'shared';
  /** How the line appears on the phone. */
  readonly appearance: 'primary' | 'shared';
  /** How many ports the line occupies. */
  readonly weight: number;
  readonly label: string | null;
  /** Called at once when the receiver is lifted. */
  readonly hotlineDestination: string | null;
  readonly allowCallDecline: boolean;
  readonly t38Fax: boolean;
  /** Counts the changes, from 1. */
  readonly revision: number;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** When it was taken from the device; null while it is there. */
  readonly until: string | null;
  /** By which the owner of the line is called now. */
  readonly extension: string | null;
  readonly phoneNumber: string | null;
}

/** A holder of a device. */
export interface Holder {
  readonly name: string;
  /** An assignment: an owner holds a device during the half-open interval [createdAt, until). */
  readonly assignment: Assignment;
}

/** A host name of an organization. Who signs in there signs in to that organization. */
export interface Host {
  /** In lower case, without a port. */
  readonly host: string;
}

/** An external OpenID provider. */
export interface IdentityProvider {
  /** UUID */
  readonly id: string;
  /** Its name on the sign-in page. */
  readonly name: string;
  /** The `iss` of its ID tokens. An organization has one provider with it. */
  readonly issuer: string;
  /** The client id of heldby at the provider. */
  readonly clientId: string;
  /** Whose people sign in there: the domains of their logins, in ASCII. Empty: everybody whose domain no other provider has. */
  readonly domains: readonly string[];
  /** The claim of the ID token that is the person's login at their first sign-in. */
  readonly loginClaim: string;
  /** It sends `email_verified` as the text `true`, which then counts like the boolean. */
  readonly verifiedAsText: boolean;
  /** The claim of the ID token that lists the groups of the person; null: none is read. */
  readonly groupsClaim: string | null;
  /** What the members of the groups get at each sign-in, as with a directory's rules. People whose directory has rules get what it says. */
  readonly rules: readonly DirectoryRule[];
  /** Somebody of its domains who is not here is added by their first sign-in, and gets this; null: nobody is added. */
  readonly newPeople: {
    /** The role that they get. */
    readonly role: 'member' | 'read_only';
    /** Where they belong; null: nowhere. */
    readonly locationId: string | null;
  } | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly modifiedAt: string;
  /** Counts the changes, from 1. */
  readonly revision: number;
}

/** A file that was imported, or is to be: what is planned, and what became of it. */
export interface Import {
  /** UUID */
  readonly id: string;
  /** Of the file. */
  readonly name: string;
  /** What its rows are. In `devices`, columns about people say who has each device; in `lines`, numbers say how the owner of a line is called. */
  readonly list: 'people' | 'devices' | 'assignments' | 'lines';
  /** `planned`: nothing has changed yet. `cancelled` or `failed`: what was applied stays; apply it again to go on, or undo it. */
  readonly state: 'uploading' | 'planning' | 'planned' | 'failed' | 'applying' | 'applied' | 'undoing' | 'undone' | 'cancelled';
  /** Why it failed, such as what is wrong with the file and in which line; null for nothing. */
  readonly problem: string | null;
  /** The length of the file. */
  readonly bytes: number;
  /** How the file is written. Null until it was read. */
  readonly file: {
    /** The form of the file. */
    readonly format: 'csv' | 'ndjson';
    /** Its encoding, as it was recognized or given. */
    readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'shift_jis';
    /** Whether it begins with a byte order mark. */
    readonly byteOrderMark: boolean;
    /** What separates the cells. Null for NDJSON. */
    readonly delimiter: 'comma' | 'semicolon' | 'tab' | null;
    /** How its lines end. Null for NDJSON. */
    readonly lineEnds: 'crlf' | 'lf' | 'cr' | null;
    /** Whether the day or the month comes first in dates such as 03/05/2024. */
    readonly dates: 'dmy' | 'mdy';
  } | null;
  /** By which people and devices are found. Empty: by the surest that a row has. */
  readonly key: readonly ('person.id' | 'person.externalIds' | 'person.login' | 'person.employeeNumber' | 'person.email' | 'device.id' | 'device.externalIds' | 'device.serial' | 'device.mac' | 'device.imei' | 'device.assetTag' | 'device.udid')[];
  /** Empty until the file was read. */
  readonly columns: readonly ImportColumn[];
  /** How many rows there are of each kind. */
  readonly counts: {
    /** All rows. */
    readonly rows: number;
    /** Rows that add something. */
    readonly new: number;
    /** Rows that change something. */
    readonly changed: number;
    /** Rows that change nothing. */
    readonly same: number;
    /** Rows that were refused when they were planned. */
    readonly refused: number;
    /** Rows that were made. */
    readonly applied: number;
    /** Rows that were refused when they were made or undone. */
    readonly failed: number;
    /** Rows that were undone. */
    readonly reversed: number;
    /** Rows that were not undone, because somebody has changed them since. */
    readonly kept: number;
  };
  /** How many rows the work in hand has done. */
  readonly done: number;
  /** The work in hand; null for none. */
  readonly jobId: string | null;
  /** UUID */
  readonly createdBy: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** When the last row was made. */
  readonly appliedAt: string | null;
  /** When the last row was undone. */
  readonly undoneAt: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly expiresAt: string;
  /** Counts the changes. */
  readonly revision: number;
}

/** A column of the file, and what it sets. */
export interface ImportColumn {
  /** The name of the column. */
  readonly column: string;
  /** What it sets: `person.login`, `device.serial`, `holding.createdAt`; null: it is left alone. */
  readonly member: string | null;
  /** How it was found. `kept`: as for the last file with these columns. `shown`: an export has it, and nobody sets it. Null: nobody knows it. */
  readonly by: 'name' | 'synonym' | 'kept' | 'given' | 'shown' | null;
  /** For a column that nobody knows: what is most like it. */
  readonly near?: string;
}

/** A row of an imported file. */
export interface ImportRow {
  /** Of the row, from 1. */
  readonly number: number;
  /** Of the file, where the row begins. */
  readonly line: number;
  /** What is planned. */
  readonly state: 'new' | 'changed' | 'same' | 'refused';
  /** Empty once somebody in the row was erased. */
  readonly cells: readonly unknown[];
  /** What changes. */
  readonly changes: readonly ({
    readonly member: string;
    /** The value as it is. */
    readonly before: unknown;
    /** The value as it will be. */
    readonly after: unknown;
  })[];
  /** Why it is refused, was not made, or was not undone. */
  readonly reason: string | null;
  /** What became of it; null as long as nothing was done. */
  readonly result: 'applied' | 'refused' | 'reversed' | 'kept' | 'failed' | null;
  /** Who it is about. */
  readonly personId: string | null;
}

/** A host name, and the organization that people sign in to there. */
export interface InstallationHost {
  /** In lower case, without a port. */
  readonly host: string;
  /** UUID */
  readonly organizationId: string;
  readonly organizationName: string;
}

/** A setting of the server, as it is. */
export interface InstallationSetting {
  readonly name: string;
  readonly flag: string;
  readonly variable: string;
  readonly description: string;
  /** As it is written on the command line; masked where it is a secret, null where it is not set. */
  readonly value: string | null;
  readonly isDefault: boolean;
  readonly isSecret: boolean;
}

/** How the server that answers is. */
export interface InstallationStatus {
  /** Of heldby. */
  readonly version: string;
  /** Of Node.js. */
  readonly nodeVersion: string;
  readonly platform: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly startedAt: string;
  /** Since the process began. */
  readonly uptimeSeconds: number;
  /** What the process takes of the memory. */
  readonly memoryBytes: number;
  /** How late the event loop was at its 99th percentile within the last minute or two. */
  readonly lagMs: number;
  /** How many there are, with those that are closed. */
  readonly organizations: number;
  /** The store. */
  readonly store: {
    /** The embedded store, or PostgreSQL. */
    readonly kind: 'sqlite' | 'postgres';
    /** The number of its last migration. */
    readonly schema: number;
    /** Those that the store has, oldest first. */
    readonly migrations: readonly string[];
    /** The size of the database file; null on PostgreSQL, which knows it better. */
    readonly bytes: number | null;
    /** The size of the write-ahead log; null on PostgreSQL. */
    readonly logBytes: number | null;
    /** Whether the last write was kept. */
    readonly isWritable: boolean;
    /** That have ended since the process began. */
    readonly transactions: number;
    /** At work, or waiting for their turn. */
    readonly pendingTransactions: number;
    /** That the store could not keep. */
    readonly failedTransactions: number;
  };
}

/** A new activation code. */
export interface IssuedActivationCode {
  /** 16 digits. This is the only time that they are shown. */
  readonly code: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly expiresAt: string;
}

/** A new OAuth client. */
export interface IssuedApplication {
  /** UUID */
  readonly id: string;
  readonly clientId: string;
  readonly name: string;
  /** What the application may do with others' data. */
  readonly role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
  readonly grants: readonly ('client_credentials' | 'authorization_code' | 'refresh_token' | 'implicit')[];
  /** Where people return to after they signed in. */
  readonly redirectUris: readonly string[];
  /** The application cannot keep a secret, so it has none. */
  readonly public: boolean;
  /** People are not asked for consent. */
  readonly firstParty: boolean;
  /** Why it may not act; null while it may. */
  readonly disabledReason: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** Shown this once; null for a public client. */
  readonly clientSecret: string | null;
}

/** A new directory with its token. */
export interface IssuedDirectory {
  /** UUID */
  readonly id: string;
  /** For people. */
  readonly name: string;
  /** Which product it is. It changes what the portal says about it, and nothing else. */
  readonly kind: 'entra' | 'okta' | 'google' | 'jumpcloud' | 'onelogin' | 'ping' | 'authentik' | 'keycloak' | 'other';
  /** What happens to people that the directory deactivates. `disable`: they cannot sign in, and keep what they hold. `off_board`: they leave, which can be undone for 30 days. */
  readonly onInactive: 'disable' | 'off_board';
  /** The first rule that fits gives the role, and the first one that has a location gives the location. */
  readonly rules: readonly DirectoryRule[];
  /** The application as which it acts, and which has its tokens. */
  readonly applicationId: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly modifiedAt: string;
  /** Counts the changes, from 1. */
  readonly revision: number;
  /** How many people it manages, with those that it has deactivated. */
  readonly people: number;
  /** How many groups it manages. */
  readonly groups: number;
  /** When it last called; null if it never did. */
  readonly lastContactAt: string | null;
  /** What the directory authenticates with. It is shown this once. */
  readonly token: string;
}

/** A new secret of an OAuth client. */
export interface IssuedSecret {
  /** UUID */
  readonly id: string;
  readonly label: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly expiresAt: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly revokedAt: string | null;
  /** At most five seconds late. */
  readonly lastUsedAt: string | null;
  /** The secret. This is the only time that it is shown. */
  readonly clientSecret: string;
}

/** A new token. */
export interface IssuedToken {
  /** The secret. This is the only time that it is shown. */
  readonly token: string;
  /** A token, secret, session or code. */
  readonly credential: Credential;
}

/** A new webhook with its secret. */
export interface IssuedWebhook {
  /** UUID */
  readonly id: string;
  readonly name: string;
  /** Where events are sent, without what may be a secret: the query, and for Slack and Teams the path. */
  readonly url: string;
  /** `standard`: the event as the feed serves it, signed by the Standard Webhooks scheme. `slack`, `teams`: a sentence about it, in the form that these take. */
  readonly format: 'standard' | 'slack' | 'teams';
  /** Which events are sent. All conditions must hold. */
  readonly filter: WebhookFilter;
  /** Until when the secret before the present one signs, too. */
  readonly oldSecretUntil: string | null;
  /** Why nothing is sent; null while it is enabled. */
  readonly disabledReason: string | null;
  /** Since when nothing is sent. */
  readonly disabledAt: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly modifiedAt: string;
  /** Counts the changes, from 1. */
  readonly revision: number;
  /** `failing`: the last answer was a failure. `disabled`: by an administrator. `switched_off`: by heldby, because nothing could be delivered. */
  readonly state: 'active' | 'failing' | 'disabled' | 'switched_off';
  /** Its position in the feed: every event up to here is delivered, waits for another try, or was not wanted. */
  readonly after: string;
  /** How many events of the organization are behind its position. */
  readonly behind: number;
  /** How many deliveries wait for another try, or for an earlier one of the same subject. */
  readonly waiting: number;
  /** The last event of a replay that is under way. */
  readonly replayingUntil: string | null;
  /** When something was last delivered. */
  readonly lastDeliveredAt: string | null;
  /** Since when every try has failed; null if the last one did not. */
  readonly failingSince: string | null;
  /** Why the last try failed. */
  readonly lastError: string | null;
  /** Signs what is sent (`whsec_…`). It is shown this once. */
  readonly secret: string;
}

/** A job. */
export interface Job {
  /** UUID */
  readonly id: string;
  /** What is done. */
  readonly kind: string;
  /** `waiting`: for its time, or to be tried again. `dead`: it failed too often and needs a person. `cancelled`: somebody stopped it. */
  readonly state: 'waiting' | 'running' | 'done' | 'dead' | 'cancelled';
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** When it begins, or is tried again; null once it has ended. */
  readonly dueAt: string | null;
  /** How often in a row it has failed. */
  readonly failures: number;
  /** How far it is; null if it does not say. */
  readonly progress: {
    /** How many steps are done. */
    readonly done: number;
    /** How many there are; null if that is not known yet. */
    readonly total: number | null;
  } | null;
  /** What came of it, by its kind. */
  readonly result: Readonly<Record<string, unknown>> | null;
  /** Why the last try failed. */
  readonly error: string | null;
  /** Who asked for it; null: the server itself. */
  readonly askedBy: {
    /** The kind of actor. */
    readonly kind: 'person' | 'application' | 'system';
    /** Null for the system. */
    readonly id: string | null;
    /** Known also after they have left. */
    readonly name: string;
  } | null;
  /** Since when it has ended. */
  readonly finishedAt: string | null;
}

/** Somebody who leaves, or left. */
export interface Leaver {
  /** UUID */
  readonly id: string;
  /** `failed`: its time came, and it could not be done. */
  readonly state: 'planned' | 'done' | 'undone' | 'cancelled' | 'failed';
  /** When the person is to leave, or left. */
  readonly effectiveAt: string;
  /** Who gets the devices. */
  readonly handTo: {
    /** The kind of owner. */
    readonly kind: 'person' | 'workspace' | 'virtual_line' | 'application';
    /** UUID */
    readonly id: string;
    /** Known also after they have left. */
    readonly name: string;
  } | null;
  /** Nobody else may have the login. */
  readonly keepLogin: boolean;
  /** Who leaves, or left. Known also after they have left. */
  readonly person: {
    /** UUID */
    readonly id: string;
    readonly name: string;
    readonly login: string;
  };
  readonly reason: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** Who asked for it. */
  readonly createdBy: {
    /** The kind of actor. */
    readonly kind: 'person' | 'application' | 'system';
    /** Null for the system. */
    readonly id: string | null;
    /** Known also after they have left. */
    readonly name: string;
  };
  /** When it was done: up to ten seconds after `effectiveAt`. */
  readonly doneAt: string | null;
  /** Until when it can be undone; null where it cannot. */
  readonly undoUntil: string | null;
  /** When it was undone or cancelled, or failed. */
  readonly closedAt: string | null;
  /** Who undid or cancelled it. */
  readonly closedBy: {
    /** The kind of actor. */
    readonly kind: 'person' | 'application' | 'system';
    /** Null for the system. */
    readonly id: string | null;
    /** Known also after they have left. */
    readonly name: string;
  } | null;
  /** Why it failed. */
  readonly problem: string | null;
  /** Counts the changes, from 1. */
  readonly revision: number;
}

/** One thing that somebody who leaves has. */
export interface LeavingThing {
  /** What it is. `identifier`: what they are called elsewhere. `location`: one that they administer. `identity`: their account at the provider. */
  readonly kind: 'login' | 'password' | 'identifier' | 'identity' | 'assignment' | 'line' | 'calling' | 'push' | 'guest_session' | 'activation_code' | 'token' | 'session' | 'consent' | 'group' | 'location' | 'block';
  /** Of the assignment, token, group …; the person's own for what they have once. */
  readonly id: string;
  /** By which people know it. */
  readonly name: string;
  /** The device that it is about. */
  readonly deviceId: string | null;
  /** What happens to it. */
  readonly becomes: 'ends' | 'handed_over' | 'stays';
  /** Why it stays, or could not be handed over; null where nothing needs saying. */
  readonly why: string | null;
}

/** A stretch in the life of a device. */
export interface LifecycleStretch {
  /** The state of the device in it. */
  readonly state: 'in_stock' | 'assigned' | 'in_repair' | 'lost' | 'retired';
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly since: string;
  /** Null for the present one. */
  readonly until: string | null;
  /** Why it was set; null for `in_stock` and `assigned`, which follow from the holders. */
  readonly reason: string | null;
  /** Who set it; null for `in_stock` and `assigned`. */
  readonly setBy: {
    /** The kind of actor. */
    readonly kind: 'person' | 'application' | 'system';
    /** Null for the system. */
    readonly id: string | null;
    /** Known also after they have left. */
    readonly name: string;
  } | null;
  /** Why it was ended. */
  readonly endReason: string | null;
  /** Who ended it. */
  readonly endedBy: {
    /** The kind of actor. */
    readonly kind: 'person' | 'application' | 'system';
    /** Null for the system. */
    readonly id: string | null;
    /** Known also after they have left. */
    readonly name: string;
  } | null;
}

/** An assignment, and as far as asked for the objects that it is between, as they are now. */
export interface ListedAssignment {
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
  /** The owner, with `expand=person`; null if they are no person, and if they have left. */
  readonly person?: {
    /** UUID */
    readonly id: string;
    /** The person's number within the organization. */
    readonly number: number;
    /** Unique in the organization, ignoring letter case. */
    readonly login: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly displayName: string;
    readonly email: string | null;
    readonly mobilePhone: string | null;
    /** What the person may do with others' data. */
    readonly role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
    /** UUID */
    readonly locationId: string | null;
    /** Why the person cannot sign in; null while they can. */
    readonly disabledReason: string | null;
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly createdAt: string;
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly modifiedAt: string;
    /** Counts the changes, from 1. */
    readonly revision: number;
    /** Unique among the people who are here, ignoring letter case. */
    readonly employeeNumber?: string;
    /** Free text. The person sees it, too. */
    readonly notes?: string;
    /** The directory that sets their login, names, addresses and employee number. */
    readonly managedBy?: string;
    /** What it is called in other systems, one id for each. */
    readonly externalIds?: readonly ExternalId[];
    /** What the organization notes beyond the other members, by key. Its definitions say which keys there are. */
    readonly metadata?: object;
  } | null;
  /** The device, with `expand=device`; null if you may not see it. */
  readonly device?: {
    /** UUID */
    readonly id: string;
    /** The device's number within the organization. */
    readonly number: number;
    /** The kind of device. */
    readonly kind: 'mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device';
    readonly name: string | null;
    readonly make: string | null;
    readonly model: string | null;
    /** The operating system. */
    readonly platform: 'ios' | 'android' | 'windows' | 'other' | null;
    readonly osVersion: string | null;
    readonly serial: string | null;
    /** 12 upper-case hex digits. */
    readonly mac: string | null;
    readonly udid: string | null;
    /** UUID */
    readonly locationId: string | null;
    readonly tags: readonly string[];
    /** Set while the device is disabled for all of its holders. */
    readonly disabled: {
      readonly reason: string;
      /** Who did it. */
      readonly by: {
        /** The kind of actor. */
        readonly kind: 'person' | 'application' | 'system';
        /** Null for the system. */
        readonly id: string | null;
        /** Known also after they have left. */
        readonly name: string;
      };
      /** RFC 3339 date-time in UTC, to the microsecond */
      readonly at: string;
    } | null;
    /** `in_stock` while nobody holds it, `assigned` while somebody does; the others are set by hand. */
    readonly lifecycle: 'in_stock' | 'assigned' | 'in_repair' | 'lost' | 'retired';
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly createdAt: string;
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly modifiedAt: string;
    readonly revision: number;
    /** The MAC addresses of all interfaces, beside `mac`. */
    readonly macs?: readonly Mac[];
    /** One or two IMEIs of 15 digits. */
    readonly imei?: readonly string[];
    /** The number of the SIM card: 18 to 20 digits. */
    readonly iccid?: string;
    /** E.164: a plus and up to 15 digits. */
    readonly phoneNumber?: string;
    /** On the organization's label. Unique, ignoring letter case. */
    readonly assetTag?: string;
    /** The day, as YYYY-MM-DD. */
    readonly purchasedAt?: string;
    /** Free text. Holders of the device see it, too. */
    readonly notes?: string;
    /** What it is called in other systems, one id for each. */
    readonly externalIds?: readonly ExternalId[];
    /** What the organization notes beyond the other members, by key. Its definitions say which keys there are. */
    readonly metadata?: object;
  } | null;
}

/** A device, and as far as asked for who holds it now. */
export interface ListedDevice {
  /** UUID */
  readonly id: string;
  /** The device's number within the organization. */
  readonly number: number;
  /** The kind of device. */
  readonly kind: 'mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device';
  readonly name: string | null;
  readonly make: string | null;
  readonly model: string | null;
  /** The operating system. */
  readonly platform: 'ios' | 'android' | 'windows' | 'other' | null;
  readonly osVersion: string | null;
  readonly serial: string | null;
  /** 12 upper-case hex digits. */
  readonly mac: string | null;
  readonly udid: string | null;
  /** UUID */
  readonly locationId: string | null;
  readonly tags: readonly string[];
  /** Set while the device is disabled for all of its holders. */
  readonly disabled: {
    readonly reason: string;
    /** Who did it. */
    readonly by: {
      /** The kind of actor. */
      readonly kind: 'person' | 'application' | 'system';
      /** Null for the system. */
      readonly id: string | null;
      /** Known also after they have left. */
      readonly name: string;
    };
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly at: string;
  } | null;
  /** `in_stock` while nobody holds it, `assigned` while somebody does; the others are set by hand. */
  readonly lifecycle: 'in_stock' | 'assigned' | 'in_repair' | 'lost' | 'retired';
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly modifiedAt: string;
  readonly revision: number;
  /** The MAC addresses of all interfaces, beside `mac`. */
  readonly macs?: readonly Mac[];
  /** One or two IMEIs of 15 digits. */
  readonly imei?: readonly string[];
  /** The number of the SIM card: 18 to 20 digits. */
  readonly iccid?: string;
  /** E.164: a plus and up to 15 digits. */
  readonly phoneNumber?: string;
  /** On the organization's label. Unique, ignoring letter case. */
  readonly assetTag?: string;
  /** The day, as YYYY-MM-DD. */
  readonly purchasedAt?: string;
  /** Free text. Holders of the device see it, too. */
  readonly notes?: string;
  /** What it is called in other systems, one id for each. */
  readonly externalIds?: readonly ExternalId[];
  /** What the organization notes beyond the other members, by key. Its definitions say which keys there are. */
  readonly metadata?: object;
  /** Who holds the device now, with `expand=holders`: the oldest first, at most five of them. */
  readonly holders?: readonly DeviceHolder[];
}

/** A guest's use of a host's device, with the names of both. */
export interface ListedGuestSession {
  /** UUID */
  readonly id: string;
  /** UUID */
  readonly deviceId: string;
  /** UUID */
  readonly personId: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly expiresAt: string;
  /** When the session was ended; null while it lasts, and if it expired. */
  readonly until: string | null;
  /** Of the guest, known also after they have left. */
  readonly personName: string;
  /** Who has the primary line of the device now; null if nobody has. */
  readonly host: {
    /** The kind of owner. */
    readonly kind: 'person' | 'workspace' | 'virtual_line' | 'application';
    /** UUID */
    readonly id: string;
    /** Known also after they have left. */
    readonly name: string;
  } | null;
}

/** A line on a device, with the name of its owner, and how they are called. */
export interface ListedLine {
  /** UUID */
  readonly id: string;
  /** UUID */
  readonly deviceId: string;
  /** An owner with their name. */
  readonly owner: NamedOwner;
  /** Counted from 1; one line per port. */
  readonly port: number;
  /** `primary` is the line of the device's owner. */
  readonly kind: 'primary' | 'shared';
  /** How the line appears on the phone. */
  readonly appearance: 'primary' | 'shared';
  /** How many ports the line occupies. */
  readonly weight: number;
  readonly label: string | null;
  /** Called at once when the receiver is lifted. */
  readonly hotlineDestination: string | null;
  readonly allowCallDecline: boolean;
  readonly t38Fax: boolean;
  /** Counts the changes, from 1. */
  readonly revision: number;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** When it was taken from the device; null while it is there. */
  readonly until: string | null;
  /** What the device is called. */
  readonly deviceName: string | null;
  /** The MAC address of the device. */
  readonly mac: string | null;
  /** Where the owner is called now; null if they are not. */
  readonly locationId: string | null;
  /** By which the owner of the line is called now. */
  readonly extension: string | null;
  readonly phoneNumber: string | null;
}

/** One app's registration for pushes on a device, with the device and its holder. */
export interface ListedPushTarget {
  /** UUID */
  readonly assignmentId: string;
  /** The OAuth client whose app registered. */
  readonly applicationId: string | null;
  /** Whether the app asked for pushes. */
  readonly acceptNotifications: boolean;
  /** `quarantined`: a newer registration took over the token. */
  readonly state: 'active' | 'quarantined' | 'ended';
  /** Why it gets no pushes; null while it is active. */
  readonly stateReason: string | null;
  /** Whole for its holder; for administrators only its last characters, behind an ellipsis. */
  readonly token: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly modifiedAt: string;
  /** UUID */
  readonly deviceId: string;
  /** An owner with their name. */
  readonly owner: NamedOwner;
}

/** A device that is to come back. */
export interface Loan {
  /** A device: registered hardware or software. */
  readonly device: Device;
  /** An assignment: an owner holds a device during the half-open interval [createdAt, until). */
  readonly assignment: Assignment;
  /** Whether it should be back by now. */
  readonly overdue: boolean;
}

/** A site where people and devices are. */
export interface Location {
  /** UUID */
  readonly id: string;
  /** Name */
  readonly name: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly modifiedAt: string;
  /** Since when it is closed; null while it is open. */
  readonly closedAt: string | null;
  /** Counts the changes, from 1. */
  readonly revision: number;
}

/** For a while, a person cannot sign in with their password from a network. Their tokens and other ways to sign in stay. */
export interface LockOut {
  /** UUID */
  readonly personId: string;
  readonly login: string;
  /** Where the wrong passwords came from: an IPv4 address, or the /64 of an IPv6 address. Null: every network from which nobody of the organization signs in. */
  readonly network: string | null;
  /** The wrong passwords that led to it. */
  readonly attempts: number;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly since: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly until: string;
}

/** The MAC address of one interface of a device. */
export interface Mac {
  /** 12 upper-case hex digits. */
  readonly address: string;
  /** Which interface has it. */
  readonly kind: 'ethernet' | 'wifi' | 'bluetooth' | 'other';
}

/** A new backup. */
export interface MadeBackup {
  /** Its file in the folder `backups` of the data folder. */
  readonly name: string;
  /** The size of the file. */
  readonly bytes: number;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** The whole path on the server. */
  readonly file: string;
  readonly isEncrypted: boolean;
  /** How many rows of each table it has. */
  readonly rows: Readonly<Record<string, number>>;
}

/** Whether mail is sent. */
export interface MailState {
  /** Whether the server has an SMTP server to send by. */
  readonly configured: boolean;
  /** The sender of the mails. */
  readonly from: string | null;
}

/** The texts of a kind of mail, and what they may name. */
export interface MailTemplate {
  /** What the mail is about. */
  readonly name: 'loan_due' | 'loan_overdue' | 'approval_asked' | 'approval_given' | 'approval_denied' | 'device_stale' | 'webhook_off' | 'test';
  /** The subject line. May have placeholders, such as `{device}`. */
  readonly subject: string;
  /** The text, plain. A line whose placeholder has no value is left out. */
  readonly text: string;
  /** What its texts may name in braces. */
  readonly placeholders: readonly ('name' | 'organization' | 'device' | 'person' | 'day' | 'what' | 'link')[];
  /** Whether the organization has its own texts. */
  readonly isOwn: boolean;
  /** When it got its own texts; null for the usual ones. */
  readonly modifiedAt: string | null;
  /** Counts the changes; 0 for the usual texts. */
  readonly revision: number;
}

/** The holder of the presented credential. */
export interface Me {
  /** The kind of holder of the credential; `system` is the operator, who has none. */
  readonly kind: 'person' | 'application' | 'system';
  /** UUID */
  readonly id: string;
  readonly name: string;
  /** What you may do with others' data. */
  readonly role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
  /** UUID */
  readonly organizationId: string;
  readonly scopes: readonly string[];
  /** What you may do for others with this credential, within your reach. Show nothing that is not here. */
  readonly may: readonly ('read devices' | 'write devices' | 'write history' | 'rebuild the search index' | 'read people' | 'write people' | 'erase people' | 'export people' | 'give administrator roles' | 'read events' | 'read timelines' | 'read sign-ins' | 'read jobs' | 'control jobs' | 'read locations' | 'write locations' | 'read desk devices' | 'read lines and guests of others' | 'read desk configuration' | 'read phone models' | 'read desk settings' | 'write desk settings' | 'make example passwords' | 'write phone passwords' | 'read call settings' | 'write call settings' | 'write host settings of people' | 'write host settings of workspaces' | 'read guests' | 'write guests' | 'read members' | 'write members' | 'read lines of people' | 'read lines of workspaces' | 'read lines of virtual lines' | 'read lines of applications' | 'write own tokens' | 'write tokens of others' | 'write applications' | 'write organization' | 'read hosts' | 'write hosts' | 'administer the installation' | 'choose client ids' | 'read imports of others' | 'read policy' | 'read exemptions' | 'write policy' | 'read signing credentials' | 'write signing credentials' | 'write any amount' | 'read webhooks' | 'write webhooks' | 'read directories' | 'write directories' | 'provision people')[];
  /** Where you do it, if you are a location administrator; empty for everybody else. */
  readonly administers: readonly string[];
  /** What your token is limited to beside its scopes; null for nothing. */
  readonly limits: {
    /** The routes that it may call; null for every route. */
    readonly endpoints: readonly string[] | null;
    /** Where it acts as a location administrator; null for everywhere. */
    readonly locationIds: readonly string[] | null;
    /** Each of its changes must be a dry run. */
    readonly dryRunOnly: boolean;
  } | null;
}

/** What became of one of the people. */
export interface MembershipResult {
  /** UUID */
  readonly personId: string;
  /** Whether they are in the group now. */
  readonly isMember: boolean;
}

/** What becomes of an assignment. */
export interface MergedThing {
  /** What it is. */
  readonly kind: 'assignment';
  /** UUID */
  readonly id: string;
  /** By which people know it. */
  readonly name: string;
  /** `moves`: it belongs to the kept device. `cut`: it ends where a later one begins. `absorbed`: a longer one of the same holder says the same. */
  readonly becomes: 'moves' | 'cut' | 'absorbed';
  /** Where it was cut. */
  readonly until: string | null;
  readonly why: string | null;
}

/** A definition of metadata. */
export interface MetadataDefinition {
  /** UUID */
  readonly id: string;
  /** The name of the member in `metadata`. */
  readonly key: string;
  /** What has it: people, devices, or both. */
  readonly appliesTo: readonly ('people' | 'devices')[];
  /** Dates are texts as YYYY-MM-DD. */
  readonly type: 'text' | 'number' | 'boolean' | 'date' | 'enum';
  /** Of an enum; null for other types. */
  readonly values: readonly string[] | null;
  /** Of a text; null for other types. */
  readonly maxLength: number | null;
  /** Whether this API creates nothing without it. */
  readonly required: boolean;
  readonly description: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly modifiedAt: string;
  /** Counts the changes, from 1. */
  readonly revision: number;
}

/** A token, secret, session or code, with the name of its holder. */
export interface NamedCredential {
  /** UUID */
  readonly id: string;
  /** The kind of credential. */
  readonly kind: 'api_token' | 'access_token' | 'client_secret' | 'session' | 'authorization_code' | 'refresh_token';
  /** An owner with their name. */
  readonly owner: NamedOwner;
  /** The OAuth client that the credential was issued to. */
  readonly applicationId: string | null;
  /** The sign-in that the credential was issued from. It ends with the sign-in. */
  readonly grantId: string | null;
  /** The browser's session that it was issued from. It ends when the person signs out there. */
  readonly sessionId: string | null;
  /** The client secret that it was got with. It ends with the secret. */
  readonly secretId: string | null;
  /** The assignment of the device on which the person signed in. The credential ends with the assignment. */
  readonly assignmentId: string | null;
  readonly scopes: readonly string[];
  /** What it is limited to beside its scopes; null for nothing. */
  readonly limits: {
    /** The routes that it may call: ids such as `native.people.list`, or a method and a path such as `GET /registry/v1/people`. `*` at the end stands for every continuation. Null: every route. */
    readonly endpoints: readonly string[] | null;
    /** The locations in which it acts as a location administrator. For tokens of full administrators. Null: everywhere. */
    readonly locationIds: readonly string[] | null;
    /** Each of its changes must be a dry run. */
    readonly dryRunOnly: boolean;
  } | null;
  readonly label: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly expiresAt: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly revokedAt: string | null;
  /** At most five seconds late. */
  readonly lastUsedAt: string | null;
}

/** One thing that happened, with the names of who and what it is about. */
export interface NamedEvent {
  /** Counts from 1 within the organization, without gaps. */
  readonly sequence: number;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly at: string;
  /** What happened. */
  readonly type: 'organization.created' | 'organization.updated' | 'organization.renamed' | 'organization.closed' | 'organization.reopened' | 'organization.retention_applied' | 'organization.mail_template_set' | 'organization.host_added' | 'organization.host_removed' | 'installation.keys_rotated' | 'backup.made' | 'backup.removed' | 'backup.streamed' | 'list.exported' | 'import.applied' | 'import.undone' | 'job.asked' | 'job.died' | 'job.retried' | 'job.cancelled' | 'metadata_definition.created' | 'metadata_definition.updated' | 'metadata_definition.removed' | 'location.created' | 'location.updated' | 'location.closed' | 'location.reopened' | 'workspace.created' | 'workspace.updated' | 'workspace.closed' | 'workspace.reopened' | 'person.created' | 'person.updated' | 'person.locations_set' | 'person.disabled' | 'person.enabled' | 'person.password_set' | 'person.locked_out' | 'sign_in.failed' | 'sign_in.failed_widely' | 'person.unlocked' | 'person.removed' | 'person.restored' | 'person.rehired' | 'person.exported' | 'person.erased' | 'person.merged' | 'person.unmerged' | 'off_boarding.planned' | 'off_boarding.updated' | 'off_boarding.cancelled' | 'off_boarding.failed' | 'provider.created' | 'provider.updated' | 'provider.removed' | 'identity.bound' | 'identity.unbound' | 'sign_in.refused' | 'group.created' | 'group.updated' | 'group.removed' | 'group.member_added' | 'group.member_removed' | 'signing_credential.created' | 'signing_credential.removed' | 'application.created' | 'application.updated' | 'application.disabled' | 'application.enabled' | 'application.removed' | 'consent.given' | 'consent.withdrawn' | 'grant.created' | 'credential.issued' | 'credential.refused' | 'credential.updated' | 'credential.revoked' | 'device.created' | 'device.updated' | 'device.disabled' | 'device.enabled' | 'device.lifecycle_changed' | 'device.erased' | 'device.merged' | 'device.unmerged' | 'assignment.created' | 'assignment.updated' | 'assignment.disabled' | 'assignment.enabled' | 'assignment.overdue' | 'assignment.reminded' | 'assignment.ended' | 'assignment.corrected' | 'assignment.removed' | 'block.set' | 'block.updated' | 'block.lifted' | 'approval.requested' | 'approval.approved' | 'approval.denied' | 'approval.expired' | 'approval.withdrawn' | 'policy.step_taken' | 'policy.step_undone' | 'policy.run_finished' | 'policy.run_failed' | 'policy.run_undone' | 'policy_exemption.created' | 'policy_exemption.removed' | 'push.registered' | 'push.updated' | 'push.quarantined' | 'push.ended' | 'line.created' | 'line.updated' | 'line.ended' | 'virtual_line.created' | 'virtual_line.updated' | 'virtual_line.closed' | 'virtual_line.reopened' | 'calling.updated' | 'calling.removed' | 'hoteling.updated' | 'desk_phone.activated' | 'desk_phone.checked_in' | 'desk_phone.customized' | 'desk_phone.changes_applied' | 'desk_phone.password_changed' | 'desk_settings.updated' | 'key_template.created' | 'key_template.updated' | 'key_template.removed' | 'activation.issued' | 'activation.redeemed' | 'guest_session.started' | 'guest_session.updated' | 'guest_session.ended' | 'directory.created' | 'directory.updated' | 'directory.removed' | 'webhook.created' | 'webhook.updated' | 'webhook.disabled' | 'webhook.enabled' | 'webhook.secret_rotated' | 'webhook.tested' | 'webhook.replayed' | 'webhook.removed';
  /** Who did it. */
  readonly actor: {
    /** `system` is heldby itself, or its operator. */
    readonly kind: 'person' | 'application' | 'system';
    /** UUID */
    readonly id: string;
    /** As they are called now, also after they have left; null if nothing has this id any more. */
    readonly name: string | null;
  };
  /** The credential that was used; null for the system. */
  readonly credentialId: string | null;
  /** The id of the request; null if no request caused the event. */
  readonly requestId: string | null;
  /** UUID */
  readonly subject: string;
  /** The device that the event is about. */
  readonly deviceId: string | null;
  /** The person, workspace, virtual line or application whose device, line, credential or data the event is about. */
  readonly ownerId: string | null;
  /** Why, in the actor's words. */
  readonly reason: string | null;
  /** SHA-256 of the previous event's chain and this event's digest, in hexadecimal. */
  readonly chain: string;
  /** The name of the owner as it is now, also after they have left. */
  readonly ownerName: string | null;
  /** The name of the device as it is now. */
  readonly deviceName: string | null;
  /** Texts of the event were overwritten, because it is about somebody who was erased. Its chain still verifies. */
  readonly erased: boolean;
  /** The object as it was, or what changed of it; the reference of events says which for each type. */
  readonly before: Readonly<Record<string, unknown>> | null;
  /** The object as it is after the event, in its compact form. */
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** An owner with their name. */
export interface NamedOwner {
  /** The kind of owner. */
  readonly kind: 'person' | 'workspace' | 'virtual_line' | 'application';
  /** UUID */
  readonly id: string;
  /** Known also after they have left. */
  readonly name: string;
}

/** What ended when a person was removed. */
export interface OffBoarded {
  /** UUID */
  readonly personId: string;
  /** By which it is shown, and undone for 30 days. */
  readonly offBoardingId: string;
  /** How many assignments were ended. */
  readonly endedAssignments: number;
  /** How many credentials were revoked. */
  readonly revokedCredentials: number;
}

/** An off-boarding with each thing that it ended. */
export interface OffBoarding {
  /** UUID */
  readonly id: string;
  /** `failed`: its time came, and it could not be done. */
  readonly state: 'planned' | 'done' | 'undone' | 'cancelled' | 'failed';
  /** When the person is to leave, or left. */
  readonly effectiveAt: string;
  /** Who gets the devices. */
  readonly handTo: {
    /** The kind of owner. */
    readonly kind: 'person' | 'workspace' | 'virtual_line' | 'application';
    /** UUID */
    readonly id: string;
    /** Known also after they have left. */
    readonly name: string;
  } | null;
  /** Nobody else may have the login. */
  readonly keepLogin: boolean;
  /** Who leaves, or left. Known also after they have left. */
  readonly person: {
    /** UUID */
    readonly id: string;
    readonly name: string;
    readonly login: string;
  };
  readonly reason: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** Who asked for it. */
  readonly createdBy: {
    /** The kind of actor. */
    readonly kind: 'person' | 'application' | 'system';
    /** Null for the system. */
    readonly id: string | null;
    /** Known also after they have left. */
    readonly name: string;
  };
  /** When it was done: up to ten seconds after `effectiveAt`. */
  readonly doneAt: string | null;
  /** Until when it can be undone; null where it cannot. */
  readonly undoUntil: string | null;
  /** When it was undone or cancelled, or failed. */
  readonly closedAt: string | null;
  /** Who undid or cancelled it. */
  readonly closedBy: {
    /** The kind of actor. */
    readonly kind: 'person' | 'application' | 'system';
    /** Null for the system. */
    readonly id: string | null;
    /** Known also after they have left. */
    readonly name: string;
  } | null;
  /** Why it failed. */
  readonly problem: string | null;
  /** Counts the changes, from 1. */
  readonly revision: number;
  /** Each thing that ended, was handed over or stayed. Empty while it is planned: the preview shows them. */
  readonly things: readonly LeavingThing[];
}

/** An organization, which is a tenant. */
export interface Organization {
  /** UUID */
  readonly id: string;
  readonly name: string;
  /** An organization's settings. Missing members have the installation's default. */
  readonly policy: Policy;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** Since when nobody can sign in or call it; null while it is open. */
  readonly closedAt: string | null;
  /** Why it was closed, in the words of the operator. */
  readonly closedReason: string | null;
}

/** Who somebody at an OpenID provider is here. Their first sign-in makes it, and later ones go by it alone. */
export interface OutsideIdentity {
  /** UUID */
  readonly id: string;
  /** UUID */
  readonly personId: string;
  /** The provider. */
  readonly issuer: string;
  /** The `sub` of its ID tokens, which it never gives to somebody else. */
  readonly subject: string;
  /** What the provider called the person at the first sign-in. */
  readonly login: string;
  /** The person comes from the provider: the first sign-in added them. */
  readonly isOrigin: boolean;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
}

/** What matters today, as far as you may see it. */
export interface Overview {
  readonly devices: {
    /** How many there are. */
    readonly total: number;
    /** By kind. */
    readonly byKind: readonly DeviceCount[];
    /** By operating system. */
    readonly byPlatform: readonly DeviceCount[];
    /** Active and disabled ones. */
    readonly byState: readonly DeviceCount[];
    /** By lifecycle. */
    readonly byLifecycle: readonly DeviceCount[];
    /** Used by a holder within 7 days; null before it was counted for the first time. */
    readonly active7Days: number | null;
    /** The same within 30 days. */
    readonly active30Days: number | null;
    /** The same within 90 days. */
    readonly active90Days: number | null;
    /** Added more than 90 days ago, and not used since. */
    readonly unused90Days: number | null;
    /** Nobody holds them. */
    readonly unheld: number | null;
  };
  /** Null if you may not read people. */
  readonly people: {
    /** How many are here. */
    readonly total: number | null;
    /** Those who hold nothing. */
    readonly withoutDevices: number | null;
    /** Those whose off-boarding is planned; counted up to 10,000. */
    readonly leaving: number;
    /** Those who cannot sign in from some network after wrong passwords; counted up to 10,000. */
    readonly lockedOut: number;
  } | null;
  readonly approvals: {
    /** New devices that wait for approval; counted up to 10,000. */
    readonly waiting: number;
  };
  readonly stale: {
    /** Devices that the stale policy would disable now; null where it is off, and before the first count. */
    readonly due: number | null;
    /** Devices that it has disabled, in their grace; counted up to 10,000. */
    readonly inGrace: number;
  };
  readonly loans: {
    /** Lent and still in time. */
    readonly due: number;
    /** Late. Both together are counted up to 10,000. */
    readonly overdue: number;
  };
  /** Null if you may not read the sign-ins of the organization. */
  readonly failedSignIns: {
    /** Attempts since the beginning of today, in UTC. */
    readonly today: number;
    /** The day before. */
    readonly yesterday: number;
  } | null;
  /** When `active…`, `unused90Days`, `unheld`, `stale.due` and the first two of `people` were counted: now for up to 2,000 devices and people, else within the hour. */
  readonly stockAt: string | null;
  /** False while events are counted for the first time, or a great many at once. */
  readonly complete: boolean;
  /** When the last event that was counted happened; null before the first. */
  readonly countedUpTo: string | null;
}

/** The owner of a device. */
export interface OwnerRef {
  /** The kind of owner. */
  readonly kind: 'person' | 'workspace' | 'virtual_line' | 'application';
  /** UUID */
  readonly id: string;
}

/** A person, who can hold devices and sign in. */
export interface Person {
  /** UUID */
  readonly id: string;
  /** The person's number within the organization. */
  readonly number: number;
  /** Unique in the organization, ignoring letter case. */
  readonly login: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly mobilePhone: string | null;
  /** What the person may do with others' data. */
  readonly role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
  /** UUID */
  readonly locationId: string | null;
  /** Why the person cannot sign in; null while they can. */
  readonly disabledReason: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly modifiedAt: string;
  /** Counts the changes, from 1. */
  readonly revision: number;
  /** Unique among the people who are here, ignoring letter case. */
  readonly employeeNumber?: string;
  /** Free text. The person sees it, too. */
  readonly notes?: string;
  /** The directory that sets their login, names, addresses and employee number. */
  readonly managedBy?: string;
  /** What it is called in other systems, one id for each. */
  readonly externalIds?: readonly ExternalId[];
  /** What the organization notes beyond the other members, by key. Its definitions say which keys there are. */
  readonly metadata?: object;
}

/** Two records of one person that became one. */
export interface PersonMerge {
  /** UUID */
  readonly id: string;
  /** The person who goes on, as they are now. */
  readonly person: {
    /** UUID */
    readonly id: string;
    /** The person's number within the organization. */
    readonly number: number;
    /** Unique in the organization, ignoring letter case. */
    readonly login: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly displayName: string;
    readonly email: string | null;
    readonly mobilePhone: string | null;
    /** What the person may do with others' data. */
    readonly role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
    /** UUID */
    readonly locationId: string | null;
    /** Why the person cannot sign in; null while they can. */
    readonly disabledReason: string | null;
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly createdAt: string;
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly modifiedAt: string;
    /** Counts the changes, from 1. */
    readonly revision: number;
    /** Unique among the people who are here, ignoring letter case. */
    readonly employeeNumber?: string;
    /** Free text. The person sees it, too. */
    readonly notes?: string;
    /** The directory that sets their login, names, addresses and employee number. */
    readonly managedBy?: string;
    /** What it is called in other systems, one id for each. */
    readonly externalIds?: readonly ExternalId[];
    /** What the organization notes beyond the other members, by key. Its definitions say which keys there are. */
    readonly metadata?: object;
  };
  /** The other record. Its id leads to the person from now on. */
  readonly mergedId: string;
  readonly things: readonly ({
    /** What it is. `identity`: an account at the provider. `access`: login, password, tokens, sessions, and what they administer. */
    readonly kind: 'assignment' | 'identity' | 'block' | 'group' | 'calling' | 'access' | 'identifier';
    /** UUID */
    readonly id: string;
    /** By which people know it. */
    readonly name: string;
    /** `moves`: it is the person's. `cut`: it ends where a later one begins. `absorbed`: a longer one says the same. */
    readonly becomes: 'moves' | 'cut' | 'absorbed' | 'ends' | 'stays';
    readonly why: string | null;
  })[];
  /** Until when it can be undone. */
  readonly undoUntil: string;
}

/** A record of a person that was merged and is there again, with what came back. */
export interface PersonUnmerge {
  /** The record that is there again. */
  readonly person: {
    /** UUID */
    readonly id: string;
    /** The person's number within the organization. */
    readonly number: number;
    /** Unique in the organization, ignoring letter case. */
    readonly login: string;
    readonly firstName: string;
    readonly lastName: string;
    readonly displayName: string;
    readonly email: string | null;
    readonly mobilePhone: string | null;
    /** What the person may do with others' data. */
    readonly role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
    /** UUID */
    readonly locationId: string | null;
    /** Why the person cannot sign in; null while they can. */
    readonly disabledReason: string | null;
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly createdAt: string;
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly modifiedAt: string;
    /** Counts the changes, from 1. */
    readonly revision: number;
    /** Unique among the people who are here, ignoring letter case. */
    readonly employeeNumber?: string;
    /** Free text. The person sees it, too. */
    readonly notes?: string;
    /** The directory that sets their login, names, addresses and employee number. */
    readonly managedBy?: string;
    /** What it is called in other systems, one id for each. */
    readonly externalIds?: readonly ExternalId[];
    /** What the organization notes beyond the other members, by key. Its definitions say which keys there are. */
    readonly metadata?: object;
  };
  readonly things: readonly ({
    /** What it is. */
    readonly kind: 'assignment' | 'calling' | 'access';
    /** UUID */
    readonly id: string;
    /** By which people know it. */
    readonly name: string;
    /** Whether it is as it was. */
    readonly came: boolean;
    /** Why it is not, or came changed. */
    readonly why: string | null;
  })[];
}

/** An organization's settings. Missing members have the installation's default. */
export interface Policy {
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
}

/** Something that a policy leaves alone. */
export interface PolicyExemption {
  /** UUID */
  readonly id: string;
  /** Which policy. */
  readonly policy: 'stale' | 'caps' | 'approval' | 'loans' | 'retention';
  /** What is exempt: one device, or all of a person, a group, a location or a tag. */
  readonly kind: 'device' | 'person' | 'group' | 'location' | 'tag';
  /** The id of the device, person, group or location, or the tag. */
  readonly target: string;
  /** What it is called now; null for what is gone or has no name. */
  readonly name: string | null;
  /** Why it is exempt. */
  readonly reason: string | null;
  /** The end of the exemption; null for none. */
  readonly until: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** Who did something. */
  readonly createdBy: Doer;
}

/** A policy of the organization, as it is in force. */
export interface PolicyInForce {
  /** Which policy. */
  readonly name: 'stale' | 'caps' | 'approval' | 'loans' | 'retention';
  /** What it does. */
  readonly description: string;
  /** Whether it does anything: at least one of its settings says so. */
  readonly enabled: boolean;
  /** Its settings as they are in force. */
  readonly settings: readonly PolicySetting[];
  /** How often it is carried out; null for one that acts at once. */
  readonly everyDays: number | null;
  /** When it is carried out next; null for one that is off, and for one that acts at once. */
  readonly nextRunAt: string | null;
  /** Its last run; null if it never ran. */
  readonly lastRun: {
    /** UUID */
    readonly id: string;
    /** Which policy. */
    readonly policy: 'stale' | 'caps' | 'approval' | 'loans' | 'retention';
    /** `waiting`: it begins in a moment. `failed`, `undo_failed`: its job died or was cancelled before it was done. */
    readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'undoing' | 'undo_failed' | 'undone';
    /** The job that carries it out, or undoes it. */
    readonly jobId: string;
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly startedAt: string;
    /** Who asked for it; null for the schedule. */
    readonly startedBy: {
      /** The kind of actor. */
      readonly kind: 'person' | 'application' | 'system';
      /** Null for the system. */
      readonly id: string | null;
      /** Known also after they have left. */
      readonly name: string;
    } | null;
    /** When it was done, or ended without; null before. */
    readonly finishedAt: string | null;
    /** Why it, or its undo, ended before it was done. */
    readonly error: string | null;
    /** How many devices it disabled. */
    readonly disabled: number;
    /** Of how many devices it ended the assignments. */
    readonly ended: number;
    /** How many devices are as they were before, because they were used again, are exempt, or the policy changed. */
    readonly released: number;
    /** Of how many loans it reminded. */
    readonly reminded: number;
    /** Until when it can be undone; null where there is nothing to undo. */
    readonly undoUntil: string | null;
    /** When it was undone; null if it was not. */
    readonly undoneAt: string | null;
    /** Who undid it. */
    readonly undoneBy: {
      /** The kind of actor. */
      readonly kind: 'person' | 'application' | 'system';
      /** Null for the system. */
      readonly id: string | null;
      /** Known also after they have left. */
      readonly name: string;
    } | null;
  } | null;
}

/** A time that a policy was carried out. */
export interface PolicyRun {
  /** UUID */
  readonly id: string;
  /** Which policy. */
  readonly policy: 'stale' | 'caps' | 'approval' | 'loans' | 'retention';
  /** `waiting`: it begins in a moment. `failed`, `undo_failed`: its job died or was cancelled before it was done. */
  readonly state: 'waiting' | 'running' | 'done' | 'failed' | 'undoing' | 'undo_failed' | 'undone';
  /** The job that carries it out, or undoes it. */
  readonly jobId: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly startedAt: string;
  /** Who asked for it; null for the schedule. */
  readonly startedBy: {
    /** The kind of actor. */
    readonly kind: 'person' | 'application' | 'system';
    /** Null for the system. */
    readonly id: string | null;
    /** Known also after they have left. */
    readonly name: string;
  } | null;
  /** When it was done, or ended without; null before. */
  readonly finishedAt: string | null;
  /** Why it, or its undo, ended before it was done. */
  readonly error: string | null;
  /** How many devices it disabled. */
  readonly disabled: number;
  /** Of how many devices it ended the assignments. */
  readonly ended: number;
  /** How many devices are as they were before, because they were used again, are exempt, or the policy changed. */
  readonly released: number;
  /** Of how many loans it reminded. */
  readonly reminded: number;
  /** Until when it can be undone; null where there is nothing to undo. */
  readonly undoUntil: string | null;
  /** When it was undone; null if it was not. */
  readonly undoneAt: string | null;
  /** Who undid it. */
  readonly undoneBy: {
    /** The kind of actor. */
    readonly kind: 'person' | 'application' | 'system';
    /** Null for the system. */
    readonly id: string | null;
    /** Known also after they have left. */
    readonly name: string;
  } | null;
}

/** A setting of an organization, as it is in force. */
export interface PolicySetting {
  /** The member of the policy. */
  readonly name: string;
  /** What it is about: `core`, or the face that alone heeds it. */
  readonly section: 'core' | 'genesys' | 'apperian' | 'webex';
  /** The type of its value. */
  readonly type: 'integer' | 'boolean' | 'string' | 'array';
  /** What holds now; null where there is no limit or nothing is set. */
  readonly value: unknown;
  /** What holds without a setting of the organization. */
  readonly default: unknown;
  /** Where the value is from: set by the `organization`, by a setting of the `installation`, or `built_in`. */
  readonly source: 'organization' | 'installation' | 'built_in';
  /** When the organization last set or reset it; null if it never did. */
  readonly changedAt: string | null;
  /** Who did; null if it never was. */
  readonly changedBy: {
    /** The kind of actor. */
    readonly kind: 'person' | 'application' | 'system';
    /** Null for the system. */
    readonly id: string | null;
    /** Known also after they have left. */
    readonly name: string;
  } | null;
  /** What an amount counts; null for what is none. */
  readonly unit: 'requests_per_minute' | 'bytes_per_minute' | 'devices' | 'callings' | 'credentials' | 'days' | 'hour_of_day' | null;
  /** The lowest amount that it may be set to; null for what is none. */
  readonly minimum: number | null;
  /** The highest one. */
  readonly maximum: number | null;
  /** The words of which it may be one, or have some; null for what is not made of words. */
  readonly choices: readonly string[] | null;
  /** What it does. */
  readonly description: string;
}

/** One thing that a policy did to one device. */
export interface PolicyStep {
  /** UUID */
  readonly id: string;
  /** Which policy. */
  readonly policy: 'stale' | 'caps' | 'approval' | 'loans' | 'retention';
  /** The run; null for a step that was taken at once, such as that of a device that was used again. */
  readonly runId: string | null;
  /** What was done. */
  readonly step: 'disabled' | 'ended' | 'released' | 'reminded' | 'allowed';
  /** Why. */
  readonly why: 'unused' | 'grace_over' | 'used' | 'exempt' | 'policy_changed' | 'device_changed' | 'due' | 'over_cap';
  /** UUID */
  readonly deviceId: string;
  readonly deviceName: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly at: string;
  /** When the device was last used, as far as is known; null if it never was. */
  readonly lastActiveAt: string | null;
  /** For how many whole days it is not used. */
  readonly idleDays: number | null;
  /** After how many the policy takes it for stale. */
  readonly limitDays: number | null;
  /** The assignments that it ended. */
  readonly endedAssignments: readonly string[];
  /** Until when it can be undone; null where there is nothing to undo. */
  readonly undoUntil: string | null;
  /** When it was undone; null if it was not. */
  readonly undoneAt: string | null;
  /** Who undid it. */
  readonly undoneBy: {
    /** The kind of actor. */
    readonly kind: 'person' | 'application' | 'system';
    /** Null for the system. */
    readonly id: string | null;
    /** Known also after they have left. */
    readonly name: string;
  } | null;
}

/** What a policy is about to do, and why. */
export interface PolicyTarget {
  /** The device; null where it is about a person alone, or about things of no device. */
  readonly deviceId: string | null;
  readonly deviceName: string | null;
  /** The kind of device. */
  readonly kind: 'mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device' | null;
  readonly model: string | null;
  /** Who holds it, or who it is about: at most five. */
  readonly holders: readonly NamedOwner[];
  /** What the policy does next. `nothing` for what is exempt. Caps say what happens with the next device of the kind. */
  readonly what: 'disable' | 'end' | 'release' | 'nothing' | 'remind' | 'refuse' | 'ask' | 'remove';
  /** What retention removes; null for other policies. */
  readonly things: 'events' | 'assignments' | 'credentials' | 'people' | null;
  /** How many things it removes, or how many devices of the kind the person holds. */
  readonly count: number | null;
  /** When, at the earliest; null for at the next occasion. */
  readonly at: string | null;
  /** Why, in words. */
  readonly why: string;
  /** Whether the policy has disabled it, and it is as before when it is used again. */
  readonly inGrace: boolean;
  /** By which exemption nothing is done; null if there is none. */
  readonly exemptionId: string | null;
  /** When the device was last used, as far as is known; null if it never was. */
  readonly lastActiveAt: string | null;
  /** For how many whole days it is not used. */
  readonly idleDays: number | null;
  /** After how many the policy takes it for stale. */
  readonly limitDays: number | null;
}

/** One app's registration for pushes on a device, for one holder. */
export interface PushTarget {
  /** UUID */
  readonly assignmentId: string;
  /** The OAuth client whose app registered. */
  readonly applicationId: string | null;
  /** Whether the app asked for pushes. */
  readonly acceptNotifications: boolean;
  /** `quarantined`: a newer registration took over the token. */
  readonly state: 'active' | 'quarantined' | 'ended';
  /** Why it gets no pushes; null while it is active. */
  readonly stateReason: string | null;
  /** Whole for its holder; for administrators only its last characters, behind an ellipsis. */
  readonly token: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly modifiedAt: string;
}

/** A device, with who holds and held it, and when it was last used. */
export interface ReportedDevice {
  /** UUID */
  readonly id: string;
  /** The device's number within the organization. */
  readonly number: number;
  /** The kind of device. */
  readonly kind: 'mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device';
  readonly name: string | null;
  readonly make: string | null;
  readonly model: string | null;
  /** The operating system. */
  readonly platform: 'ios' | 'android' | 'windows' | 'other' | null;
  readonly osVersion: string | null;
  readonly serial: string | null;
  /** 12 upper-case hex digits. */
  readonly mac: string | null;
  readonly udid: string | null;
  /** UUID */
  readonly locationId: string | null;
  readonly tags: readonly string[];
  /** Set while the device is disabled for all of its holders. */
  readonly disabled: {
    readonly reason: string;
    /** Who did it. */
    readonly by: {
      /** The kind of actor. */
      readonly kind: 'person' | 'application' | 'system';
      /** Null for the system. */
      readonly id: string | null;
      /** Known also after they have left. */
      readonly name: string;
    };
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly at: string;
  } | null;
  /** `in_stock` while nobody holds it, `assigned` while somebody does; the others are set by hand. */
  readonly lifecycle: 'in_stock' | 'assigned' | 'in_repair' | 'lost' | 'retired';
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly modifiedAt: string;
  readonly revision: number;
  /** The MAC addresses of all interfaces, beside `mac`. */
  readonly macs?: readonly Mac[];
  /** One or two IMEIs of 15 digits. */
  readonly imei?: readonly string[];
  /** The number of the SIM card: 18 to 20 digits. */
  readonly iccid?: string;
  /** E.164: a plus and up to 15 digits. */
  readonly phoneNumber?: string;
  /** On the organization's label. Unique, ignoring letter case. */
  readonly assetTag?: string;
  /** The day, as YYYY-MM-DD. */
  readonly purchasedAt?: string;
  /** Free text. Holders of the device see it, too. */
  readonly notes?: string;
  /** What it is called in other systems, one id for each. */
  readonly externalIds?: readonly ExternalId[];
  /** What the organization notes beyond the other members, by key. Its definitions say which keys there are. */
  readonly metadata?: object;
  /** Who holds the device now, oldest first, as far as you may see them. */
  readonly holders: readonly ({
    /** The kind of owner. */
    readonly kind: 'person' | 'workspace' | 'virtual_line' | 'application';
    /** UUID */
    readonly id: string;
    /** Known also after they have left. */
    readonly name: string;
    /** How the owner holds the device. */
    readonly role: 'owner' | 'user' | 'shared_line' | 'guest';
  })[];
  /** Who held it last and does so no more; null if nobody did, or you may not see them. */
  readonly lastHolder: {
    /** The kind of owner. */
    readonly kind: 'person' | 'workspace' | 'virtual_line' | 'application';
    /** UUID */
    readonly id: string;
    /** Known also after they have left. */
    readonly name: string;
  } | null;
  /** Until when the last holder held it. */
  readonly heldUntil: string | null;
  /** When any holder last used it; null for never. */
  readonly lastActiveAt: string | null;
}

/** Somebody who was taken back, with what came and what did not. */
export interface Returned {
  readonly person: {
    /** UUID */
    readonly id: string;
    readonly name: string;
    readonly login: string;
  };
  readonly things: readonly ReturnedThing[];
}

/** One thing that somebody had who is taken back. */
export interface ReturnedThing {
  /** What it is. `identifier`: what they are called elsewhere. `location`: one that they administer. `identity`: their account at the provider. */
  readonly kind: 'login' | 'password' | 'identifier' | 'identity' | 'assignment' | 'line' | 'calling' | 'push' | 'guest_session' | 'activation_code' | 'token' | 'session' | 'consent' | 'group' | 'location' | 'block';
  /** Of the assignment, token, group …; the person's own for what they have once. */
  readonly id: string;
  /** By which people know it. */
  readonly name: string;
  /** The device that it is about. */
  readonly deviceId: string | null;
  /** Whether it is back. */
  readonly came: boolean;
  /** The new assignment or line: what ended stays in the history. */
  readonly newId: string | null;
  /** Why it did not come, or came changed. */
  readonly why: string | null;
}

/** A role, and what it allows. */
export interface RoleRights {
  /** The role of people and applications. */
  readonly role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
  /** Whose things it is about: everybody's, those in the locations that they administer, or only their own. */
  readonly reach: 'organization' | 'locations' | 'self';
  /** The scopes of a token that is made without naming any. */
  readonly scopes: readonly string[];
  /** What they may do with a token that has the scope for it. Nobody needs a right for their own devices. */
  readonly may: readonly ('read devices' | 'write devices' | 'write history' | 'rebuild the search index' | 'read people' | 'write people' | 'erase people' | 'export people' | 'give administrator roles' | 'read events' | 'read timelines' | 'read sign-ins' | 'read jobs' | 'control jobs' | 'read locations' | 'write locations' | 'read desk devices' | 'read lines and guests of others' | 'read desk configuration' | 'read phone models' | 'read desk settings' | 'write desk settings' | 'make example passwords' | 'write phone passwords' | 'read call settings' | 'write call settings' | 'write host settings of people' | 'write host settings of workspaces' | 'read guests' | 'write guests' | 'read members' | 'write members' | 'read lines of people' | 'read lines of workspaces' | 'read lines of virtual lines' | 'read lines of applications' | 'write own tokens' | 'write tokens of others' | 'write applications' | 'write organization' | 'read hosts' | 'write hosts' | 'administer the installation' | 'choose client ids' | 'read imports of others' | 'read policy' | 'read exemptions' | 'write policy' | 'read signing credentials' | 'write signing credentials' | 'write any amount' | 'read webhooks' | 'write webhooks' | 'read directories' | 'write directories' | 'provision people')[];
}

/** A new token in place of an old one. */
export interface RotatedToken {
  /** The secret. This is the only time that it is shown. */
  readonly token: string;
  /** A token, secret, session or code. */
  readonly credential: Credential;
  /** The old token, as it is now. */
  readonly replaced: {
    /** UUID */
    readonly id: string;
    /** The kind of credential. */
    readonly kind: 'api_token' | 'access_token' | 'client_secret' | 'session' | 'authorization_code' | 'refresh_token';
    /** The owner of a device. */
    readonly owner: OwnerRef;
    /** The OAuth client that the credential was issued to. */
    readonly applicationId: string | null;
    /** The sign-in that the credential was issued from. It ends with the sign-in. */
    readonly grantId: string | null;
    /** The browser's session that it was issued from. It ends when the person signs out there. */
    readonly sessionId: string | null;
    /** The client secret that it was got with. It ends with the secret. */
    readonly secretId: string | null;
    /** The assignment of the device on which the person signed in. The credential ends with the assignment. */
    readonly assignmentId: string | null;
    readonly scopes: readonly string[];
    /** What it is limited to beside its scopes; null for nothing. */
    readonly limits: {
      /** The routes that it may call: ids such as `native.people.list`, or a method and a path such as `GET /registry/v1/people`. `*` at the end stands for every continuation. Null: every route. */
      readonly endpoints: readonly string[] | null;
      /** The locations in which it acts as a location administrator. For tokens of full administrators. Null: everywhere. */
      readonly locationIds: readonly string[] | null;
      /** Each of its changes must be a dry run. */
      readonly dryRunOnly: boolean;
    } | null;
    readonly label: string;
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly createdAt: string;
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly expiresAt: string | null;
    /** RFC 3339 date-time in UTC, to the microsecond */
    readonly revokedAt: string | null;
    /** At most five seconds late. */
    readonly lastUsedAt: string | null;
  };
}

/** A person whose role or location rules would change. */
export interface RuledPerson {
  readonly person: {
    /** UUID */
    readonly id: string;
    readonly name: string;
  };
  /** Now. */
  readonly before: {
    /** Their role. */
    readonly role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
    /** Where they belong; null: nowhere. */
    readonly locationId: string | null;
  };
  /** By the rules. */
  readonly after: {
    /** Their role. */
    readonly role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
    /** Where they belong; null: nowhere. */
    readonly locationId: string | null;
  };
}

/** What rules would change. */
export interface RulesPreview {
  /** How many people would change. */
  readonly total: number;
  readonly items: readonly RuledPerson[];
}

/** Another device that is probably the same hardware. */
export interface SameHardware {
  /** A device: registered hardware or software. */
  readonly device: Device;
  /** How sure it is: as sure as the best evidence, and one step less if something differs. */
  readonly strength: 'weak' | 'medium' | 'strong';
  /** What agrees, the strongest first. */
  readonly evidence: readonly HardwareEvidence[];
  /** What both have and what differs, although one piece of hardware has one. */
  readonly differences: readonly ('serial' | 'imei' | 'mac' | 'platform' | 'make')[];
  /** Who holds it now, oldest first: at most ten, those that you may see. */
  readonly holders: readonly Holder[];
}

/** A secret that heldby must read back, sealed with a key that is not in the store. */
export interface SealedSecret {
  /** UUID */
  readonly organizationId: string;
  readonly organizationName: string;
  /** Which secret it is; never the secret itself. */
  readonly what: string;
  /** The key that seals it; null if it is not sealed. */
  readonly keyId: string | null;
  /** Whether the key file has this key. */
  readonly isReadable: boolean;
}

/** The keys of sealed secrets, without the keys themselves. */
export interface SealingKeys {
  /** The key file on the server. */
  readonly file: string;
  /** The ids of the keys, newest first; the first one seals. */
  readonly keys: readonly string[];
  readonly secrets: readonly SealedSecret[];
  /** A sentence for each secret that cannot be read. */
  readonly lost: readonly string[];
}

/** A person or device that a search has found. */
export interface SearchHit {
  /** What was found. */
  readonly type: 'person' | 'device';
  /** A whole value fits exactly, words start so, or something has it inside. */
  readonly rank: 'exact' | 'start' | 'inside';
  /** The members that fit, those that fit best first. */
  readonly matched: readonly string[];
  /** Null for a device. */
  readonly person: {
    /** UUID */
    readonly id: string;
    /** The person's number within the organization. */
    readonly number: number;
    /** Unique in the organization, ignoring letter case. */
    readonly login: string;
    readonly displayName: string;
    readonly email: string | null;
    readonly mobilePhone: string | null;
    /** Under which they are called. */
    readonly extension: string | null;
    /** Under which they are called. */
    readonly phoneNumber: string | null;
    /** UUID */
    readonly locationId: string | null;
    /** Why the person cannot sign in; null while they can. */
    readonly disabledReason: string | null;
    /** When the person left; null while they are here. */
    readonly removedAt: string | null;
    /** How many devices the person holds now. */
    readonly deviceCount: number;
  } | null;
  /** Null for a person. */
  readonly device: {
    /** UUID */
    readonly id: string;
    /** The device's number within the organization. */
    readonly number: number;
    /** The kind of device. */
    readonly kind: 'mobile' | 'native_catalog' | 'web_catalog' | 'browser' | 'desk_phone' | 'room_device';
    readonly name: string | null;
    readonly make: string | null;
    readonly model: string | null;
    /** The operating system. */
    readonly platform: 'ios' | 'android' | 'windows' | 'other' | null;
    readonly serial: string | null;
    /** 12 upper-case hex digits. */
    readonly mac: string | null;
    readonly udid: string | null;
    /** UUID */
    readonly locationId: string | null;
    readonly tags: readonly string[];
    /** Set while the device is disabled for all of its holders. */
    readonly disabled: {
      readonly reason: string;
      /** Who did it. */
      readonly by: {
        /** The kind of actor. */
        readonly kind: 'person' | 'application' | 'system';
        /** Null for the system. */
        readonly id: string | null;
        /** Known also after they have left. */
        readonly name: string;
      };
      /** RFC 3339 date-time in UTC, to the microsecond */
      readonly at: string;
    } | null;
    /** Who holds the device now, oldest first: at most five of them. */
    readonly holders: readonly DeviceHolder[];
  } | null;
}

/** The index that searches ask, of one organization. */
export interface SearchIndex {
  /** `ready`: it follows the events. `absent`: it has not been begun. */
  readonly state: 'ready' | 'building' | 'absent';
  /** Null until this server feeds the index. */
  readonly kind: 'fts5' | 'pg_trgm' | 'arrays' | null;
  /** How much of it is built. */
  readonly progress: number;
  /** The last event that it knows. */
  readonly indexedSequence: number;
  /** The organization's last event. */
  readonly lastSequence: number;
}

/** Where somebody is signed in. Tokens that were made by hand are no part of it. */
export interface Session {
  /** UUID */
  readonly id: string;
  /** UUID */
  readonly personId: string;
  readonly personName: string;
  /** `browser`: at the sign-in page. `app`: in an app that asked for the password itself, such as an app catalog. */
  readonly kind: 'browser' | 'app';
  /** How they signed in: with their password, or at the OpenID provider. */
  readonly method: 'password' | 'provider';
  /** Where they signed in from: an IPv4 address, or the /64 of an IPv6 address. */
  readonly network: string | null;
  /** What the browser or the app calls itself; null if it did not say. */
  readonly userAgent: string | null;
  /** The device of an app catalog; null for others. */
  readonly device: {
    /** UUID */
    readonly id: string;
    readonly name: string;
  } | null;
  /** What is signed in from this browser. */
  readonly applications: readonly ({
    /** UUID */
    readonly id: string;
    readonly name: string;
    /** At most five seconds late. */
    readonly lastUsedAt: string | null;
  })[];
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** When the session, or a token that came from it, was last used; at most five seconds late. */
  readonly lastUsedAt: string | null;
  /** When it is over, with all that came from it. */
  readonly expiresAt: string;
  /** Your token came from it. */
  readonly isCurrent: boolean;
}

/** A person, and how they stand with their password. */
export interface ShownPerson {
  /** UUID */
  readonly id: string;
  /** The person's number within the organization. */
  readonly number: number;
  /** Unique in the organization, ignoring letter case. */
  readonly login: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly mobilePhone: string | null;
  /** What the person may do with others' data. */
  readonly role: 'full' | 'read_only' | 'user_admin' | 'location_admin' | 'member';
  /** UUID */
  readonly locationId: string | null;
  /** Why the person cannot sign in; null while they can. */
  readonly disabledReason: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly modifiedAt: string;
  /** Counts the changes, from 1. */
  readonly revision: number;
  /** Unique among the people who are here, ignoring letter case. */
  readonly employeeNumber?: string;
  /** Free text. The person sees it, too. */
  readonly notes?: string;
  /** The directory that sets their login, names, addresses and employee number. */
  readonly managedBy?: string;
  /** What it is called in other systems, one id for each. */
  readonly externalIds?: readonly ExternalId[];
  /** What the organization notes beyond the other members, by key. Its definitions say which keys there are. */
  readonly metadata?: object;
  /** When their password was set; null while they have none. */
  readonly passwordChangedAt: string | null;
  /** Until when they cannot sign in with it from some network, after wrong passwords; null while there is no lock-out. */
  readonly lockedUntil: string | null;
}

/** A delivery with its request and each answer. */
export interface TracedDelivery {
  /** The `webhook-id` of the message; the same for each try. */
  readonly id: string;
  /** UUID */
  readonly webhookId: string;
  /** The event. */
  readonly sequence: number;
  /** What happened. */
  readonly type: 'organization.created' | 'organization.updated' | 'organization.renamed' | 'organization.closed' | 'organization.reopened' | 'organization.retention_applied' | 'organization.mail_template_set' | 'organization.host_added' | 'organization.host_removed' | 'installation.keys_rotated' | 'backup.made' | 'backup.removed' | 'backup.streamed' | 'list.exported' | 'import.applied' | 'import.undone' | 'job.asked' | 'job.died' | 'job.retried' | 'job.cancelled' | 'metadata_definition.created' | 'metadata_definition.updated' | 'metadata_definition.removed' | 'location.created' | 'location.updated' | 'location.closed' | 'location.reopened' | 'workspace.created' | 'workspace.updated' | 'workspace.closed' | 'workspace.reopened' | 'person.created' | 'person.updated' | 'person.locations_set' | 'person.disabled' | 'person.enabled' | 'person.password_set' | 'person.locked_out' | 'sign_in.failed' | 'sign_in.failed_widely' | 'person.unlocked' | 'person.removed' | 'person.restored' | 'person.rehired' | 'person.exported' | 'person.erased' | 'person.merged' | 'person.unmerged' | 'off_boarding.planned' | 'off_boarding.updated' | 'off_boarding.cancelled' | 'off_boarding.failed' | 'provider.created' | 'provider.updated' | 'provider.removed' | 'identity.bound' | 'identity.unbound' | 'sign_in.refused' | 'group.created' | 'group.updated' | 'group.removed' | 'group.member_added' | 'group.member_removed' | 'signing_credential.created' | 'signing_credential.removed' | 'application.created' | 'application.updated' | 'application.disabled' | 'application.enabled' | 'application.removed' | 'consent.given' | 'consent.withdrawn' | 'grant.created' | 'credential.issued' | 'credential.refused' | 'credential.updated' | 'credential.revoked' | 'device.created' | 'device.updated' | 'device.disabled' | 'device.enabled' | 'device.lifecycle_changed' | 'device.erased' | 'device.merged' | 'device.unmerged' | 'assignment.created' | 'assignment.updated' | 'assignment.disabled' | 'assignment.enabled' | 'assignment.overdue' | 'assignment.reminded' | 'assignment.ended' | 'assignment.corrected' | 'assignment.removed' | 'block.set' | 'block.updated' | 'block.lifted' | 'approval.requested' | 'approval.approved' | 'approval.denied' | 'approval.expired' | 'approval.withdrawn' | 'policy.step_taken' | 'policy.step_undone' | 'policy.run_finished' | 'policy.run_failed' | 'policy.run_undone' | 'policy_exemption.created' | 'policy_exemption.removed' | 'push.registered' | 'push.updated' | 'push.quarantined' | 'push.ended' | 'line.created' | 'line.updated' | 'line.ended' | 'virtual_line.created' | 'virtual_line.updated' | 'virtual_line.closed' | 'virtual_line.reopened' | 'calling.updated' | 'calling.removed' | 'hoteling.updated' | 'desk_phone.activated' | 'desk_phone.checked_in' | 'desk_phone.customized' | 'desk_phone.changes_applied' | 'desk_phone.password_changed' | 'desk_settings.updated' | 'key_template.created' | 'key_template.updated' | 'key_template.removed' | 'activation.issued' | 'activation.redeemed' | 'guest_session.started' | 'guest_session.updated' | 'guest_session.ended' | 'directory.created' | 'directory.updated' | 'directory.removed' | 'webhook.created' | 'webhook.updated' | 'webhook.disabled' | 'webhook.enabled' | 'webhook.secret_rotated' | 'webhook.tested' | 'webhook.replayed' | 'webhook.removed';
  /** The device that the event is about. */
  readonly deviceName: string | null;
  /** The person, or other owner, that the event is about. */
  readonly ownerName: string | null;
  /** `dead`: it was tried for three days, or cannot be sent any more. */
  readonly state: 'waiting' | 'delivered' | 'dead';
  /** How often it was tried. */
  readonly attempts: number;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** When it is tried next. It may wait longer for an earlier one of the same subject. */
  readonly nextAttemptAt: string | null;
  /** When it was delivered or given up. */
  readonly settledAt: string | null;
  /** The status of the last answer; null where there was none. */
  readonly status: number | null;
  /** Why the last try failed. */
  readonly error: string | null;
  /** What is sent. */
  readonly request: {
    /** Without what may be a secret. */
    readonly url: string;
    /** But the signature and the time, which each try has of its own. */
    readonly headers: Readonly<Record<string, string>>;
    /** As it would be sent now; null if the event is not kept any more. */
    readonly body: string | null;
  };
  /** The tries, the oldest first; of many, the last hundred. */
  readonly tries: readonly WebhookAttempt[];
}

/** A step that was undone. */
export interface UndoneStep {
  /** One thing that a policy did to one device. */
  readonly step: PolicyStep;
  /** What became of each assignment that had ended. */
  readonly things: readonly ({
    /** UUID */
    readonly assignmentId: string;
    /** Whether the holder has the device again. */
    readonly came: boolean;
    /** The new assignment: what ended stays in the history. */
    readonly newId: string | null;
    /** Why it did not come back. */
    readonly why: string | null;
  })[];
}

/** A line that belongs to neither a person nor a workspace. */
export interface VirtualLine {
  /** UUID */
  readonly id: string;
  readonly firstName: string;
  readonly lastName: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly modifiedAt: string;
  /** Since when it is closed; null while it is open. */
  readonly closedAt: string | null;
  /** Counts the changes, from 1. */
  readonly revision: number;
}

/** WebexModel */
export interface WebexModel {
  /** The name by which clients add a phone of this model */
  readonly model: string;
  /** The name that displays show; the model without `DMS ` if left out */
  readonly displayName?: string;
  /** What the model can do; GENERIC_SIP if left out */
  readonly type?: 'MPP' | 'ATA' | 'GENERIC_SIP' | 'DESK_PHONE';
  /** Who makes it */
  readonly make?: string;
  /** How many lines fit on it */
  readonly linePorts: number;
}

/** Where events are sent, and how it stands with that. */
export interface Webhook {
  /** UUID */
  readonly id: string;
  readonly name: string;
  /** Where events are sent, without what may be a secret: the query, and for Slack and Teams the path. */
  readonly url: string;
  /** `standard`: the event as the feed serves it, signed by the Standard Webhooks scheme. `slack`, `teams`: a sentence about it, in the form that these take. */
  readonly format: 'standard' | 'slack' | 'teams';
  /** Which events are sent. All conditions must hold. */
  readonly filter: WebhookFilter;
  /** Until when the secret before the present one signs, too. */
  readonly oldSecretUntil: string | null;
  /** Why nothing is sent; null while it is enabled. */
  readonly disabledReason: string | null;
  /** Since when nothing is sent. */
  readonly disabledAt: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly modifiedAt: string;
  /** Counts the changes, from 1. */
  readonly revision: number;
  /** `failing`: the last answer was a failure. `disabled`: by an administrator. `switched_off`: by heldby, because nothing could be delivered. */
  readonly state: 'active' | 'failing' | 'disabled' | 'switched_off';
  /** Its position in the feed: every event up to here is delivered, waits for another try, or was not wanted. */
  readonly after: string;
  /** How many events of the organization are behind its position. */
  readonly behind: number;
  /** How many deliveries wait for another try, or for an earlier one of the same subject. */
  readonly waiting: number;
  /** The last event of a replay that is under way. */
  readonly replayingUntil: string | null;
  /** When something was last delivered. */
  readonly lastDeliveredAt: string | null;
  /** Since when every try has failed; null if the last one did not. */
  readonly failingSince: string | null;
  /** Why the last try failed. */
  readonly lastError: string | null;
}

/** One try to deliver, and the answer. */
export interface WebhookAttempt {
  /** Counts the tries from 1. */
  readonly number: number;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly at: string;
  /** How long it took, in milliseconds. */
  readonly durationMs: number;
  /** The status of the answer; null where there was none. */
  readonly status: number | null;
  /** Why it failed; null if it did not. */
  readonly error: string | null;
  /** The first kilobyte of the answer; null where there was none, or it is not kept any more. */
  readonly answer: string | null;
}

/** One event on its way to a webhook. */
export interface WebhookDelivery {
  /** The `webhook-id` of the message; the same for each try. */
  readonly id: string;
  /** UUID */
  readonly webhookId: string;
  /** The event. */
  readonly sequence: number;
  /** What happened. */
  readonly type: 'organization.created' | 'organization.updated' | 'organization.renamed' | 'organization.closed' | 'organization.reopened' | 'organization.retention_applied' | 'organization.mail_template_set' | 'organization.host_added' | 'organization.host_removed' | 'installation.keys_rotated' | 'backup.made' | 'backup.removed' | 'backup.streamed' | 'list.exported' | 'import.applied' | 'import.undone' | 'job.asked' | 'job.died' | 'job.retried' | 'job.cancelled' | 'metadata_definition.created' | 'metadata_definition.updated' | 'metadata_definition.removed' | 'location.created' | 'location.updated' | 'location.closed' | 'location.reopened' | 'workspace.created' | 'workspace.updated' | 'workspace.closed' | 'workspace.reopened' | 'person.created' | 'person.updated' | 'person.locations_set' | 'person.disabled' | 'person.enabled' | 'person.password_set' | 'person.locked_out' | 'sign_in.failed' | 'sign_in.failed_widely' | 'person.unlocked' | 'person.removed' | 'person.restored' | 'person.rehired' | 'person.exported' | 'person.erased' | 'person.merged' | 'person.unmerged' | 'off_boarding.planned' | 'off_boarding.updated' | 'off_boarding.cancelled' | 'off_boarding.failed' | 'provider.created' | 'provider.updated' | 'provider.removed' | 'identity.bound' | 'identity.unbound' | 'sign_in.refused' | 'group.created' | 'group.updated' | 'group.removed' | 'group.member_added' | 'group.member_removed' | 'signing_credential.created' | 'signing_credential.removed' | 'application.created' | 'application.updated' | 'application.disabled' | 'application.enabled' | 'application.removed' | 'consent.given' | 'consent.withdrawn' | 'grant.created' | 'credential.issued' | 'credential.refused' | 'credential.updated' | 'credential.revoked' | 'device.created' | 'device.updated' | 'device.disabled' | 'device.enabled' | 'device.lifecycle_changed' | 'device.erased' | 'device.merged' | 'device.unmerged' | 'assignment.created' | 'assignment.updated' | 'assignment.disabled' | 'assignment.enabled' | 'assignment.overdue' | 'assignment.reminded' | 'assignment.ended' | 'assignment.corrected' | 'assignment.removed' | 'block.set' | 'block.updated' | 'block.lifted' | 'approval.requested' | 'approval.approved' | 'approval.denied' | 'approval.expired' | 'approval.withdrawn' | 'policy.step_taken' | 'policy.step_undone' | 'policy.run_finished' | 'policy.run_failed' | 'policy.run_undone' | 'policy_exemption.created' | 'policy_exemption.removed' | 'push.registered' | 'push.updated' | 'push.quarantined' | 'push.ended' | 'line.created' | 'line.updated' | 'line.ended' | 'virtual_line.created' | 'virtual_line.updated' | 'virtual_line.closed' | 'virtual_line.reopened' | 'calling.updated' | 'calling.removed' | 'hoteling.updated' | 'desk_phone.activated' | 'desk_phone.checked_in' | 'desk_phone.customized' | 'desk_phone.changes_applied' | 'desk_phone.password_changed' | 'desk_settings.updated' | 'key_template.created' | 'key_template.updated' | 'key_template.removed' | 'activation.issued' | 'activation.redeemed' | 'guest_session.started' | 'guest_session.updated' | 'guest_session.ended' | 'directory.created' | 'directory.updated' | 'directory.removed' | 'webhook.created' | 'webhook.updated' | 'webhook.disabled' | 'webhook.enabled' | 'webhook.secret_rotated' | 'webhook.tested' | 'webhook.replayed' | 'webhook.removed';
  /** The device that the event is about. */
  readonly deviceName: string | null;
  /** The person, or other owner, that the event is about. */
  readonly ownerName: string | null;
  /** `dead`: it was tried for three days, or cannot be sent any more. */
  readonly state: 'waiting' | 'delivered' | 'dead';
  /** How often it was tried. */
  readonly attempts: number;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** When it is tried next. It may wait longer for an earlier one of the same subject. */
  readonly nextAttemptAt: string | null;
  /** When it was delivered or given up. */
  readonly settledAt: string | null;
  /** The status of the last answer; null where there was none. */
  readonly status: number | null;
  /** Why the last try failed. */
  readonly error: string | null;
}

/** Which events are sent. All conditions must hold. */
export interface WebhookFilter {
  /** Types of events; `device.*` stands for all types of a noun. Null: every type. */
  readonly types: readonly string[] | null;
  /** Events about this person, workspace, virtual line or application. Null: about anybody. */
  readonly ownerId: string | null;
  /** Events about this device. Null: about any. */
  readonly deviceId: string | null;
  /** Events about devices, people and workspaces that are at this location when the event is sent, and about itself. Null: anywhere. */
  readonly locationId: string | null;
}

/** A room or shared place that can own devices. */
export interface Workspace {
  /** UUID */
  readonly id: string;
  /** Name */
  readonly name: string;
  /** UUID */
  readonly locationId: string | null;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly createdAt: string;
  /** RFC 3339 date-time in UTC, to the microsecond */
  readonly modifiedAt: string;
  /** Since when it is closed; null while it is open. */
  readonly closedAt: string | null;
  /** Counts the changes, from 1. */
  readonly revision: number;
}
