/** Performs the drills of the runbook with the page's own commands; that of PostgreSQL is performed in scale-out.test.ts. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { DATABASE_FILE } from '../../src/storage/open.ts';
import { writeCertificate } from '../support/certificate.ts';
import { cleanups } from '../support/command.ts';
import { blocksBelow, type Drill, openDrill, perform } from '../support/drill.ts';
import { fill } from '../support/full-disk.ts';
import { until } from '../support/until.ts';

const PAGE = 'docs/guides/runbook.md';
const DAY_MS = 86_400_000;
const YESTERDAY = new Date(Date.now() - DAY_MS);
const VERIFIED = /^Verified \d+ events/m;

async function start(drill: Drill): Promise<void> {
  await drill.paste('systemctl start heldby');
  await drill.untilItServes();
}

function add(drill: Drill, login: string): Promise<Response> {
  return drill.call('POST', '/people', { login, firstName: 'A', lastName: 'B' });
}

describe('the drills of the runbook', () => {
  let first: Drill;
  let second: Drill;

  it('restore from a backup', async () => {
    first = await openDrill();
    const [repair, over] = blocksBelow(PAGE, 'Restore from a backup');
    await start(first);
    await add(first, 'ann');
    await perform(first, 'as_heldby backup /var/backups/heldby/one.backup', 'systemctl stop heldby');
    writeFileSync(join(first.folders.data, DATABASE_FILE), 'damaged '.repeat(1_000));
    await first.paste('systemctl start heldby');
    await until(() => /cannot be opened: file is not a database/.test(first.log()), 30_000);
    assert.match((await perform(first, repair, over)).stdout, VERIFIED);
    assert.deepEqual(await first.logins(), ['admin', 'ann']);
  });

  it('the administrator is lost', async () => {
    const { stdout } = await perform(first, ...blocksBelow(PAGE, 'The administrator is lost'));
    assert.match(stdout, /"scopes":\["org:admin"\][\s\S]*you\.name +Res Cue/);
  });

  it('move house', async () => {
    const [pack, unpack, begin, over] = blocksBelow(PAGE, 'Move house');
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
    assert.match((await perform(second, begin, over)).stdout, VERIFIED);
    assert.match((await second.paste('heldby person list --csv --data /var/lib/heldby')).stdout, /ann[\s\S]*rescue@example\.com/);
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
    await start(drill);
    const ballast = join(data, 'old-export.csv');
    fill(ballast);
    const refused = await Promise.all(['a', 'b', 'c', 'd'].map(login => add(drill, login)));
    assert.ok(refused.some(({ status }) => status === 503));
    assert.match((await perform(drill, look, 'as_heldby health')).stdout, /old-export\.csv[\s\S]*serves: read-only/);
    rmSync(ballast);
    await perform(drill, over);
    assert.equal((await add(drill, 'bob')).status, 201);
  });
});

/** As the log says it. */
function validUntil(date: Date): RegExp {
  return new RegExp(`"validUntil":"${date.toISOString().slice(0, 10)}`);
}
