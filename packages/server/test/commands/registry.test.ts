/** The commands that speak the native API: to the store, to the socket of a running server, and to a server with a token. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { ask, heldby, startServer, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';

const run = createCommandSession();

/** Runs a command that succeeds, and returns what it wrote. */
async function text(words: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await run(words);
  assert.equal(status, 0, `${words.join(' ')}: ${stderr}`);
  return stdout;
}

async function refused(words: readonly string[], code: number, says: RegExp): Promise<void> {
  const { status, stdout, stderr } = await run(words);
  assert.match(stderr, says);
  assert.deepEqual([status, stdout], [code, '']);
}

/** One whole job: somebody gets a phone, hands it to the next person, and leaves. */
async function worksThrough(where: readonly string[]): Promise<void> {
  const say = (...words: string[]) => text([...words, ...where]);
  assert.match(await say('location', 'create', 'Head office'), /^Created the location Head office \([\w-]{36}\)\.\n$/);
  for (const [login, first] of [
    ['ann', 'Ann'],
    ['ben', 'Ben'],
  ] as const)
    await say('person', 'create', login, '--first-name', first, '--last-name', 'Lee');
  const made = await say(
    'device',
    'create',
    'mobile',
    '--name',
    'Reception',
    '--mac',
    '52ead324fd21',
    '--location',
    'head OFFICE',
  );
  assert.match(made, /^Created the device Reception \([\w-]{36}\)\.\n$/);
  assert.equal(await say('who', 'Reception'), 'Nobody holds it.\n');
  assert.equal(await say('who', 'Reception', '--as-of', '2020-01-01'), 'Nobody held it then.\n');
  assert.equal(await say('holds', 'ann', '--as-of', '2020-01-01'), 'They held nothing then.\n');
  assert.match(await say('assignment', 'create', 'Reception', '--person', 'ann', '--reason', 'first day'), /to Ann Lee \(/);
  assert.match(await say('who', '52:EA:D3:24:FD:21'), /^HOLDER +KIND .*\nAnn Lee +person +owner +20.* first day\n$/);
  assert.match(
    await say('hand-over', 'Reception', 'ben', '--dry-run'),
    /^Nothing is stored.*\nHanded the device over to Ben Lee\.\n$/,
  );
  assert.match(await say('who', 'Reception'), /Ann Lee/);
  assert.match(
    await say('hand-over', 'Reception', 'ben'),
    /^Handed the device over to Ben Lee\.\nTo take it back: heldby hand-over Reception [\w-]{36}\n$/,
  );
  assert.match(
    await say('person', 'devices', 'ben'),
    /^DEVICE .*LINES +GUEST +PUSH .*\nReception .*\nThere is room for 999 more devices, and for \d+ with a line\.\n$/,
  );
  assert.match(await say('report', 'people-without-devices'), /^LOGIN .*\n(?:.*\n)*ann +Ann Lee .*\n/);
  assert.equal(await say('report', 'unheld-devices'), 'Somebody holds every device.\n');
  assert.equal(await say('report', 'unused-devices', '--since', '90d'), 'Every device has been used since.\n');
  assert.equal(await say('report', 'counts', '--by', 'kind'), 'VALUE   DEVICES\nmobile  1\n');
  assert.match(await say('report', 'daily-counts', '--by', 'lifecycle'), /^DAY +VALUE +DEVICES\n20[\d-]+ +assigned +1\n$/);
  assert.match(await say('report', 'loans', '--csv'), /^due,late,holder,/);
  assert.match(await say('holds', 'ben'), /Reception +mobile .* 52EAD324FD21 +owner/);
  assert.match(await say('device', 'history', 'Reception'), /\nAnn Lee .*\nBen Lee /);
  assert.match(
    await say('device', 'edit', 'Reception', '--name', 'Front desk', '--if-revision', '1'),
    /^Changed the device Front desk/,
  );
  await refused(['off-board', 'ben', ...where], 2, /To off-board person ben, give --yes; --dry-run says what it would do/);
  assert.doesNotMatch(await say('off-board', 'ben', '--dry-run'), /off-boarding undo|take it back/i);
  assert.match(
    await say('off-board', 'ben', '--yes', '--reason', 'left'),
    /^Off-boarded Ben\b[\s\S]*\n {2}assignment [^\n]*ended[\s\S]*heldby off-boarding undo /,
  );
  assert.equal(await say('who', 'Front desk'), 'Nobody holds it.\n');
  const events = (await say('events', '--type', 'assignment.*', '--ndjson')).trimEnd().split('\n');
  assert.deepEqual(
    events.map(line => JSON.parse(line).type),
    ['assignment.created', 'assignment.ended', 'assignment.created', 'assignment.ended'],
  );
}

describe('the commands of the registry', () => {
  it('work on the store when no server runs', async () => {
    const where = ['--data', join(temporaryFolder(), 'data')];
    await ask(['org', 'create', 'Acme', ...where]);
    await worksThrough(where);
  });

  it('work through the socket of a running server', async () => {
    const data = join(temporaryFolder(), 'data');
    await startServer(['serve', '--data', data]);
    await worksThrough(['--data', data]);
  });

  it('work on a server with the token of a login, which is in a file that only its user can read', async () => {
    const data = join(temporaryFolder(), 'data');
    const { url } = await startServer(['serve', '--data', data]);
    const { token } = await ask<{ token: string }>(['token', 'create', '--person', 'admin', '--data', data]);
    const env = { XDG_CONFIG_HOME: join(temporaryFolder(), 'config') };
    const login = await heldby(['login', '--server', `${url}/`], { env, input: `${token}\n` });
    assert.match(
      login.stdout,
      /^Logged in to http:\/\/127\.0\.0\.1:\d+ as Administrator \(full\)\. The token is in .*profiles\.json\.\n$/,
    );
    const file = join(env.XDG_CONFIG_HOME, 'heldby/profiles.json');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')), {
      current: 'default',
      profiles: { default: { server: url, token } },
    });
    assert.match((await heldby(['status'], { env })).stdout, /you\.name +Administrator\n/);
    assert.match((await heldby(['location', 'create', 'Site'], { env })).stdout, /^Created the location Site/);
    assert.match((await heldby(['logout'], { env })).stdout, /Logged out/);
    assert.ok(!existsSync(file));
    const variables = { HELDBY_URL: url, HELDBY_TOKEN: token };
    assert.match((await heldby(['location', 'list', '--csv'], { env: variables })).stdout, /^id,name,created\n[\w-]{36},Site,20/);
  });

  it('say at once that a token is wrong, and keep nothing of it', async () => {
    const data = join(temporaryFolder(), 'data');
    const { url } = await startServer(['serve', '--data', data]);
    const env = { XDG_CONFIG_HOME: join(temporaryFolder(), 'config') };
    const { status, stderr } = await heldby(['login', '--server', url], { env, input: 'hb_api_wrong\n' });
    assert.equal(status, 1);
    assert.match(stderr, /^heldby: [^\n]+\n$/);
    assert.ok(!existsSync(join(env.XDG_CONFIG_HOME, 'heldby/profiles.json')));
  });

  it('keep several logins under names, and ask as the one that is named', async () => {
    const servers = await Promise.all(
      ['Acme', 'Beta'].map(name => startServer(['serve', '--data', join(temporaryFolder(), name), '--organization', name])),
    );
    const env = { XDG_CONFIG_HOME: join(temporaryFolder(), 'config') };
    for (const [at, name] of ['acme', 'beta'].entries()) {
      const { url = '', token = () => '' } = servers[at] ?? {};
      const { status, stderr } = await heldby(['login', '--server', url, '--profile', name], { env, input: token() });
      assert.equal(status, 0, stderr);
    }
    const asked = async (words: readonly string[], more = {}) => {
      const { stdout, stderr } = await heldby(['api', 'GET', '/organization', ...words], { env: { ...env, ...more } });
      return stderr === '' ? JSON.parse(stdout).name : stderr;
    };
    assert.equal(await asked([]), 'Beta');
    assert.equal(await asked(['--profile', 'acme']), 'Acme');
    assert.equal(await asked([], { HELDBY_PROFILE: 'acme' }), 'Acme');
    assert.match(await asked(['--profile', 'gamma']), /There is no profile "gamma"\. There are: acme, beta\./);
    assert.match((await heldby(['login', '--profile', 'acme'], { env })).stdout, /^Commands ask http.* from now on/);
    assert.match((await heldby(['login'], { env })).stdout, /^\* acme {2}http.*\n {2}beta {2}http/);
    assert.equal(await asked([]), 'Acme');
    assert.equal((await heldby(['logout'], { env })).stdout, 'Logged out.\n');
    assert.equal(await asked([]), 'Beta');
    const wrong = await heldby(['login', '--server', servers[0]?.url ?? '', '--profile', 'a/b'], {
      env,
      input: servers[0]?.token() ?? '',
    });
    assert.match(wrong.stderr, /The name of a profile has letters/);
  });
});

describe('a list', () => {
  const where = ['--data', join(temporaryFolder(), 'data')];
  const NAMES = ['東京オフィス', '=cmd()', 'Köln'];

  it('is a table whose columns stand below each other, also with wide characters', async () => {
    await ask(['org', 'create', 'Acme', ...where]);
    for (const name of NAMES) await text(['location', 'create', name, ...where]);
    const [head = '', tokyo = '', , koeln = ''] = (await text(['location', 'list', ...where])).split('\n');
    const at = head.indexOf('CREATED');
    assert.equal(koeln.indexOf('20', at), at);
    assert.equal(tokyo.indexOf('20', at - 6), at - 6, 'six characters take twelve cells');
  });

  it('is JSON, JSON lines or CSV, in which no cell is a formula', async () => {
    const json = JSON.parse(await text(['location', 'list', '--json', ...where])) as { name: string }[];
    assert.deepEqual(
      json.map(({ name }) => name),
      NAMES,
    );
    const lines = (await text(['location', 'list', '--ndjson', ...where])).trimEnd().split('\n');
    assert.deepEqual(
      lines.map(line => JSON.parse(line).name),
      NAMES,
    );
    assert.match(await text(['location', 'list', '--csv', ...where]), /,'=cmd\(\),/);
    assert.equal(await text(['workspace', 'list', '--json', ...where]), '[]\n');
    assert.equal(await text(['workspace', 'list', '--csv', ...where]), 'id,name,location,created\n');
  });

  it('ends after as many rows as are asked for', async () => {
    assert.equal(JSON.parse(await text(['location', 'list', '--limit', '2', '--json', ...where])).length, 2);
    await refused(['location', 'list', '--limit', 'x', ...where], 2, /A number of 1 or more is needed, not "x"/);
  });
});

describe('a name', () => {
  const where = ['--data', join(temporaryFolder(), 'data')];

  it('that several have is refused with all of them, and one that nobody has with those near it', async () => {
    await ask(['org', 'create', 'Acme', ...where]);
    for (const login of ['ann', 'ann2'])
      await text(['person', 'create', login, '--first-name', 'Ann', '--last-name', 'Lee', ...where]);
    await refused(
      ['holds', 'ann lee', ...where],
      2,
      /"ann lee" is not one person, but several: Ann Lee \(login ann, [\w-]{36}\); Ann Lee \(login ann2/,
    );
    await refused(['holds', 'Lee', ...where], 3, /There is no person "Lee"\. Near it: Ann Lee \(login ann\)/);
    await refused(
      ['holds', 'nobody', ...where],
      3,
      /There is no person "nobody": name it by login, e-mail address, employee number, name or id/,
    );
    assert.equal(await text(['holds', 'ANN', ...where]), 'They hold nothing.\n');
  });

  it('of a thing of another kind says its kind', async () => {
    for (const name of ['Lobby', 'Hall']) await text(['workspace', 'create', name, ...where]);
    await text(['device', 'create', 'room_device', '--serial', 'S1', ...where]);
    await text(['assignment', 'create', 'S1', '--workspace', 'Lobby', ...where]);
    assert.match(
      await text(['hand-over', 'S1', 'workspace:hall', ...where]),
      /^Handed the device over to Hall\.\nTo take it back: heldby hand-over S1 workspace:[\w-]{36}\n$/,
    );
    await refused(['hand-over', 'S1', 'hall', ...where], 3, /There is no person "hall"/);
  });
});

describe('heldby api', () => {
  it('calls any route, with a query, a body, and a refusal in the words of the server', async () => {
    const where = ['--data', join(temporaryFolder(), 'data')];
    await ask(['org', 'create', 'Acme', ...where]);
    const made = JSON.parse(await text(['api', 'post', '/locations', '--body', '{"name":"Site"}', ...where]));
    assert.equal(made.name, 'Site');
    const listed = JSON.parse(await text(['api', 'GET', '/locations', '--query', 'limit=1', ...where]));
    assert.deepEqual(listed.items, [made]);
    await refused(['api', 'GET', '/locations', '--query', 'limt=1', ...where], 2, /limt.*limit/);
    await refused(['api', 'GET', `/locations/${made.id.replace(/.$/, 'x')}`, ...where], 3, /There is no such location/);
    await refused(['api', 'FETCH', '/me', ...where], 2, /The method must be one of GET/);
    await refused(['api', 'POST', '/locations', '--body', 'x', ...where], 2, /The body must be a JSON object/);
  });
});
