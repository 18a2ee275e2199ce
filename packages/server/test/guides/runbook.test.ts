/** Performs each drill of the runbook with the page's own commands. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { DATABASE_FILE } from '../../src/storage/open.ts';
import { writeCertificate } from '../support/certificate.ts';
import { cleanups, type Ended } from '../support/command.ts';
import { createDatabase } from '../support/databases.ts';
import { blocksAbove, blocksBelow, type Drill, openDrill } from '../support/drill.ts';
import { startPostgres, type TestPostgres } from '../support/postgres.ts';
import { addStandby } from '../support/standby.ts';
import { until } from '../support/until.ts';

const PAGE = 'docs/guides/runbook.md';
const PRELUDE = blocksAbove(PAGE)[0] ?? '';
const START = 'systemctl start heldby\nuntil_it_serves';
const DAY_MS = 86_400_000;
const YESTERDAY = new Date(Date.now() - DAY_MS);
const VERIFIED = /^Verified \d+ events/m;

/** What a person pastes: the page's beginning, then some of its commands. */
async function perform(drill: Drill, ...blocks: readonly (string | undefined)[]): Promise<Ended> {
  const ended = await drill.paste([PRELUDE, ...blocks].join('\n'));
  assert.equal(ended.status, 0, `${ended.stderr}\n${ended.stdout}\n${drill.log()}`);
  return ended;
}

describe('the drills of the runbook', () => {
  let first: Drill;
  let second: Drill;

  it('restore from a backup', async () => {
    first = await openDrill();
    const [repair, over] = blocksBelow(PAGE, 'Restore from a backup');
    const backup = 'as_heldby backup /var/backups/heldby/one.backup';
    await perform(first, START, 'as_heldby person create ann', backup, 'systemctl stop heldby');
    writeFileSync(join(first.folders.data, DATABASE_FILE), 'damaged '.repeat(1_000));
    await perform(first, 'systemctl start heldby');
    await until(() => /cannot be opened: file is not a database/.test(first.log()), 30_000);
    assert.match((await perform(first, repair, over)).stdout, VERIFIED);
  });

  it('the administrator is lost', async () => {
    const { stdout } = await perform(first, ...blocksBelow(PAGE, 'The administrator is lost'));
    assert.match(stdout, /"scopes":\["org:admin"\][\s\S]*you\.name +Res Cue/);
  });

  it('move house', async () => {
    const [pack, unpack, start, over] = blocksBelow(PAGE, 'Move house');
    await perform(first, pack);
    second = await openDrill();
    const { etc } = second.folders;
    const settings = readFileSync(join(etc, 'heldby.env'), 'utf8');
    for (const name of ['heldby-data.tar', 'heldby-etc.tar']) {
      copyFileSync(join(first.folders.etc, '..', name), join(etc, '..', name));
    }
    await perform(second, unpack);
    appendFileSync(join(etc, 'heldby.env'), settings);
    await writeCertificate(etc, ['devices.example.com'], YESTERDAY);
    second.set({ HELDBY_TLS_CERT: join(etc, 'cert.pem'), HELDBY_TLS_KEY: join(etc, 'key.pem') });
    const { stdout } = await perform(second, start, 'as_heldby person list --csv', over);
    assert.match(stdout, VERIFIED);
    assert.match(stdout, /\bann\b[\s\S]*\brescue@example\.com\b/);
  });

  it('a certificate has expired', async () => {
    const [look, renew, over] = blocksBelow(PAGE, 'A certificate has expired');
    const renewed = join(second.folders.etc, '..', 'renewed');
    mkdirSync(renewed);
    const nextYear = new Date(Date.now() + 365 * DAY_MS);
    await writeCertificate(renewed, ['devices.example.com'], nextYear);
    const { stdout } = await perform(second, look, renew, over);
    const [before, after] = [stdout.search(validUntil(YESTERDAY)), stdout.search(validUntil(nextYear))];
    assert.ok(before >= 0 && before < after, stdout);
  });

  const isSuperuser = process.platform === 'linux' && process.getuid?.() === 0;
  // Only the superuser may mount. What heldby does then is tested for everybody in store-trouble.test.ts.
  it('the disk is full', { skip: !isSuperuser }, async () => {
    const [look, over] = blocksBelow(PAGE, 'The disk is full');
    const drill = await openDrill();
    const { data } = drill.folders;
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', data]);
    cleanups.push(() => execFileSync('umount', ['--lazy', data]));
    await perform(drill, START);
    const ballast = join(data, 'old-export.csv');
    fill(ballast);
    const refused = await drill.paste(`${PRELUDE}\nfor n in 1 2 3 4; do as_heldby person create p$n; done`);
    assert.match(refused.stderr, /The store cannot take this now/);
    assert.match((await perform(drill, 'as_heldby health', look)).stdout, /serves: read-only[\s\S]*old-export\.csv/);
    rmSync(ballast);
    await perform(drill, over, 'as_heldby person create bob');
  });

  describe('on PostgreSQL', () => {
    let primary: TestPostgres;
    let standby: TestPostgres;
    before(async () => {
      primary = await startPostgres();
    });
    after(async () => {
      await standby?.halt('SIGQUIT');
      await primary?.stop();
    });

    it('PostgreSQL fails over', async () => {
      const { url } = await createDatabase(primary.url);
      standby = await addStandby(primary);
      const database = new URL(url).pathname;
      const [failOver, over] = blocksBelow(PAGE, 'PostgreSQL fails over');
      const drill = await openDrill([
        ['postgres://postgres@db2.example.com/heldby', `postgres://heldby@127.0.0.1:${standby.port}${database}`],
        ['db1.example.com', `127.0.0.1:${primary.port}`],
        ['db2.example.com', `127.0.0.1:${standby.port}`],
      ]);
      const file = join(drill.folders.etc, 'database-url');
      writeFileSync(file, `${url}\n`, { mode: 0o600 });
      drill.set({ HELDBY_DATABASE_URL_FILE: file });
      await perform(drill, START, 'as_heldby person create ann');
      await primary.halt('SIGQUIT');
      const away = await drill.paste(`${PRELUDE}\nas_heldby health`);
      assert.match(away.stderr, /does not serve: unavailable/);
      const { stdout } = await perform(drill, failOver, over, 'as_heldby person create bob', 'as_heldby person list --csv');
      assert.match(stdout, VERIFIED);
      assert.match(stdout, /\bann\b[\s\S]*\bbob\b/);
    });
  });
});

/** As the log says it. */
function validUntil(date: Date): RegExp {
  return new RegExp(`"validUntil":"${date.toISOString().slice(0, 10)}`);
}

function fill(file: string): void {
  for (const bytes of [1024 * 1024, 64 * 1024, 4096]) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(bytes));
    } catch (error) {
      assert.equal((error as { code?: unknown }).code, 'ENOSPC');
    }
  }
}
