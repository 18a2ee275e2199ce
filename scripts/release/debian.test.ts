/** What the Debian package is made of, without making it: units, settings, scripts and control fields. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };
import { credentialOf } from '../../packages/server/src/setting-sources.ts';
import { readSettings, SETTINGS } from '../../packages/server/src/settings.ts';
import { debianVersion, releasedAtMs, unitOf } from './debian.ts';

const SOURCE = 'packaging/debian';
const SERVICES = ['heldby.service', 'heldby-backup.service'];
const settings = Object.values(SETTINGS);

function read(name: string): string {
  return readFileSync(join(SOURCE, name), 'utf8');
}

/** The variables of a file of settings, whether or not they are commented out. */
function variablesIn(name: string): [string, string][] {
  return [...read(name).matchAll(/^#?([A-Z_]+)=(.*)$/gm)].map(([, variable = '', value = '']) => [variable, value]);
}

describe('the Debian package', () => {
  it('has the version of the release in its changelog, with a date', () => {
    const changelog = read('changelog');
    assert.match(
      changelog,
      new RegExp(`^heldby \\(${debianVersion(manifest.version).replaceAll('.', '\\.')}\\) \\w+; urgency=\\w+\n`),
    );
    assert.ok(releasedAtMs(changelog) > Date.UTC(2026, 0));
    assert.equal(debianVersion('1.0.0-rc.1'), '1.0.0~rc.1');
  });

  it('needs what Node.js is linked with, and users', () => {
    const depends = /^Depends: (.+)$/m.exec(read('control'))?.[1] ?? '';
    for (const name of ['adduser', 'ca-certificates', 'libatomic1', 'libc6', 'libgcc-s1', 'libstdc++6'])
      assert.ok(depends.includes(name), name);
  });

  it('runs services as their user, from what the package installs, and hands over every secret', () => {
    const secrets = settings.filter(({ isSecret }) => isSecret === true).map(credentialOf);
    for (const name of SERVICES) {
      const unit = unitOf(name);
      assert.doesNotMatch(unit, /@[A-Z]+@/);
      const loaded = [...unit.matchAll(/^LoadCredential=(.+)$/gm)].map(([, credential]) => credential);
      assert.deepEqual(loaded, secrets, name);
      for (const line of ['User=heldby', 'CapabilityBoundingSet=', 'ProtectSystem=strict', 'StateDirectory=heldby'])
        assert.match(unit, new RegExp(`^${line}$`, 'm'), `${name}: ${line}`);
      assert.doesNotMatch(unit, /^MemoryDenyWriteExecute=/m);
    }
  });

  it('explains settings that heldby has, with values that it takes, and no secret', () => {
    const given = variablesIn('heldby.env');
    const known = new Map(settings.map(setting => [setting.env, setting]));
    for (const [variable] of given) {
      assert.ok(known.has(variable), `${variable} is no setting`);
      assert.notEqual(known.get(variable)?.isSecret, true, `${variable} is a secret`);
    }
    assert.equal(new Set(given.map(([variable]) => variable)).size, given.length);
    // The mail server's URL is a secret, which mail needs as well.
    const env = { ...Object.fromEntries(given), HELDBY_SMTP_URL: 'smtp://mail.example' };
    assert.equal(readSettings({}, env).trustProxy, 'loopback');
    for (const secret of settings.filter(({ isSecret }) => isSecret === true).map(credentialOf))
      assert.ok(read('heldby.env').includes(`/etc/credstore/${secret} `), secret);
    assert.doesNotMatch(read('heldby.env') + read('backup.env'), /^[^#\n]/m);
  });

  it('explains the settings of the backup that its script reads', () => {
    const used = [...read('backup').matchAll(/\$\{(BACKUP_[A-Z_]+)/g)].map(([, name]) => name);
    assert.deepEqual(
      [...new Set(used)].toSorted(),
      variablesIn('backup.env')
        .map(([name]) => name)
        .toSorted(),
    );
  });

  it('has scripts that a shell can read, and that end at the first error', { skip: process.platform === 'win32' }, () => {
    for (const script of ['postinst', 'prerm', 'postrm', 'backup']) {
      assert.match(read(script), /^#!\/bin\/sh\n(?:#.*\n)?set -eu?\n/, script);
      const { status, stderr } = spawnSync('sh', ['-n', join(SOURCE, script)], { encoding: 'utf8' });
      assert.equal(status, 0, `${script}: ${stderr}`);
    }
  });

  it('makes no backup when it cannot read for how many days they are kept', { skip: process.platform === 'win32' }, () => {
    for (const days of ['', 'two', '-1', '7 ']) {
      const { status, stderr } = spawnSync('sh', [join(SOURCE, 'backup')], {
        env: { BACKUP_KEEP_DAYS: days || 'none' },
        encoding: 'utf8',
      });
      assert.deepEqual([status, /BACKUP_KEEP_DAYS must be a number of days/.test(stderr)], [2, true], days);
    }
  });

  it('has no file that nothing installs', () => {
    const made = readFileSync('scripts/release/debian.ts', 'utf8');
    const unused = globSync('*', { cwd: SOURCE }).filter(name => !made.includes(`'${name}'`));
    assert.deepEqual(unused, []);
  });
});
