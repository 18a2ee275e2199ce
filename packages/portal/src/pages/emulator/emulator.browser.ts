/** The page of an emulator: requests as they come, faults, the clock, snapshots, tokens. Nobody signs in. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { DRAWN, LOADED, MARK_SHOWN } from '../../../test/drawn.ts';
import {
  assertAccessible,
  assertSectionsFit,
  type Demo,
  heading,
  keepShot,
  openSignedIn,
  usePortal,
} from '../../../test/portal.ts';

interface Shown {
  readonly url: string;
  readonly tokens: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

let shown: Shown | undefined;

async function readShown({ stdout }: ChildProcess): Promise<Demo> {
  assert.ok(stdout);
  for await (const line of createInterface({ input: stdout })) {
    shown = JSON.parse(line) as Shown;
    stdout.resume();
    return { url: `${shown.url}/portal/`, login: 'nobody', password: '' };
  }
  return assert.fail('the emulator ended before it listened');
}

const COMMAND = ['packages/server/bin/heldby.js', 'emulate', '--standing-clock', '--json', '--port', '0'];

const control = async (method: string, path: string, body?: object) => {
  const response = await fetch(`${shown?.url}/_emulator/${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
  assert.ok(response.ok, await response.text());
};

const ask = (path: string, vendor: string, role: string) =>
  fetch(`${shown?.url}${path}`, { headers: { authorization: `Bearer ${shown?.tokens[vendor]?.[role]}` } });

/** What somebody has typed is refused, and what happened after a moment is gone when one goes back to it: the browser tells of both. */
const without4xx = (faults: readonly string[]) => faults.filter(fault => !/status of 4(?:00|10)/.test(fault));

const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name });

describe('the emulator', () => {
  const portal = usePortal({ command: async () => COMMAND, read: readShown });
  const open = async (path = 'emulator', options = {}) => {
    await control('POST', 'reset');
    const tab = await openSignedIn(portal, path, options);
    return tab;
  };

  it('is an entry of the side bar, shows requests as they come, and filters them', async () => {
    const { page, faults } = await open('');
    await heading(page, 'Overview').waitFor();
    await page.getByRole('link', { name: 'Emulator', exact: true }).click();
    await heading(page, 'Emulator').waitFor();
    await page.getByText('Nothing was asked yet').waitFor();
    await page.getByRole('region', { name: 'A first request' }).waitFor();
    await ask('/v1/people/me', 'webex', 'full');
    await row(page, /^GET \/v1\/people\/me 200 [\d.,]+ ms Webex webex\.people\.me 12:00:00$/).waitFor();
    await ask('/api/v2/mobiledevices', 'genesys', 'none');
    await row(page, /mobiledevices 401 .* Genesys Cloud/).waitFor();
    await page.getByText('2 requests', { exact: true }).waitFor();
    await page.getByLabel('Filter by path, operation, method or status').fill('webex get');
    await page.getByText('1 of 2 requests').waitFor();
    await page.getByLabel('Errors only').check();
    await page.getByText('No request fits the filter').waitFor();
    assert.match(page.url(), /q=webex\+get&failed=1/);
    await page.getByLabel('Filter by path, operation, method or status').fill('');
    await page.getByLabel('Vendor').selectOption('Genesys Cloud');
    await row(page, /mobiledevices 401/).waitFor();
    await page.getByText('1 of 2 requests').waitFor();
    assert.deepEqual(without4xx(faults), []);
  });

  it('shows a request whole by the keyboard, and gives it as a command and as a test', async () => {
    const { page, faults } = await open();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await ask('/v1/people/me', 'webex', 'full');
    await row(page, /people\/me 200/).waitFor();
    const table = page.getByRole('grid', { name: 'Requests' });
    await table.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'GET /v1/people/me' });
    await dialog.waitFor();
    const asked = dialog.getByRole('region', { name: 'What was asked' });
    assert.match((await asked.textContent()) ?? '', /^GET \/v1\/people\/me\n[\s\S]*authorization: Bearer …/);
    assert.match((await dialog.getByRole('region', { name: 'What it was answered' }).textContent()) ?? '', /"displayName": "Ada/);
    await dialog.getByRole('button', { name: 'Copy as curl' }).click();
    await page.getByText('The command is copied').waitFor();
    const command = (await page.evaluate('navigator.clipboard.readText()')) as string;
    assert.match(spawnSync('sh', ['-c', command], { encoding: 'utf8' }).stdout, /"displayName": ?"Ada/, command);
    await dialog.getByRole('button', { name: 'Make a test of it' }).click();
    const test = dialog.getByRole('region', { name: 'A test for node:test' });
    await test.waitFor();
    assert.match((await test.textContent()) ?? '', /createEmulator\(\)[\s\S]*assert\.equal\(response\.status, 200\)/);
    await assertAccessible(page);
    await keepShot(page, 'emulator-request-light-1280');
    await page.emulateMedia({ colorScheme: 'dark' });
    await assertAccessible(page);
    await keepShot(page, 'emulator-request-dark-1280');
    const [saved] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: 'Download' }).click()]);
    assert.equal(saved.suggestedFilename(), 'request-1.test.js');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    assert.deepEqual(without4xx(faults), []);
  });

  it('holds new requests back while somebody is at a row, and shows them on a press', async () => {
    const { page, faults } = await open();
    await ask('/v1/people/me', 'webex', 'full');
    await row(page, /people\/me 200/).waitFor();
    await page.getByRole('grid', { name: 'Requests' }).focus();
    await ask('/v1/people/me?second=1', 'webex', 'full');
    await page.getByText('1 new request').waitFor();
    assert.equal(await row(page, /second/).count(), 0);
    await page.getByRole('button', { name: 'Show' }).click();
    await row(page, /second/).waitFor();
    assert.deepEqual(without4xx(faults), []);
  });

  it('lets requests fail, from one that was there, and counts what is left', async () => {
    const { page, faults } = await open();
    await ask('/v1/people/me', 'webex', 'full');
    await page.getByRole('link', { name: /people\/me/ }).click();
    await page.getByRole('link', { name: 'Let the next one fail' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a fault' });
    assert.equal(await dialog.getByRole('combobox', { name: 'Operation' }).inputValue(), 'webex.people.me');
    await dialog.getByLabel('Status').fill('99');
    await dialog.getByRole('button', { name: 'Add the fault' }).click();
    await dialog.getByText('status must be from 400 to 599.').waitFor();
    await dialog.getByLabel('Status').fill('429');
    await dialog.getByLabel('How often').fill('2');
    await page.keyboard.press('Enter');
    await row(page, 'Answers 429 webex.people.me 2').waitFor();
    assert.equal((await ask('/v1/people/me', 'webex', 'full')).status, 429);
    await row(page, 'Answers 429 webex.people.me 1').waitFor();
    await page.getByRole('button', { name: 'Add a fault' }).click();
    await dialog.getByRole('combobox', { name: 'Operation' }).fill('native devices list');
    await dialog.getByRole('option', { name: 'native.devices.list', exact: true }).click();
    assert.equal(await dialog.getByRole('combobox', { name: 'Operation' }).inputValue(), 'native.devices.list');
    await dialog.getByLabel('For').selectOption('A path');
    await dialog.getByLabel('Path').fill('/v1/*');
    await dialog.getByLabel('What goes wrong').selectOption('The connection is cut');
    await dialog.getByLabel('Late by').fill('5');
    await dialog.getByLabel('How often').fill('');
    await page.keyboard.press('Enter');
    await row(page, 'Cuts the connection, waits 5 ms /v1/* always').waitFor();
    await page.getByRole('grid', { name: 'Faults' }).focus();
    await page.keyboard.press('m');
    await page.keyboard.press('Enter');
    await page.getByText('The fault is removed').waitFor();
    await row(page, /429/).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Remove all' }).click();
    await page.getByText('Nothing goes wrong on request').waitFor();
    await page.getByRole('link', { name: 'Requests' }).click();
    await row(page, /people\/me 429 Fault/).waitFor();
    assert.deepEqual(without4xx(faults), []);
  });

  it('moves the clock, takes snapshots, goes back to them and to the seed', async () => {
    const { page, faults } = await open();
    const bar = page.getByRole('region', { name: 'Clock of the emulator' });
    await bar.getByText('2026-06-01 12:00:00').waitFor();
    await bar.getByText('Stopped', { exact: true }).waitFor();
    await bar.getByRole('button', { name: 'Take a snapshot' }).click();
    await page.getByText('A snapshot is taken').waitFor();
    await bar.getByRole('button', { name: '+ 1 day' }).click();
    await bar.getByText('2026-06-02 12:00:00').waitFor();
    await bar.getByRole('button', { name: 'Set …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Set the clock' });
    await dialog.getByLabel('To (UTC)').fill('2026-05-01T10:00');
    await page.keyboard.press('Enter');
    await page.getByText(/does not go back/).waitFor();
    await dialog.getByLabel('To (UTC)').fill('2026-07-01T10:00');
    await page.keyboard.press('Enter');
    await bar.getByText('2026-07-01 10:00:00').waitFor();
    await bar.getByRole('button', { name: 'Snapshots' }).click();
    await page.getByRole('menuitem', { name: /^Go back to snapshot-\d+ \(2026-06-01 12:00:00\)$/ }).click();
    await bar.getByText('2026-06-01 12:00:00').waitFor();
    await bar.getByRole('button', { name: 'Snapshots' }).click();
    await page.getByRole('menuitem', { name: /^Forget/ }).click();
    await page.getByText(/is forgotten/).waitFor();
    await bar.getByRole('button', { name: 'Start the clock' }).click();
    await bar.getByText('Running', { exact: true }).waitFor();
    await bar.getByText(/2026-06-01 12:00:0[2-9]/).waitFor();
    await ask('/v1/people/me', 'webex', 'full');
    await row(page, /people\/me 200/).waitFor();
    await bar.getByRole('button', { name: 'Reset' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reset to the seed' }).click();
    await page.getByText('The emulator is as it began').waitFor();
    await page.getByText('Nothing was asked yet').waitFor();
    await bar.getByText('Stopped', { exact: true }).waitFor();
    await page.reload();
    await bar.getByText('2026-06-01 12:00:00').waitFor();
    assert.deepEqual(without4xx(faults), []);
  });

  it('has the tokens ready to copy, and no way to sign out', async () => {
    const { page, faults } = await open('emulator?show=access');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const webex = page.getByRole('region', { name: 'Webex' });
    await webex.getByRole('listitem').filter({ hasText: 'Reads everything' }).getByRole('button', { name: 'Copy' }).click();
    await webex.getByText('Copied').waitFor();
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), shown?.tokens.webex?.read_only);
    await page.getByRole('button', { name: /your account$/ }).click();
    await page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).waitFor();
    assert.equal(await page.getByRole('menuitem', { name: 'Sign out' }).count(), 0);
    assert.deepEqual(without4xx(faults), []);
  });

  it('loads no more than other pages until the requests are there', async () => {
    const { page } = await open();
    await ask('/v1/people/me', 'webex', 'full');
    await page.addInitScript(MARK_SHOWN);
    const session = await page.context().newCDPSession(page);
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    await page.reload();
    await page.locator(DRAWN).first().waitFor({ state: 'attached' });
    const files = (await page.evaluate(LOADED)) as readonly [string, number][];
    const total = files.reduce((sum, [, bytes]) => sum + bytes, 0);
    assert.ok(files.length >= 3 && total > 10_000 && total <= 40_960, `${total} bytes: ${JSON.stringify(files)}`);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`fits every width and is accessible in ${colorScheme}`, async () => {
      const { page, faults } = await open('emulator', { colorScheme });
      await page.getByText('Nothing was asked yet').waitFor();
      await assertAccessible(page);
      await keepShot(page, `emulator-empty-${colorScheme}`);
      for (const [path, vendor, role] of [
        ['/v1/people/me', 'webex', 'full'],
        ['/api/v2/mobiledevices?pageSize=25&pageNumber=1&sortBy=name', 'genesys', 'member'],
        ['/v1/devices?max=3', 'webex', 'none'],
        ['/registry/v1/devices?limit=3&expand=holders', 'native', 'full'],
      ] as const)
        await ask(path, vendor, role);
      await control('POST', 'faults', { operation: 'webex.people.me', status: 503 });
      await control('POST', 'faults', { path: '/v1/devices*', delayMs: 3000, drop: true, times: 'always' });
      await ask('/v1/people/me', 'webex', 'full');
      await control('POST', 'faults', { operation: 'genesys.mobiledevices.list', status: 429, times: 3 });
      await assertSectionsFit(
        portal,
        page,
        [
          ['emulator', 'Emulator'],
          ['emulator?show=faults', 'Emulator'],
          ['emulator?show=access', 'Emulator'],
        ],
        colorScheme,
      );
      assert.deepEqual(without4xx(faults), []);
    });
  }
});

describe('an emulator that ends', () => {
  let server: ChildProcess | undefined;
  const portal = usePortal({
    command: async () => COMMAND,
    read: async child => {
      server = child;
      return readShown(child);
    },
  });

  it('is said to be gone, and what was shown stays', async () => {
    const { page } = await openSignedIn(portal, 'emulator');
    await ask('/v1/people/me', 'webex', 'full');
    await row(page, /people\/me 200/).waitFor();
    server?.kill('SIGKILL');
    await page.getByText(/The emulator does not answer\. What you see may be old/).waitFor();
    await row(page, /people\/me 200/).waitFor();
    await page.getByRole('button', { name: '+ 1 day' }).click();
    await page.getByText(/Failed to fetch/).waitFor();
  });
});
