/** Issues and redeems authorization codes, refreshes tokens, and revokes them (RFC 6749, 7636, 9700). */
import type { Edit } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { type GrantWish, issueCode, issueImplicitToken, type TokenSet, type WantedScope } from '../../core/identity/grants.ts';
import { revokeForClient, type Spending, spend } from '../../core/identity/spend.ts';
import { isPresent } from '../../core/present.ts';
import { SCOPES_OF_ROLE } from '../../core/rights.ts';
import type { Application } from '../../domain/credential.ts';
import { Problem } from '../../domain/problem.ts';
import { coversScopes, scopeMask } from '../../domain/scope.ts';
import { digest } from '../../lib/crypto.ts';
import { locateCredential, selectCredential } from '../../storage/statements/credentials.ts';
import { selectPerson, toPerson } from '../../storage/statements/people.ts';
import type { AuthenticatedClient } from './authentication.ts';
import { changeAsClient, changeAsPerson } from './change-as.ts';
import { whenRefused } from './refusal.ts';
import type { SignedIn } from './sign-in.ts';

/** What a person grants to an application. */
export interface Allowance extends Omit<GrantWish, 'personId' | 'application' | 'sessionId'> {
  readonly who: SignedIn;
  readonly application: Application;
}

export interface Grants {
  /** The scopes that the person can grant. Their role sets the limit. */
  readonly withinReach: (who: SignedIn, scopes: readonly WantedScope[]) => WantedScope[];
  /** Everything that the person may do, for the portal. */
  readonly wholeReach: (who: SignedIn) => WantedScope[];
  /** `unauthenticated` if the person may not sign in any more. */
  readonly issueCode: (allowance: Allowance) => Promise<string>;
  /** An access token without a code (the implicit grant). */
  readonly issueToken: (allowance: Allowance, lifetimeSeconds: number) => Promise<TokenSet>;
  /**
   * Undefined if the code, the client, the redirect URI or the verifier is wrong. `unauthenticated` if the client's secret was
   * revoked in the meantime.
   */
  readonly redeemCode: (client: AuthenticatedClient, offer: CodeOffer) => Promise<TokenSet | undefined>;
  /** A new pair of tokens for a refresh token, which can be used once. */
  readonly refresh: (client: AuthenticatedClient, offer: RefreshOffer) => Promise<TokenSet | undefined>;
  /** Revokes a token of this client; a refresh token takes the whole sign-in with it. Ignores tokens of other clients. */
  readonly revoke: (client: AuthenticatedClient, token: string) => Promise<void>;
}

export interface CodeOffer {
  readonly code: string;
  readonly redirectUri: string;
  readonly verifier: string | null;
  readonly lifetimeSeconds: number;
}

export interface RefreshOffer {
  readonly refreshToken: string;
  readonly lifetimeSeconds: number;
}

export function createGrants(core: Core): Grants {
  return {
    withinReach: ({ person }, scopes) => {
      const reach = scopeMask(SCOPES_OF_ROLE[person.role]);
      return scopes.filter(({ scope }) => coversScopes(reach, scopeMask([scope])));
    },
    wholeReach: ({ person }) => SCOPES_OF_ROLE[person.role].map(scope => ({ word: scope, scope })),
    issueCode: allowance => changeAsPerson(core, ...creating(allowance), async edit => issueCode(edit, wishOf(allowance))),
    issueToken: (allowance, lifetimeSeconds) =>
      changeAsPerson(core, ...creating(allowance), async edit => issueImplicitToken(edit, wishOf(allowance), lifetimeSeconds)),
    redeemCode: (client, { code, redirectUri, verifier, lifetimeSeconds }) =>
      exchange(core, client, code, {
        kind: 'authorization_code',
        lifetimeSeconds,
        // RFC 9700 §2.1.1: a verifier without a challenge is a downgrade attack.
        isRight: grant =>
          grant.codeChallenge === (verifier === null ? null : digest(verifier)) && grant.redirectUri === redirectUri,
      }),
    refresh: (client, { refreshToken, lifetimeSeconds }) =>
      exchange(core, client, refreshToken, { kind: 'refresh_token', lifetimeSeconds, isRight: () => true }),
    revoke: async (client, token) => {
      const place = await core.storage.one(locateCredential, { digest: digest(token) });
      if (place?.org !== client.org) return;
      await changeAsClient(core, client, 'grants.revoke', edit => revokeForClient(edit, client.application, place.credentialId));
    },
  };
}

function creating({ who, application }: Allowance) {
  return [who, { name: 'grants.create', applicationId: application.id }] as const;
}

function wishOf({ who: { person, proof }, ...rest }: Allowance): GrantWish {
  return { ...rest, personId: person.id, sessionId: proof.kind === 'session' ? proof.sessionId : null };
}

type Offer = Pick<Spending, 'kind' | 'lifetimeSeconds' | 'isRight'>;

/** Exchanges the client's code or refresh token for tokens. Acts as the person who signed in. */
async function exchange(core: Core, client: AuthenticatedClient, secret: string, offer: Offer): Promise<TokenSet | undefined> {
  const { org, application } = client;
  const place = await core.storage.one(locateCredential, { digest: digest(secret) });
  const who = place?.org === org ? await ownerOf(core, client, place.credentialId) : undefined;
  if (place === undefined || who === undefined) return undefined;
  const exchanged = await whenRefused(
    () =>
      changeAsPerson(core, who, { name: `grants.${offer.kind}`, applicationId: application.id }, async edit => {
        if (await isClientRefused(edit, client)) return CLIENT_REFUSED;
        return spend(edit, { ...offer, application, credentialId: place.credentialId, secretId: client.credentialId });
      }),
    () => undefined,
  );
  if (exchanged === CLIENT_REFUSED) throw new Problem('unauthenticated', 'The client secret was revoked.');
  return exchanged;
}

const CLIENT_REFUSED = 'client refused';

/** Whether the client's secret was revoked since it was checked. A public client has none. */
async function isClientRefused({ tx, org, now }: Edit, { credentialId }: AuthenticatedClient): Promise<boolean> {
  return credentialId !== null && !(await isPresent(tx, { org, credentialId }, now));
}

/** The person whose code or refresh token it is, if they may sign in. */
async function ownerOf(core: Core, { org }: AuthenticatedClient, credentialId: string): Promise<SignedIn | undefined> {
  const credential = await core.storage.one(selectCredential, { org, id: credentialId });
  const row = credential && (await core.storage.one(selectPerson, { org, id: credential.subjectId }));
  if (row === undefined || row.disabledReason !== null) return undefined;
  return { org, person: toPerson(row), proof: { kind: 'presented' } };
}
