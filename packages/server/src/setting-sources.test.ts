/** Tests that every setting can come from a flag, a variable, or a file that either names. */
import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { credentialOf, fileVariableOf } from './setting-sources.ts';
import { readSettings, SETTING_NAMES, SETTINGS, type Setting, type Settings } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'heldby-settings-'));
after(() => rmSync(folder, { recursive: true, force: true }));

let files = 0;
function fileWith(text: string, mode = 0o600): string {
  files += 1;
  const file = join(folder, `file-${files}`);
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}

/** One of them is a value for each kind of setting. */
const TEXTS = [
  'off',
  'on',
  '61',
  'warn',
  'loopback',
  'https://devices.example.com',
  'postgres://me:secret@db.example/heldby',
  'smtps://me:secret@mail.example',
  'Devices <devices@example.com>',
  'a-token-of-16-characters',
];

/** A text that gives the setting another value than its default. */
function textFor({ read, fallback }: Setting<unknown>): string {
  const isOther = (text: string) => {
    try {
      return read(text) !== fallback;
    } catch {
      return false;
    }
  };
  return TEXTS.find(isOther) ?? assert.fail('no text for this setting');
}

/** The other half of a pair that must be given together. */
const WITH: Partial<Record<keyof Settings, Partial<Record<keyof Settings, string>>>> = {
  tlsCert: { tlsKey: 'key.pem' },
  tlsKey: { tlsCert: 'cert.pem' },
  smtpUrl: { mailFrom: 'devices@example.com' },
  mailFrom: { smtpUrl: 'smtp://mail.example' },
};

describe('a setting', () => {
  for (const name of SETTING_NAMES) {
    const setting: Setting<unknown> = SETTINGS[name];
    const flags = WITH[name] ?? {};
    const text = textFor(setting);
    const file = () => (setting.value === 'file' ? text : fileWith(`${text}\n`));

    it(`is the same in all four forms: ${setting.flag}`, () => {
      const expected = readSettings({ ...flags, [name]: text }, {});
      assert.notEqual(expected[name], setting.fallback);
      assert.deepEqual(readSettings(flags, { [setting.env]: text }), expected);
      assert.deepEqual(readSettings(flags, {}, { files: { [name]: file() } }), expected);
      assert.deepEqual(readSettings(flags, { [fileVariableOf(setting)]: file() }), expected);
    });
  }

  it('must not be given as text and as a file at once, but a flag overrides both variables', () => {
    const file = fileWith('1');
    assert.throws(() => readSettings({ port: '2' }, {}, { files: { port: file } }), {
      message: 'Give --port or --port-file, not both.',
    });
    const env = { HELDBY_PORT: '3', HELDBY_PORT_FILE: file };
    assert.throws(() => readSettings({}, env), { message: 'Give HELDBY_PORT or HELDBY_PORT_FILE, not both.' });
    assert.equal(readSettings({ port: '2' }, env).port, 2);
    assert.equal(readSettings({}, env, { files: { port: file } }).port, 1);
  });

  it('loses one line break at the end of its file, and nothing else', () => {
    const read = (text: string) => readSettings({}, { HELDBY_DATA_FILE: fileWith(text) }).dataFolder;
    assert.deepEqual(['a\n', 'a\r\n', 'a', ' a \n', 'a\n\n'].map(read), ['a', 'a', 'a', ' a ', 'a\n']);
  });

  it('names what gave a wrong value, without repeating a secret', () => {
    const wrong = (env: Record<string, string>, message: RegExp) => assert.throws(() => readSettings({}, env), { message });
    wrong({ HELDBY_PORT_FILE: fileWith('many') }, /^HELDBY_PORT_FILE \(.*\) must be a whole number/);
    wrong({ HELDBY_PORT_FILE: join(folder, 'none') }, /none cannot be read: it does not exist; check HELDBY_PORT_FILE\.$/);
    wrong({ HELDBY_PORT_FILE: folder }, /cannot be read: .*; check HELDBY_PORT_FILE\.$/);
    wrong({ HELDBY_PORT_FILE: fileWith('1'.repeat(70_000)) }, /cannot be read: it is longer than 65536 bytes/);
    for (const name of ['HELDBY_DATABASE_URL', 'HELDBY_METRICS_TOKEN']) {
      wrong({ [`${name}_FILE`]: fileWith('hush hush') }, /^HELDBY_\w+_FILE \([^)]*\) must be (?!.*hush)/);
    }
  });

  it('that is a secret can be a credential of systemd, which a variable and a flag override', () => {
    const secrets = SETTING_NAMES.filter(name => SETTINGS[name].isSecret === true);
    assert.deepEqual(
      secrets.map(name => credentialOf(SETTINGS[name])),
      ['heldby.database-url', 'heldby.metrics-token', 'heldby.smtp-url'],
    );
    const handed = mkdtempSync(join(folder, 'credentials-'));
    const env = { CREDENTIALS_DIRECTORY: handed };
    assert.equal(readSettings({}, env).databaseUrl, null);
    writeFileSync(join(handed, 'heldby.database-url'), 'postgres://db/credential\n', { mode: 0o400 });
    // What is no secret is in the environment, where it can be seen.
    writeFileSync(join(handed, 'heldby.port'), '1\n', { mode: 0o400 });
    const { databaseUrl, port } = readSettings({}, env);
    assert.deepEqual([databaseUrl, port], ['postgres://db/credential', 8080]);
    assert.equal(
      readSettings({}, { ...env, HELDBY_DATABASE_URL: 'postgres://db/variable' }).databaseUrl,
      'postgres://db/variable',
    );
    assert.equal(readSettings({ databaseUrl: 'postgres://db/flag' }, env).databaseUrl, 'postgres://db/flag');
    writeFileSync(join(handed, 'heldby.metrics-token'), 'hush hush', { mode: 0o400 });
    assert.throws(() => readSettings({}, env), { message: /^the credential \(.*heldby\.metrics-token\) must be (?!.*hush)/ });
  });

  it('that is a secret warns when everybody can read its file', { skip: process.platform === 'win32' }, () => {
    const warnings: string[] = [];
    const warn = (text: string) => warnings.push(text);
    readSettings({}, { HELDBY_DATABASE_URL_FILE: fileWith('postgres://db/x', 0o600) }, { warn });
    readSettings({}, { HELDBY_PORT_FILE: fileWith('1', 0o644) }, { warn });
    assert.deepEqual(warnings, []);
    const open = fileWith('postgres://db/x', 0o644);
    readSettings({}, { HELDBY_DATABASE_URL_FILE: open }, { warn });
    assert.deepEqual(warnings, [`${open} holds a secret and everybody on this machine can read it: chmod 600 ${open}`]);
  });
});
