/** The objects of the native API about OpenID providers, at which people of the organization sign in. Events import them. */
import Type, { type Static } from 'typebox';
import { DirectoryRule } from './directory-record.ts';
import { LENGTHS } from './lengths.ts';
import { closed, freeText, Id, nullable, oneOf, Time } from './schema.ts';

/** More domains than that are a company that a holding has bought, with a provider of its own. */
export const PROVIDER_DOMAINS_LIMIT = 100;

const issuer = freeText(LENGTHS.url, 'The `iss` of its ID tokens. An organization has one provider with it.');

/** A provider vouches for people of its domains, and not for what they may do here: administrators are made by hand or by a rule. */
export const NEW_PEOPLE_ROLE_WORDS = ['member', 'read_only'] as const;

export const NewPeople = closed(
  {
    role: oneOf(NEW_PEOPLE_ROLE_WORDS, 'The role that they get.'),
    locationId: nullable(Id, 'Where they belong; null: nowhere.'),
  },
  'What people get that their first sign-in adds.',
);
export type NewPeople = Static<typeof NewPeople>;

/** Without the provider's client secret. */
export const IdentityProvider = closed(
  {
    id: Id,
    name: freeText(LENGTHS.name, 'Its name on the sign-in page.'),
    issuer,
    clientId: freeText(LENGTHS.id, 'The client id of heldby at the provider.'),
    domains: Type.Array(freeText(LENGTHS.host), {
      description:
        'Whose people sign in there: the domains of their logins, in ASCII. Empty: everybody whose domain no other provider has.',
    }),
    loginClaim: freeText(LENGTHS.name, "The claim of the ID token that is the person's login at their first sign-in."),
    verifiedAsText: Type.Boolean({
      description: 'It sends `email_verified` as the text `true`, which then counts like the boolean.',
    }),
    groupsClaim: nullable(
      freeText(LENGTHS.name),
      'The claim of the ID token that lists the groups of the person; null: none is read.',
    ),
    rules: Type.Array(DirectoryRule, {
      description:
        "What the members of the groups get at each sign-in, as with a directory's rules. People whose directory has rules get what it says.",
    }),
    newPeople: Type.Unsafe<NewPeople | null>({
      ...NewPeople,
      type: ['object', 'null'],
      description:
        'Somebody of its domains who is not here is added by their first sign-in, and gets this; null: nobody is added.',
    }),
    createdAt: Time,
    modifiedAt: Time,
    revision: Type.Integer({ description: 'Counts the changes, from 1.' }),
  },
  'An external OpenID provider.',
);
export type IdentityProvider = Static<typeof IdentityProvider>;

export const CheckedProvider = closed(
  {
    ...IdentityProvider.properties,
    endpoints: Type.Record(Type.String(), Type.String(), {
      description: 'The URLs that the provider names, by their names there. Empty if there is a problem.',
    }),
    problem: nullable(freeText(LENGTHS.problem, 'Why people could not sign in there.')),
  },
  'A provider, and what came of asking it.',
);
export type CheckedProvider = Static<typeof CheckedProvider>;

export const RefusedIdentity = closed(
  {
    name: freeText(LENGTHS.name, 'The provider.'),
    issuer,
    subject: freeText(LENGTHS.subject, 'The `sub` of the ID token.'),
    login: nullable(freeText(LENGTHS.name, 'What the provider called them; null if it said nothing that can be a login.')),
    reason: freeText(LENGTHS.reason, 'Why they were not let in.'),
  },
  'An account at an OpenID provider that was not let in.',
);
export type RefusedIdentity = Static<typeof RefusedIdentity>;
