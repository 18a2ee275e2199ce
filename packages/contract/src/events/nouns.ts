/** Objects of the registry that no route of the native API shows yet, as its events show them. Secrets have no member here. */
import Type, { type Static } from 'typebox';
import { OwnerRef, ROLE_WORDS } from '../objects.ts';
import { closed, Id, nullable, oneOf, Time } from '../schema.ts';

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
    number: Type.Integer({ description: "The group's integer within the organization." }),
    name: Type.String(),
    description: Type.String(),
    forEverybody: Type.Boolean({ description: 'Everybody belongs to it, and it can be neither renamed nor removed.' }),
    createdAt: Time,
    modifiedAt: Time,
  },
  'Who belongs together, as an administrator says.',
);
export type Group = Static<typeof Group>;

export const RemovedGroup = closed(
  { ...Group.properties, members: Type.Array(Id, { description: 'The people who were in it.' }) },
  'A group as it was when it was removed.',
);
export type RemovedGroup = Static<typeof RemovedGroup>;

/** The provider's client secret has no member. */
export const IdentityProvider = closed(
  {
    name: Type.String({ description: 'What the sign-in page calls it.' }),
    issuer: Type.String(),
    clientId: Type.String({ description: 'As which client heldby is registered there.' }),
    loginClaim: Type.String({ description: "The claim of the ID token that is the person's login." }),
  },
  'An OpenID provider outside of heldby.',
);
export type IdentityProvider = Static<typeof IdentityProvider>;

export const SigningCredential = closed(
  {
    id: Id,
    description: Type.String(),
    platform: oneOf(SIGNING_PLATFORM_WORDS, 'What it signs apps for.'),
    expiresAt: Time,
    createdAt: Time,
  },
  'What apps are signed with, as far as people must see when it expires.',
);
export type SigningCredential = Static<typeof SigningCredential>;

/** The client secret is a credential of its own, and shown nowhere. */
export const Application = closed(
  {
    id: Id,
    clientId: Type.String(),
    name: Type.String(),
    role: oneOf(ROLE_WORDS, 'What it may do to others.'),
    grants: Type.Array(oneOf(GRANT_KIND_WORDS, 'A way to get tokens.')),
    redirectUris: Type.Array(Type.String(), { description: 'Where people are sent back to after they signed in.' }),
    public: Type.Boolean({ description: 'It cannot keep a secret, and therefore has none.' }),
    firstParty: Type.Boolean({ description: 'People are not asked whether they allow it.' }),
    createdAt: Time,
  },
  'An OAuth client.',
);
export type Application = Static<typeof Application>;

export const Consent = closed(
  { applicationId: Id, scopes: Type.Array(Type.String()) },
  'What a person has allowed an application.',
);
export type Consent = Static<typeof Consent>;

/** The redirect URI and the code challenge have no members: with the code, they are what redeems it. */
export const SignInGrant = closed(
  {
    id: Id,
    personId: Id,
    applicationId: Id,
    kind: oneOf(['authorization_code', 'implicit'], 'How the application gets its token.'),
    scopes: Type.Array(Type.String()),
    scopeWords: Type.String({ description: 'The scopes in the words that the client asked with.' }),
    createdAt: Time,
  },
  'One sign-in of a person to an application.',
);
export type SignInGrant = Static<typeof SignInGrant>;

/** Neither the secret nor its digest has a member. */
export const Credential = closed(
  {
    id: Id,
    kind: oneOf(CREDENTIAL_KIND_WORDS, 'What it is.'),
    owner: OwnerRef,
    applicationId: nullable(Id, 'The OAuth client that it was issued to.'),
    grantId: nullable(Id, 'The sign-in from which it comes, and with which it ends.'),
    assignmentId: nullable(Id, 'The holding of the device on which the sign-in happened, and with which it ends.'),
    scopes: Type.Array(Type.String()),
    label: Type.String(),
    createdAt: Time,
    expiresAt: nullable(Time),
    revokedAt: nullable(Time),
    lastUsedAt: nullable(Time),
  },
  'Anything that authenticates.',
);
export type Credential = Static<typeof Credential>;

/** The token, its digest, the notification id and the session belong to the holder's app, and have no members. */
export const PushRegistration = closed(
  {
    assignmentId: Id,
    applicationId: nullable(Id),
    acceptNotifications: Type.Boolean({ description: 'Whether the app asked for pushes.' }),
    state: oneOf(PUSH_STATE_WORDS, 'Quarantined: a newer registration took its token over.'),
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
    kind: oneOf(APPEARANCE_WORDS, 'Primary: the one line that decides who owns the device.'),
    appearance: oneOf(APPEARANCE_WORDS, 'How the line shows on the phone.'),
    weight: Type.Integer({ description: 'How many ports it takes.' }),
    label: nullable(Type.String()),
    hotlineDestination: nullable(Type.String(), 'Called at once when the receiver is lifted.'),
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

/** The values have no member: they may hold passwords, of networks for instance, and nobody can tell which do. */
export const Customization = closed(
  {
    enabled: Type.Boolean({ description: "Whether the device follows its own settings, and not its location's." }),
    settings: Type.Array(Type.String(), { description: 'The names of the settings that were put, without their values.' }),
  },
  "A device's own settings.",
);
export type Customization = Static<typeof Customization>;

/** The code has no member: it is what redeems the activation. */
export const Activation = closed(
  { model: nullable(Type.String(), 'For which model; null: for a room device of any.'), expiresAt: Time },
  'A code with which a phone can be added for its owner.',
);
export type Activation = Static<typeof Activation>;
