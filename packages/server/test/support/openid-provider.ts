/** A minimal OpenID provider on a port of its own, which says whatever the test wants it to say. */
import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { digest } from '../../src/lib/crypto.ts';

export interface TestProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Follows the redirect to the provider as somebody who signs in there, and gives where they are sent back to. */
  readonly approve: (location: string, claims: Claims, spoil?: Spoil) => string;
  /** From now on, everybody who comes to its page is this person, and goes back at once. */
  readonly signInAs: (claims: Claims) => void;
  readonly close: () => Promise<void>;
}

export type Claims = Readonly<Record<string, unknown>>;

/** What the provider does wrongly. */
export type Spoil = 'nonce' | 'audience' | 'issuer' | 'signature' | 'expired';

interface Pending {
  readonly query: URLSearchParams;
  readonly claims: Claims;
  readonly spoil: Spoil | undefined;
}

const CLIENT = { clientId: 'heldby at the provider', clientSecret: 'p:røvider %secret' };

export async function startProvider(): Promise<TestProvider> {
  const keys = await generateKeyPair('RS256');
  const strangers = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, Pending>();
  let issuer = '';
  let present: Claims | undefined;

  const idToken = ({ query, claims, spoil }: Pending) =>
    new SignJWT({ nonce: spoil === 'nonce' ? 'another' : query.get('nonce'), ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(spoil === 'issuer' ? 'https://evil.example' : issuer)
      .setAudience(spoil === 'audience' ? 'somebody else' : CLIENT.clientId)
      .setSubject(subjectOf(claims))
      .setIssuedAt(spoil === 'expired' ? 1_000 : undefined)
      .setExpirationTime(spoil === 'expired' ? 2_000 : '5m')
      .sign(spoil === 'signature' ? strangers.privateKey : keys.privateKey);

  const answers: Readonly<Record<string, (request: IncomingMessage) => Promise<object | undefined>>> = {
    '/.well-known/openid-configuration': async () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
    }),
    '/keys': async () => ({ keys: [jwk] }),
    '/token': async request => {
      const form = new URLSearchParams(await bodyOf(request));
      const pending = codes.get(form.get('code') ?? '');
      codes.delete(form.get('code') ?? '');
      const isProven = pending?.query.get('code_challenge') === digest(form.get('code_verifier') ?? '');
      const isClient = form.get('client_id') === CLIENT.clientId && form.get('client_secret') === CLIENT.clientSecret;
      const isSame = pending?.query.get('redirect_uri') === form.get('redirect_uri');
      if (pending === undefined || !isProven || !isClient || !isSame) return undefined;
      return { access_token: 'opaque', token_type: 'Bearer', expires_in: 60, id_token: await idToken(pending) };
    },
  };
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    if (present !== undefined && request.url?.startsWith('/authorize?')) {
      response.writeHead(302, { location: approve(issuer + request.url, present) }).end();
      return;
    }
    const answer = await answers[request.url ?? '']?.(request);
    response.writeHead(answer === undefined ? 400 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(answer ?? { error: 'invalid_grant' }));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const approve: TestProvider['approve'] = (location, claims, spoil) => {
    const { origin, pathname, searchParams: query } = new URL(location);
    assert.equal(origin + pathname, `${issuer}/authorize`);
    assert.deepEqual([query.get('response_type'), query.get('client_id')], ['code', CLIENT.clientId]);
    assert.equal(query.get('code_challenge_method'), 'S256');
    const code = `code ${codes.size} of ${query.get('nonce')}`;
    codes.set(code, { query, claims, spoil });
    return `${query.get('redirect_uri')}?${new URLSearchParams({ code, state: query.get('state') ?? '', iss: issuer })}`;
  };
  return {
    issuer,
    ...CLIENT,
    approve,
    signInAs: claims => {
      present = claims;
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  };
}

/** Somebody keeps their subject whatever else is said of them, so tests can give it apart from the names. */
function subjectOf({ sub, preferred_username: name, email }: Claims): string {
  return `subject of ${sub ?? name ?? email}`.toLowerCase();
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
