/** The Debian package on a machine to throw away: installed, upgraded, removed and purged by dpkg, and run by systemd. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import manifest from '../../package.json' with { type: 'json' };
import { temporaryFolder } from '../../packages/server/test/support/command.ts';
import { debianVersion, unitOf } from './debian.ts';
import { type Machine, startMachine, whyNoMachine } from './machine.ts';

const version = debianVersion(manifest.version);
const PACKAGE = resolve(import.meta.dirname, `../../release/heldby_${version}_amd64.deb`);
/** Ten times what systemd says; below 2 it says that a unit is well protected. */
const MOST_EXPOSED = '15';

const LOG = 'journalctl -u heldby -u heldby-backup --no-pager -n 20';

const folder = temporaryFolder();
const obstacle = existsSync(PACKAGE) ? whyNoMachine() : 'the package was not made';

/** The same package under a higher version, not compressed. */
function later(version: string): string {
  const work = join(folder, 'later');
  const file = join(folder, 'later.deb');
  assert.equal(spawnSync('dpkg-deb', ['-R', PACKAGE, work]).status, 0);
  const control = join(work, 'DEBIAN/control');
  writeFileSync(control, readFileSync(control, 'utf8').replace(/^Version: .*$/m, `Version: ${version}`));
  assert.equal(spawnSync('dpkg-deb', ['-Znone', '--root-owner-group', '-b', work, file]).status, 0);
  return file;
}

describe('the units', () => {
  const place = join(folder, 'units');
  before(() => {
    mkdirSync(place);
    for (const name of ['heldby.service', 'heldby-backup.service', 'heldby-backup.timer'])
      writeFileSync(join(place, name), unitOf(name));
  });

  it('expose little, as systemd counts', {
    skip: spawnSync('systemd-analyze').error && 'systemd-analyze is not installed',
  }, () => {
    for (const name of ['heldby.service', 'heldby-backup.service']) {
      const words = ['security', '--offline=true', `--threshold=${MOST_EXPOSED}`, '--no-pager', join(place, name)];
      const { status, stdout, stderr } = spawnSync('systemd-analyze', words, { encoding: 'utf8' });
      assert.equal(status, 0, stderr + stdout);
    }
  });
});

let machine: Machine;

/** Runs a text that must succeed, and gives what it says. */
function done(script: string): string {
  const { status, stdout, stderr } = machine.run(script);
  if (status !== 0) assert.fail(`${script}\n${stdout}${stderr}${machine.run(LOG).stdout}`);
  return stdout.trim();
}

function until(condition: string): string {
  return done(`for i in $(seq 30); do ${condition} && exit; sleep 0.5; done; exit 1`);
}

function serves(port: number): string {
  return until(`heldby health --port ${port} 2>/dev/null`);
}

function asHeldby(words: string): string {
  return done(`setpriv --reuid heldby --regid heldby --clear-groups heldby ${words} --data /var/lib/heldby`);
}

function whenItRuns(): void {
  it('is installed, and serves as a user of its own', () => {
    done('dpkg -i /mnt/heldby.deb');
    assert.match(serves(8080), /serves: ok/);
    assert.equal(done('heldby --version'), manifest.version);
    assert.equal(done('ps -o user= -p $(systemctl show -P MainPID heldby)'), 'heldby');
    assert.equal(done('stat -c "%U %a" /var/lib/heldby /var/backups/heldby'), 'heldby 700\nheldby 700');
    assert.equal(done('systemctl is-enabled heldby.service heldby-backup.timer'), 'enabled\nenabled');
    done('systemd-analyze verify heldby.service heldby-backup.service heldby-backup.timer');
    assert.match(done('cat /var/lib/heldby/admin-token'), /^\S{20,}$/);
  });

  it('writes, finds, and makes a backup that is restored', () => {
    asHeldby('person create ann --first-name Ann --last-name Lee');
    assert.match(asHeldby('person list'), /Ann Lee/);
    done('systemctl start heldby-backup');
    assert.match(done('stat -c "%U %a" /var/backups/heldby/heldby-*.backup'), /^heldby 600$/);
    done('cd /var/backups/heldby; touch -d "20 days ago" heldby-old.backup others; systemctl start heldby-backup');
    done('cd /var/backups/heldby; test ! -e heldby-old.backup && test -e others');
    done('heldby restore $(ls /var/backups/heldby/heldby-2*.backup | head -n 1) --data /tmp/restored');
    assert.match(done('heldby person list --data /tmp/restored'), /Ann Lee/);
  });

  it('takes settings from its file, and secrets from systemd', () => {
    done('sed -i "s/^#HELDBY_PORT=.*/HELDBY_PORT=8090/" /etc/heldby/heldby.env');
    done('install -d -m 700 /etc/credstore; echo a-token-for-metrics > /etc/credstore/heldby.metrics-token');
    done('chmod 600 /etc/credstore/*; systemctl restart heldby');
    serves(8090);
    const code = 'curl -s -o /dev/null -w "%{http_code}"';
    assert.equal(done(`${code} http://127.0.0.1:8090/metrics`), '401');
    assert.equal(done(`${code} -H "Authorization: Bearer a-token-for-metrics" http://127.0.0.1:8090/metrics`), '200');
    assert.equal(done('journalctl -u heldby --no-pager | grep -c a-token || true'), '0');
  });
}

function whenItGoes(): void {
  it('hands the URL of a database to the service and to commands, and to nobody else', () => {
    done('echo postgres://heldby:hush@127.0.0.1:1/heldby > /etc/credstore/heldby.database-url; chmod 600 /etc/credstore/*');
    const run =
      'systemd-run --quiet --pipe --wait --collect --property User=heldby --property LoadCredential=heldby.database-url';
    const command = `${run} --setenv HELDBY_DATA=/var/lib/heldby /usr/bin/heldby org list`;
    assert.match(done(`${command} 2>&1 || echo "exit $?"`), /127\.0\.0\.1:1 cannot be opened/);
    assert.equal(
      done('setpriv --reuid heldby --regid heldby --clear-groups cat /etc/credstore/heldby.database-url 2>&1 || true').includes(
        'hush',
      ),
      false,
    );
    done('systemctl restart heldby');
    until('journalctl -u heldby --no-pager -n 20 | grep "127.0.0.1:1 cannot be opened"');
    assert.equal(done('journalctl --no-pager | grep -c hush || true'), '0');
    done('rm /etc/credstore/heldby.database-url');
    serves(8090);
  });

  it('says in its log what is wrong with a setting, and serves as soon as that is mended', () => {
    done('echo HELDBY_SHED_AFTER=soon >> /etc/heldby/heldby.env; systemctl restart heldby || true');
    until('journalctl -u heldby --no-pager -n 20 | grep "HELDBY_SHED_AFTER must be"');
    done('sed -i /SHED_AFTER=soon/d /etc/heldby/heldby.env');
    serves(8090);
  });

  it('is upgraded: data, settings and what an administrator has disabled stay as they are', () => {
    const before = done('systemctl show -P MainPID heldby');
    done('systemctl disable heldby-backup.timer; dpkg -i /mnt/later.deb');
    assert.notEqual(done('systemctl show -P MainPID heldby'), before);
    serves(8090);
    assert.match(asHeldby('person list'), /Ann Lee/);
    assert.equal(done('systemctl is-enabled heldby.service heldby-backup.timer || true'), 'enabled\ndisabled');
  });

  it('keeps data and settings when it is removed', () => {
    done('dpkg -r heldby');
    assert.equal(done('systemctl is-active heldby || true'), 'inactive');
    done('test ! -e /usr/bin/heldby && test -e /var/lib/heldby/heldby.sqlite && grep 8090 /etc/heldby/heldby.env');
  });

  it('takes data and settings away when it is purged, and leaves backups and their owner', () => {
    done('dpkg -P heldby');
    done('test ! -e /var/lib/heldby && test ! -e /etc/heldby && ls /var/backups/heldby/heldby-2*.backup && id heldby');
    assert.equal(done('find /etc/systemd /var/lib/systemd -name "heldby*" | wc -l'), '0');
    assert.equal(done('dpkg-query -W heldby 2>&1 || true').includes('no packages found'), true);
  });
}

describe('the Debian package', { skip: obstacle && `not installed on a machine to throw away: ${obstacle}` }, () => {
  before(async () => {
    cpSync(PACKAGE, join(folder, 'heldby.deb'));
    later(`${version}+later`);
    machine = await startMachine(folder);
  });
  after(() => machine?.stop());

  describe('when it runs', whenItRuns);
  describe('when it is changed and goes', whenItGoes);
});
