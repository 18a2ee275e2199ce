import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { hiddenOf } from '../support/browser.ts';
import { ask, heldby, startServer, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';
import { pkce } from '../support/login.ts';

interface Client {
  readonly clientId: string;
  readonly clientSecret: string | null;
  readonly grants: readonly string[];
  readonly redirectUris: readonly string[];
  readonly public: boolean;
  readonly firstParty: boolean;
}

const CALLBACK = 'https://app.example.com/callback';
const PROVIDER_FLAGS = ['Acme ID', '--issuer', 'https://id.example.com', '--client-id', 'heldby', '--login-claim', 'email'];
const PROVIDER = {
  name: 'Acme ID',
  issuer: 'https://id.example.com',
  clientId: 'heldby',
  domains: ['acme.example', 'acme.test'],
  loginClaim: 'email',
  verifiedAsText: false,
  groupsClaim: null,
  rules: [],
  newPeople: null,
  revision: 1,
};
const CLIENT_SECRET = 'kept-between-the-two';
const PASSWORD = 'correct horse battery';

const inOneProcess = createCommandSession();

/** The commands of signing in, asked of the store at `where` (flags), with or without a server that has it open. */
function at(where: readonly string[], run: typeof heldby = inOneProcess) {
  const text = async (words: readonly string[], input?: string) => {
    const { status, stdout, stderr } = await run([...words, ...where], input === undefined ? {} : { input });
    assert.equal(status, 0, stderr);
    return stdout;
  };
  const json = <T>(words: readonly string[], input?: string) =>
    ask<T>([...words, ...where], input === undefined ? {} : { input }, run);
  const refused = async (words: readonly string[], expected: number, says: RegExp, input = '') => {
    const { status, stdout, stderr } = await run([...words, ...where], { input });
    assert.match(stderr, /^heldby: [^\n]+\n$/);
    assert.match(stderr, says);
    assert.deepEqual([status, stdout], [expected, '']);
  };
  return { text, json, refused };
}

type Asked = ReturnType<typeof at>;

async function registersClients({ text, json }: Asked): Promise<void> {
  const shown = await text([
    'application',
    'create',
    '--public',
    '--redirect-uri',
    CALLBACK,
    'Field app',
    '--client-id',
    'field',
  ]);
  assert.match(
    shown,
    /^Created the OAuth client Field app \([\w-]{36}\)\.\nIt is public and has no secret:\n {2}client id +field\n$/,
  );
  const wanted = ['--redirect-uri', CALLBACK, '--redirect-uri', 'com.example.app:/back', '--grant', 'authorization_code'];
  const flags = [...wanted, '--grant', 'implicit', '--first-party', '--client-id', 'portal'];
  const { clientSecret: secret, ...portal } = await json<Client>(['application', 'create', 'Portal', ...flags]);
  assert.equal(secret?.length, 52);
  assert.deepEqual(portal.redirectUris, [CALLBACK, 'com.example.app:/back']);
  assert.deepEqual([portal.grants, portal.public, portal.firstParty], [['authorization_code', 'implicit'], false, true]);
  const open = await json<Client>(['application', 'create', 'Other', '--public', '--redirect-uri', CALLBACK]);
  assert.deepEqual([open.clientSecret, open.public, open.grants], [null, true, ['authorization_code', 'refresh_token']]);
  const listed = await json<Client[]>(['application', 'list']);
  const { redirectUris } = listed.find(each => each.clientId === 'portal') ?? {};
  assert.deepEqual(redirectUris, portal.redirectUris);
  const table = await text(['application', 'list']);
  assert.match(table, /^ID +CLIENT ID +NAME +ROLE +KIND +GRANTS +REDIRECT URIS\n/);
  assert.match(
    table,
    /field +Field app +member +public +authorization_code refresh_token +https:\/\/app\.example\.com\/callback\n/,
  );
  assert.match(
    table,
    /portal +Portal +member +confidential, first-party +authorization_code implicit +https:\S+ com\.example\S+\n/,
  );
}

async function setsPasswords({ text, json }: Asked): Promise<void> {
  const { id } = await json<{ id: string }>(['person', 'create', 'ann', '--first-name', 'Ann', '--last-name', 'Lee']);
  assert.equal(await text(['person', 'password', 'ANN'], `${PASSWORD}\n`), 'Set the password of ANN.\n');
  assert.deepEqual(await json(['person', 'password', id.toUpperCase()], PASSWORD), { id });
  assert.equal(await text(['person', 'lock-outs']), 'Nobody is locked out.\n');
  assert.deepEqual(await json(['person', 'lock-outs']), []);
  assert.equal(await text(['person', 'unlock', 'Ann']), 'They were not locked out.\n');
}

async function configuresTheOrganization({ text, json, refused }: Asked): Promise<void> {
  const added = await text(['org', 'host', 'add', 'Devices.Example.com']);
  assert.equal(added, 'The host devices.example.com belongs to the organization.\n');
  assert.deepEqual(await json(['org', 'host', 'add', 'devices.example.com']), { host: 'devices.example.com' });
  assert.match(
    await text(['org', 'host', 'list']),
    /^HOST +ORGANIZATION +ID\ndevices\.example\.com +My organization +[0-9a-f-]{36}\n$/,
  );
  const listed = await json<{ host: string }[]>(['org', 'host', 'list', '--organization', 'My organization']);
  assert.deepEqual(
    listed.map(({ host }) => host),
    ['devices.example.com'],
  );
  const removed = await text(['org', 'host', 'remove', 'DEVICES.example.com', '--yes']);
  assert.equal(removed, 'The host devices.example.com no longer belongs to the organization My organization.\n');
  assert.equal(await text(['org', 'host']), 'No organization has a host name of its own.\n');
  await refused(['org', 'host', 'remove', 'devices.example.com', '--yes'], 3, /There is no such host/);

  assert.equal(await text(['provider', 'list']), 'People sign in with passwords alone: there is no OpenID provider.\n');
  const domains = ['--domain', 'acme.example', '--domain', 'acme.test'];
  const made = await json<{ id: string; createdAt: string; modifiedAt: string }>(
    ['provider', 'create', ...PROVIDER_FLAGS, ...domains],
    `${CLIENT_SECRET}\n`,
  );
  const { id, createdAt: _, modifiedAt: __, ...shown } = made;
  assert.deepEqual(shown, PROVIDER);
  assert.deepEqual(await json(['provider', 'show', id]), made);
  assert.match(
    await text(['provider', 'list']),
    /\n\S+ +Acme ID +https:\/\/id\.example\.com +heldby +acme\.example acme\.test\n$/,
  );
  assert.match(await text(['provider', 'edit', id, '--name', 'Acme', '--domain', 'acme.example']), /Acme/);
  const client = await text(['provider', 'set-client', id, '--client-id', 'heldby-2'], `${CLIENT_SECRET} 2\n`);
  assert.equal(client, 'Set the client of heldby at Acme.\n');
  const rest = [...PROVIDER_FLAGS, '--issuer', 'https://other.example'];
  const other = await text(['provider', 'create', ...rest], CLIENT_SECRET);
  assert.match(other, /^Added the OpenID provider Acme ID \(([\w-]{36})\)\.\nRegister the address \/oauth\/callback\/\1 of/);
  assert.match(await text(['provider', 'list']), /heldby +everybody else\n$/);
  assert.equal(
    await text(['provider', 'remove', id, '--yes']),
    `Removed the OpenID provider ${id}. Who its accounts are here stays.\n`,
  );
  await refused(['provider', 'remove', id, '--yes'], 3, /provider/);

  assert.deepEqual(await json(['org', 'policy']), {});
  const policy = await text(['org', 'policy', 'set', 'maxDeviceCount=50', 'genesysRequiresUser=true']);
  assert.match(policy, /^NAME +VALUE +DEFAULT +CHANGED +WHAT IT IS\n/);
  assert.match(
    policy,
    /\nratePerMinute +6000 +6000 +- +Requests per minute.*\nmaxDeviceCount +50 +35 +\S+ by system +How many devices/,
  );
  assert.deepEqual(await json(['org', 'policy', 'show']), { maxDeviceCount: 50, genesysRequiresUser: true });
  assert.deepEqual(await json(['org', 'policy', 'set', 'maxDeviceCount=null']), { genesysRequiresUser: true });
  assert.match(
    await text(['org', 'policy']),
    /\nmaxDeviceCount +35 +35 +\S+ by system .*\n(?:.*\n)*genesysRequiresUser +true +false /,
  );
}

/** Whether Ann's password opens the sign-in page of the application `field`. */
async function signsIn(url: string): Promise<boolean> {
  const { verifier: _, ...challenge } = pkce();
  const asked = new URLSearchParams({ response_type: 'code', client_id: 'field', redirect_uri: CALLBACK, ...challenge });
  const page = await fetch(`${url}/oauth/authorize?${asked}`);
  const hidden = hiddenOf({ status: page.status, headers: {}, html: await page.text(), location: '' });
  const cookie = page.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ');
  const entered = await fetch(`${url}/oauth/sign-in`, {
    method: 'POST',
    headers: { cookie, origin: url },
    body: new URLSearchParams({ ...hidden, login: 'ann', password: PASSWORD }),
    redirect: 'manual',
  });
  return entered.status === 303;
}

async function administers(where: readonly string[]): Promise<void> {
  const asked = at(where);
  await asked.json(['migrate']);
  if ((await asked.json<object[]>(['org', 'list'])).length === 0) await asked.text(['org', 'create', 'My organization']);
  await registersClients(asked);
  await setsPasswords(asked);
  await configuresTheOrganization(asked);
}

describe('the commands of signing in', () => {
  it('work on the embedded store when no server runs', async () => {
    await administers(['--data', join(temporaryFolder(), 'data')]);
  });

  it('work through the running server', async () => {
    const data = join(temporaryFolder(), 'data');
    await startServer(['serve', '--data', data]);
    await administers(['--data', data]);
  });

  it('what is set beside a running server counts there at once: an application, a password, a policy', async () => {
    const data = join(temporaryFolder(), 'data');
    const { url, stdout, stderr } = await startServer(['serve', '--data', data]);
    const { text, json, refused } = at(['--data', data], heldby);
    await text(['application', 'create', 'Field app', '--public', '--redirect-uri', CALLBACK, '--client-id', 'field']);
    await text(['person', 'create', 'ann']);
    assert.equal(await signsIn(url), false);
    await text(['person', 'password', 'ann'], PASSWORD);
    assert.equal(await signsIn(url), true);
    assert.match(await text(['session', 'list', '--person', 'ann']), / password /);
    assert.equal(await text(['session', 'end', 'ann', '--yes']), 'Ended: 1 credential revoked.\n');
    await refused(['session', 'end', 'ann', '--yes'], 3, /"ann" is not signed in/);
    for (let count = 0; count < 2; count += 1) await signsIn(url);
    await refused(['session', 'end', 'ann', '--yes'], 2, /several sessions: .*heldby person end-sessions ann/);
    assert.doesNotMatch(stdout() + stderr(), new RegExp(PASSWORD));

    const { token } = await json<{ token: string }>(['token', 'create', '--person', 'ann']);
    const status = async () => (await fetch(`${url}/registry/v1/me`, { headers: { authorization: `Bearer ${token}` } })).status;
    assert.deepEqual([await status(), await status(), await status()], [200, 200, 200]);
    await refused(['password'], 4, /Only people have passwords/, 'one\ntwo\n');
    const own = at(['--server', url], (words, { input = '' } = {}) => heldby(words, { input, env: { HELDBY_TOKEN: token } }));
    await own.refused(['password'], 2, /the new password must be another one/, `${PASSWORD}\n${PASSWORD}\n`);
    await own.refused(['password'], 1, /Your present password is another one/, 'wrong\nother horse battery\n');
    const said = await own.text(['password'], `${PASSWORD}\nother horse battery\n`);
    assert.equal(said, 'Changed the password of ann. Your other sign-ins have ended.\n');
    assert.equal(await signsIn(url), false);

    await text(['org', 'policy', 'set', 'ratePerMinute=1']);
    await status();
    assert.equal(await status(), 429);
  });

  it('what cannot be done ends with one sentence and the exit code that says why, and a wrong argument with 2', async () => {
    const { text, refused } = at(['--data', join(temporaryFolder(), 'data')]);
    await text(['org', 'create', 'Acme']);
    await text(['person', 'create', 'ann']);
    const create = (...flags: string[]) => ['application', 'create', 'x', ...flags];
    await refused(create('--public'), 2, /public/);
    await refused(create('--redirect-uri', 'http://a.example/'), 2, /--redirect-uri must be a redirect URI/);
    await refused(create('--grant', 'password'), 2, /--grant.* must be one of client_credentials/);
    await refused(create('--grant', 'implicit'), 2, /--redirect-uri must be given exactly where people sign in/);

    await refused(['person', 'password', 'ann'], 2, /Give the password on the standard input, on one line/);
    await refused(['person', 'password', 'ann'], 2, /the password must be of 8 to 1000 characters/, 'short');
    await refused(['person', 'password', 'ann', PASSWORD], 2, /too many arguments/);
    await refused(['person', 'password', 'nobody'], 3, /There is no person "nobody"/, PASSWORD);

    await refused(['org', 'host', 'add', 'https://a.example'], 2, /<host> must be a host name without a port/);
    await text(['org', 'create', 'Beta']);
    await text(['org', 'host', 'add', 'a.example', '--org', 'Beta']);
    await refused(['org', 'host', 'add', 'A.example', '--org', 'Acme'], 4, /The host a\.example is taken/);
    await refused(['org', 'host', 'remove', 'b.example', '--yes'], 3, /There is no such host/);

    const set = ['provider', 'create', '--org', 'Acme'];
    await refused([...set, 'x'], 2, /required option '--issuer <text>' not specified/);
    await refused([...set, ...PROVIDER_FLAGS], 2, /Give the client secret on the standard input/);
    await refused(
      [...set, ...PROVIDER_FLAGS, '--issuer', 'http://id.example'],
      2,
      /--issuer must be an https URL/,
      CLIENT_SECRET,
    );

    const policy = (...words: string[]) => ['org', 'policy', 'set', '--org', 'Acme', ...words];
    await refused(policy(), 2, /missing required argument/);
    await refused(policy('maxDeviceCount=0'), 2, /maxDeviceCount must be a whole number from 1 to 1000000000, or null/);
  });
});
