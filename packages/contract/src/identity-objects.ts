/** The objects of the native API with which people and programs authenticate. Secrets are left out. */
import Type, { type Static } from 'typebox';
import { LENGTHS } from './lengths.ts';
import { NamedOwner, OwnerRef, Person, ROLE_WORDS } from './objects.ts';
import { closed, freeText, Id, nullable, oneOf, Time } from './schema.ts';

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

export * from './provider-objects.ts';

export const ShownPerson = closed(
  {
    ...Person.properties,
    passwordChangedAt: nullable(Time, 'When their password was set; null while they have none.'),
    lockedUntil: nullable(
      Time,
      'Until when they cannot sign in with it from some network, after wrong passwords; null while there is no lock-out.',
    ),
  },
  'A person, and how they stand with their password.',
);
export type ShownPerson = Static<typeof ShownPerson>;

export const OutsideIdentity = closed(
  {
    id: Id,
    personId: Id,
    issuer: freeText(LENGTHS.url, 'The provider.'),
    subject: freeText(LENGTHS.subject, 'The `sub` of its ID tokens, which it never gives to somebody else.'),
    login: freeText(LENGTHS.name, 'What the provider called the person at the first sign-in.'),
    isOrigin: Type.Boolean({ description: 'The person comes from the provider: the first sign-in added them.' }),
    createdAt: Time,
  },
  'Who somebody at an OpenID provider is here. Their first sign-in makes it, and later ones go by it alone.',
);
export type OutsideIdentity = Static<typeof OutsideIdentity>;

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
    disabledReason: nullable(freeText(LENGTHS.reason), 'Why it may not act; null while it may.'),
    createdAt: Time,
  },
  'An OAuth client.',
);
export type Application = Static<typeof Application>;

const ENDPOINTS_LIMIT = 100;
const LOCATIONS_LIMIT = 100;

export const TokenLimits = closed(
  {
    endpoints: nullable(
      Type.Array(freeText(LENGTHS.name), { maxItems: ENDPOINTS_LIMIT }),
      'The routes that it may call: ids such as `native.people.list`, or a method and a path such as `GET /registry/v1/people`. `*` at the end stands for every continuation. Null: every route.',
    ),
    locationIds: nullable(
      Type.Array(Id, { maxItems: LOCATIONS_LIMIT }),
      'The locations in which it acts as a location administrator. For tokens of full administrators. Null: everywhere.',
    ),
    dryRunOnly: Type.Boolean({ description: 'Each of its changes must be a dry run.' }),
  },
  'What a token is limited to, beside its scopes.',
);
export type TokenLimits = Static<typeof TokenLimits>;

/** Without the secret and its digest. */
export const Credential = closed(
  {
    id: Id,
    kind: oneOf(CREDENTIAL_KIND_WORDS, 'The kind of credential.'),
    owner: OwnerRef,
    applicationId: nullable(Id, 'The OAuth client that the credential was issued to.'),
    grantId: nullable(Id, 'The sign-in that the credential was issued from. It ends with the sign-in.'),
    sessionId: nullable(Id, "The browser's session that it was issued from. It ends when the person signs out there."),
    secretId: nullable(Id, 'The client secret that it was got with. It ends with the secret.'),
    assignmentId: nullable(
      Id,
      'The assignment of the device on which the person signed in. The credential ends with the assignment.',
    ),
    scopes: Type.Array(name),
    limits: nullable(TokenLimits, 'What it is limited to beside its scopes; null for nothing.'),
    label: name,
    createdAt: Time,
    expiresAt: nullable(Time),
    revokedAt: nullable(Time),
    lastUsedAt: nullable(Time, 'At most five seconds late.'),
  },
  'A token, secret, session or code.',
);
export type Credential = Static<typeof Credential>;

export const NamedCredential = closed(
  { ...Credential.properties, owner: NamedOwner },
  'A token, secret, session or code, with the name of its holder.',
);
export type NamedCredential = Static<typeof NamedCredential>;

export const SIGN_IN_METHOD_WORDS = ['password', 'provider'] as const;
export const SESSION_KIND_WORDS = ['browser', 'app'] as const;

const orNull = <T>(schema: object, description: string) =>
  Type.Unsafe<T | null>({ ...schema, type: ['object', 'null'], description });

const SessionDevice = closed({ id: Id, name: freeText(LENGTHS.name) });

export const Session = closed(
  {
    id: Id,
    personId: Id,
    personName: freeText(LENGTHS.displayName),
    kind: oneOf(
      SESSION_KIND_WORDS,
      '`browser`: at the sign-in page. `app`: in an app that asked for the password itself, such as an app catalog.',
    ),
    method: oneOf(SIGN_IN_METHOD_WORDS, 'How they signed in: with their password, or at the OpenID provider.'),
    network: nullable(freeText(LENGTHS.ip, 'Where they signed in from: an IPv4 address, or the /64 of an IPv6 address.')),
    userAgent: nullable(freeText(LENGTHS.name), 'What the browser or the app calls itself; null if it did not say.'),
    device: orNull<Static<typeof SessionDevice>>(SessionDevice, 'The device of an app catalog; null for others.'),
    applications: Type.Array(
      closed({ id: Id, name, lastUsedAt: nullable(Time, 'At most five seconds late.') }, 'An OAuth client.'),
      { description: 'What is signed in from this browser.' },
    ),
    createdAt: Time,
    lastUsedAt: nullable(Time, 'When the session, or a token that came from it, was last used; at most five seconds late.'),
    expiresAt: Type.String({ format: 'date-time', description: 'When it is over, with all that came from it.' }),
    isCurrent: Type.Boolean({ description: 'Your token came from it.' }),
  },
  'Where somebody is signed in. Tokens that were made by hand are no part of it.',
);
export type Session = Static<typeof Session>;

export const EndedSessions = closed(
  {
    personId: Id,
    endedSessions: Type.Integer({ description: 'How many sessions were ended.' }),
    revokedCredentials: Type.Integer({ description: 'How many credentials were revoked with them.' }),
  },
  'What ended.',
);
export type EndedSessions = Static<typeof EndedSessions>;

const secret = {
  id: Id,
  label: name,
  createdAt: Time,
  expiresAt: nullable(Time),
  revokedAt: nullable(Time),
  lastUsedAt: nullable(Time, 'At most five seconds late.'),
};

export const ClientSecret = closed(secret, 'A secret of an OAuth client, without the secret itself.');
export type ClientSecret = Static<typeof ClientSecret>;

const shown = Type.String({ description: 'The secret. This is the only time that it is shown.' });

export const IssuedToken = closed({ token: shown, credential: Credential }, 'A new token.');
export type IssuedToken = Static<typeof IssuedToken>;

/** A day: time to put the new token everywhere. */
export const KEEP_OLD_TOKEN_SECONDS = 86_400;

export const RotatedToken = closed(
  {
    ...IssuedToken.properties,
    replaced: Type.Unsafe<Credential>({ ...Credential, description: 'The old token, as it is now.' }),
  },
  'A new token in place of an old one.',
);
export type RotatedToken = Static<typeof RotatedToken>;

export const IssuedSecret = closed({ ...secret, clientSecret: shown }, 'A new secret of an OAuth client.');
export type IssuedSecret = Static<typeof IssuedSecret>;

export const IssuedApplication = closed(
  { ...Application.properties, clientSecret: nullable(shown, 'Shown this once; null for a public client.') },
  'A new OAuth client.',
);
export type IssuedApplication = Static<typeof IssuedApplication>;

const lockOut = {
  attempts: Type.Integer({ description: 'The wrong passwords that led to it.' }),
  since: Time,
  until: Time,
};
const NETWORK = 'Where the wrong passwords came from: an IPv4 address, or the /64 of an IPv6 address.';

export const LockOut = closed(
  {
    personId: Id,
    login: freeText(LENGTHS.name),
    network: nullable(freeText(LENGTHS.ip), `${NETWORK} Null: every network from which nobody of the organization signs in.`),
    ...lockOut,
  },
  'For a while, a person cannot sign in with their password from a network. Their tokens and other ways to sign in stay.',
);
export type LockOut = Static<typeof LockOut>;

/** What the event of a lock-out says. */
export const BegunLockOut = closed({
  network: Type.Optional(freeText(LENGTHS.ip, `${NETWORK} Left out: every one from which nobody of the organization signs in.`)),
  ...lockOut,
});
export type BegunLockOut = Static<typeof BegunLockOut>;
