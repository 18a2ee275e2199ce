/** The OWASP API Security Top 10 (2023) where the server itself asks others: an OpenID provider that means harm. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { createBrowser } from '../support/browser.ts';
import { eventCount } from '../support/http.ts';
import { addApplication, authorizeUrl } from '../support/login.ts';
import { openTestRegistry, type TestRegistry } from '../support/registry.ts';
import { type Behaviour, documentOf, type HostileProvider, startHostileProvider } from './owasp-provider.ts';

describe('OWASP API Security Top 10 (2023) with a provider that means harm', () => {
  let registry: TestRegistry;
  let server: FastifyInstance;
  let provider: HostileProvider;
  let clients = 0;

  before(async () => {
    registry = await openTestRegistry('sqlite');
    server = await registry.serve({ ratePerMinute: 1_000_000 });
    provider = await startHostileProvider();
    await addApplication(registry, 'outside', { secret: 'shh' });
  });
  after(async () => {
    await provider.close();
    await registry.close();
  });

  const setProvider = async (issuer: string) => {
    // What was discovered is remembered by client: each case begins anew.
    clients += 1;
    const { services, system } = registry;
    const client = { clientId: `client ${clients}`, clientSecret: 'x' };
    const known = (await services.providers.all(system.org)).find(each => each.issuer === issuer);
    if (known !== undefined) return services.providers.setClient({ actor: system }, known.id, client);
    return services.providers.create({ actor: system }, { name: 'SSO', issuer, ...client, loginClaim: 'sub' });
  };
  const leave = async (behaviour: Behaviour | undefined) => {
    await setProvider(provider.issuer);
    provider.behave(behaviour);
    return createBrowser(server).visit(authorizeUrl({ client_id: 'outside' }, '/oauth/provider'));
  };

  it('API7 server side request forgery: nothing is asked but the configured provider, and no redirect is followed', async () => {
    for (const issuer of ['http://169.254.169.254', 'http://10.0.0.1', 'file:///etc/passwd', 'gopher://x', 'ftp://x', '//x']) {
      await assert.rejects(setProvider(issuer), { code: 'invalid' }, issuer);
    }
    for (const status of [301, 302, 303, 307, 308]) {
      const visit = await leave((response, { bystander }) =>
        response.writeHead(status, { location: `${bystander}/latest` }).end(),
      );
      assert.equal(visit.status, 503, visit.html);
    }
    assert.deepEqual(provider.bystander.asked, []);
    // A new way out is added here, with a test that says what it refuses.
    const sources = globSync('packages/server/src/**/*.ts').filter(file => !file.endsWith('.test.ts'));
    const askers = sources.filter(file => isAsking(readFileSync(file, 'utf8')));
    assert.deepEqual(askers.toSorted(), [...WAYS_OUT, WRITES_A_CALL].toSorted());
  });

  it('API7 server side request forgery: a document cannot lead to this machine or into the network behind it', async () => {
    for (const name of ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'end_session_endpoint', 'userinfo_endpoint']) {
      for (const url of INSIDE) {
        const visit = await leave((response, { issuer }) => response.end(documentOf(issuer, { [name]: url })));
        assert.equal(visit.status, 503, `${name} ${url}`);
      }
    }
    const issuers = ['https://169.254.169.254', 'https://[fd00::1]', 'https://0x0a.1', 'https://me:secret@id.example.com'];
    for (const issuer of [...issuers, 'https://id.example.com/?x=1']) {
      await assert.rejects(setProvider(issuer), { code: 'invalid' }, issuer);
    }
  });

  it('API10 unsafe consumption of APIs: whatever the provider answers, nobody is signed in and nothing falls over', async () => {
    const events = await eventCount(registry.storage, registry.organization.org);
    for (const [what, behaviour] of Object.entries(BEHAVIOURS)) {
      const start = performance.now();
      const visit = await leave(behaviour);
      assert.ok(visit.status === 503 || visit.status === 403, `${what}: ${visit.status}`);
      assert.doesNotMatch(visit.html, /<script>|\n\s+at |node_modules/, what);
      assert.ok(performance.now() - start < 15_000, what);
    }
    const set = Object.keys(BEHAVIOURS).length;
    assert.equal((await eventCount(registry.storage, registry.organization.org)) - events, set, 'the settings, and nothing else');
    assert.equal((await leave(undefined)).status, 302, 'an honest answer is taken again');
  });
});

const INSIDE = [
  'https://10.0.0.1/x',
  'https://169.254.169.254/latest',
  'https://[fe80::1]/x',
  'https://[::ffff:10.0.0.1]/x',
  'http://10.0.0.1/x',
  'https://user:password@127.0.0.1/x',
  'javascript:alert(1)',
];

/** And the file that passes `request` on. */
const WAYS_OUT = [
  'packages/server/src/commands/health.ts',
  'packages/server/src/commands/remote/oauth.ts',
  'packages/server/src/daemon/operator-fetch.ts',
  'packages/server/src/lib/egress/post.ts',
  'packages/server/src/lib/egress/request.ts',
  'packages/server/src/lib/node-http.ts',
  'packages/server/src/lib/smtp.ts',
  'packages/server/src/services/identity/discovery.ts',
  'packages/server/src/services/identity/outside-sign-in.ts',
];

/** It asks nobody: it writes the text of a test for somebody else's project. */
const WRITES_A_CALL = 'packages/server/src/emulation/repeat/test-file.ts';

function isAsking(source: string): boolean {
  const takesRequest =
    /import \{[^}]*\brequest\b[^}]*\} from '(?:node:https?|[\w./]+\/node-http\.ts)'|getBuiltinModule\('node:http/;
  return (
    takesRequest.test(source) || /\bfetch\(|(?:from |import\()'(?:openid-client|nodemailer|undici|axios|node:http2)'/.test(source)
  );
}

/** Each answers the discovery document, or what it should be. */
const BEHAVIOURS: Readonly<Record<string, Behaviour>> = {
  'a page': response => response.setHeader('content-type', 'text/html').end('<script>alert(1)</script>'),
  'no JSON': response => response.end('{"issuer":'),
  null: response => response.end('null'),
  'a list': response => response.end('[]'),
  'nesting without an end': response => response.end('['.repeat(200_000)),
  'another issuer': response => response.end(documentOf('https://evil.example')),
  'no endpoints': (response, { issuer }) => response.end(JSON.stringify({ issuer })),
  'endpoints that are no addresses': (response, { issuer }) =>
    response.end(documentOf(issuer, { authorization_endpoint: 'javascript:alert(1)' })),
  'a failure': response => response.writeHead(500).end('<script>'),
  'half an answer': response => {
    response.setHeader('content-length', '1000');
    response.write('{');
    response.destroy();
  },
  'more than memory holds': response => {
    const chunk = Buffer.alloc(1 << 20, ' ');
    const pour = () => {
      while (!response.destroyed && response.write(chunk));
      if (!response.destroyed) response.once('drain', pour);
    };
    pour();
  },
};
