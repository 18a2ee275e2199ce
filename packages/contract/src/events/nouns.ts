/** Schemas of objects that appear in events but in no route of the native API yet. Secrets are left out. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from '../lengths.ts';
import { OwnerRef, ROLE_WORDS } from '../objects.ts';
import { closed, freeText, Id, nullable, oneOf, Time } from '../schema.ts';

const name = freeText(LENGTHS.name);

export const CREDENTIAL_KIND_WORDS = [
  'api_token',
  'access_token',
  'client_secret',
  'session',
  'authorization_code',
  'refresh_token',
] as const;
export const GRANT_KIND_WORDS = ['client_credentials', 'authorization_code', 'refresh_token', 'implicit'] as const;
export const SIGNING_PLATFORM_WORDS = ['ios', 'android', 'windows_phone', 'windows'] as const;
export const PUSH_STATE_WORDS = ['active', 'quarantined', 'ended'] as const;
export const APPEARANCE_WORDS = ['primary', 'shared'] as const;

export const Group = closed(
  {
    id: Id,
    number: Type.Integer({ description: "The group's number within the organization." }),
    name,
    description: freeText(LENGTHS.description),
    forEverybody: Type.Boolean({ description: 'Everybody belongs to it, and it can be neither renamed nor removed.' }),
    createdAt: Time,
    modifiedAt: Time,
  },
  'A group of people.',
);
export type Group = Static<typeof Group>;

export const RemovedGroup = closed(
  { ...Group.properties, members: Type.Array(Id, { description: 'The people who were in the group.' }) },
  'A removed group.',
);
export type RemovedGroup = Static<typeof RemovedGroup>;

/** Without the provider's client secret. */
export const IdentityProvider = closed(
  {
    name: freeText(LENGTHS.name, 'Its name on the sign-in page.'),
    issuer: freeText(LENGTHS.url),
    clientId: freeText(LENGTHS.id, 'The client id of heldby at the provider.'),
    loginClaim: freeText(LENGTHS.name, "The claim of the ID token that is the person's login."),
  },
  'An external OpenID provider.',
);
export type IdentityProvider = Static<typeof IdentityProvider>;

export const SigningCredential = closed(
  {
    id: Id,
    description: freeText(LENGTHS.description),
    platform: oneOf(SIGNING_PLATFORM_WORDS, 'The platform whose apps it signs.'),
    expiresAt: Time,
    createdAt: Time,
  },
  'A certificate or key that apps are signed with, and when it expires.',
);
export type SigningCredential = Static<typeof SigningCredential>;

/** Without the client secret, which is a credential of its own. */
export const Application = closed(
  {
    id: Id,
    clientId: freeText(LENGTHS.id),
    name,
    role: oneOf(ROLE_WORDS, "What the application may do with others' data."),
    grants: Type.Array(oneOf(GRANT_KIND_WORDS, 'A way to get tokens.')),
    redirectUris: Type.Array(freeText(LENGTHS.url), { description: 'Where people return to after they signed in.' }),
    public: Type.Boolean({ description: 'The application cannot keep a secret, so it has none.' }),
    firstParty: Type.Boolean({ description: 'People are not asked for consent.' }),
    createdAt: Time,
  },
  'An OAuth client.',
);
export type Application = Static<typeof Application>;

export const Consent = closed(
  { applicationId: Id, scopes: Type.Array(name) },
  'The scopes that a person has granted to an application.',
);
export type Consent = Static<typeof Consent>;

export const AdministeredLocations = closed(
  { locationIds: Type.Array(Id) },
  'The locations that a location administrator is responsible for.',
);
export type AdministeredLocations = Static<typeof AdministeredLocations>;

/** Without the redirect URI and the code challenge, which are needed to redeem the code. */
export const SignInGrant = closed(
  {
    id: Id,
    personId: Id,
    applicationId: Id,
    kind: oneOf(['authorization_code', 'implicit'], 'How the application gets its token.'),
    scopes: Type.Array(name),
    scopeWords: freeText(LENGTHS.opaque, "The scopes in the words of the client's request."),
    createdAt: Time,
  },
  'One sign-in of a person to an application.',
);
export type SignInGrant = Static<typeof SignInGrant>;

/** Without the secret and its digest. */
export const Credential = closed(
  {
    id: Id,
    kind: oneOf(CREDENTIAL_KIND_WORDS, 'The kind of credential.'),
    owner: OwnerRef,
    applicationId: nullable(Id, 'The OAuth client that the credential was issued to.'),
    grantId: nullable(Id, 'The sign-in that the credential was issued from. It ends with the sign-in.'),
    assignmentId: nullable(
      Id,
      'The assignment of the device on which the person signed in. The credential ends with the assignment.',
    ),
    scopes: Type.Array(name),
    label: name,
    createdAt: Time,
    expiresAt: nullable(Time),
    revokedAt: nullable(Time),
    lastUsedAt: nullable(Time),
  },
  'A token, secret, session or code.',
);
export type Credential = Static<typeof Credential>;

/** Without the token, its digest, the notification id and the session, which belong to the holder's app. */
export const PushRegistration = closed(
  {
    assignmentId: Id,
    applicationId: nullable(Id),
    acceptNotifications: Type.Boolean({ description: 'Whether the app asked for pushes.' }),
    state: oneOf(PUSH_STATE_WORDS, '`quarantined`: a newer registration took over the token.'),
  },
  "One app's registration for pushes on one device, for one holder.",
);
export type PushRegistration = Static<typeof PushRegistration>;

export const Line = closed(
  {
    id: Id,
    deviceId: Id,
    owner: OwnerRef,
    port: Type.Integer({ description: 'Counted from 1; one line per port.' }),
    kind: oneOf(APPEARANCE_WORDS, "`primary` is the line of the device's owner."),
    appearance: oneOf(APPEARANCE_WORDS, 'How the line appears on the phone.'),
    weight: Type.Integer({ description: 'How many ports the line occupies.' }),
    label: nullable(name),
    hotlineDestination: nullable(name, 'Called at once when the receiver is lifted.'),
    allowCallDecline: Type.Boolean(),
    t38Fax: Type.Boolean(),
  },
  "An owner's line on a port of a device.",
);
export type Line = Static<typeof Line>;

export const Hoteling = closed(
  {
    enabled: Type.Boolean(),
    limitGuestUse: Type.Boolean(),
    guestHoursLimit: Type.Number({ description: 'Hours.' }),
  },
  "An owner's settings as a host of guests.",
);
export type Hoteling = Static<typeof Hoteling>;

/** Without the values, any of which may be a secret, such as a network's password. */
export const Customization = closed(
  {
    enabled: Type.Boolean({ description: "Whether the device uses its own settings instead of its location's." }),
    settings: Type.Array(name, { description: 'The names of the settings, without their values.' }),
  },
  "A device's own settings.",
);
export type Customization = Static<typeof Customization>;

/** Without the code, which redeems the activation. */
export const Activation = closed(
  { model: nullable(name, 'The model that the code is for; null for a room device of any model.'), expiresAt: Time },
  'A code with which a device can be added for its owner.',
);
export type Activation = Static<typeof Activation>;
