/** The types of events about OpenID providers, and about who the accounts there are here. */
import { OutsideIdentity } from '../identity-objects.ts';
import { IdentityProvider, RefusedIdentity } from '../provider-objects.ts';
import { changed, created, type EventDeclaration, notedWith, removed } from './declare.ts';

const PROVIDER = { subject: 'provider' } as const;
const IDENTITY = { subject: 'identity', owner: 'always' } as const;

export const SIGN_IN_EVENTS = {
  'provider.created': created(IdentityProvider, PROVIDER, 'An OpenID provider was added: people can sign in there.'),
  'provider.updated': changed(
    IdentityProvider,
    PROVIDER,
    'An OpenID provider was changed: the shown members, or its client secret, which is not shown.',
  ),
  'provider.removed': removed(IdentityProvider, PROVIDER, 'An OpenID provider was removed. Who its accounts are here stays.'),

  'identity.bound': created(
    OutsideIdentity,
    IDENTITY,
    'A person signed in for the first time at an OpenID provider; from now on their account there is theirs.',
  ),
  'identity.unbound': removed(
    OutsideIdentity,
    IDENTITY,
    "An account at an OpenID provider is nobody's any more; the sign-ins of the person were revoked.",
  ),
  'sign_in.refused': notedWith(
    RefusedIdentity,
    { subject: 'provider', owner: 'sometimes' },
    'An OpenID provider confirmed who somebody is, and they were not let in; refusals of an account for one reason within an hour are one event. The owner is the person who was meant, where that is known.',
  ),
} as const satisfies Readonly<Record<string, EventDeclaration>>;
