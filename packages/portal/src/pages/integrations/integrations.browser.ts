/** The integrations in a browser: a token from its making to its end, applications, and every section in both themes. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { assertAccessible, assertSectionsFit, DEMO, heading, keepShot, openSignedIn, usePortal } from '../../../test/portal.ts';

const SECTIONS = [
  ['integrations', 'API tokens'],
  ['integrations/applications', 'Applications'],
  ['integrations/sessions', 'Sessions'],
  ['integrations/lock-outs', 'Lock-outs'],
  ['integrations/webhooks', 'Webhooks'],
  ['integrations/sign-in', 'Sign-in providers'],
] as const;

/** Nothing listens there: the port is the system's, and none is given out by chance. */
const CLOSED_PORT = 1;

/** A browser tells of a URL that is refused by itself. */
const isRefused = (fault: string) => /status of 400/.test(fault);

describe('the integrations', () => {
  const portal = usePortal({ command: async () => [...DEMO, '--allow-private', 'loopback'] });

  it('make a token, show it once, say what it may do, rotate it, and revoke it once its label is typed', async () => {
    const { page, faults } = await openSignedIn(portal, 'integrations');
    await page.getByRole('button', { name: 'Make a token' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What it is for').fill('Nightly report');
    await dialog.getByRole('checkbox', { name: 'devices.org:read', exact: true }).check();
    await dialog.getByRole('checkbox', { name: 'Dry runs only' }).check();
    await keepShot(page, 'integrations-make');
    await assertAccessible(page);
    await dialog.getByRole('button', { name: 'Make a token' }).click();
    await page.getByRole('dialog', { name: 'Your new token' }).waitFor();
    const secret = (await dialog.getByRole('region', { name: 'Token' }).textContent()) ?? '';
    const asked = (method: string) => fetch(new URL('/registry/v1/locations', portal.demo().url), withToken(method, secret));
    assert.equal((await asked('GET')).status, 200);
    assert.equal((await asked('POST')).status, 403);
    await page.getByRole('button', { name: 'I have stored it' }).click();
    await page.getByRole('button', { name: 'Actions for Nightly report' }).click();
    await page.getByRole('menuitem', { name: 'What may it do' }).click();
    await dialog.getByText('See all devices and who holds them').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Actions for Nightly report' }).click();
    await page.getByRole('menuitem', { name: 'Rotate' }).click();
    await dialog.getByLabel('How long the old one works on').selectOption('It ends at once');
    await dialog.getByRole('button', { name: 'Make the next token' }).click();
    await page.getByRole('dialog', { name: 'Your new token' }).waitFor();
    assert.equal((await asked('GET')).status, 401);
    const next = (await dialog.getByRole('region', { name: 'Token' }).textContent()) ?? '';
    assert.notEqual(next, secret);
    await page.getByRole('button', { name: 'I have stored it' }).click();
    await page.getByRole('button', { name: 'Actions for Nightly report' }).click();
    await page.getByRole('menuitem', { name: 'Revoke' }).click();
    await dialog.getByLabel(/^Type/).fill('Nightly report');
    await dialog.getByRole('button', { name: 'Revoke the token' }).click();
    await page.getByText('The token “Nightly report” is revoked').waitFor();
    await page.getByRole('button', { name: 'Actions for Nightly report' }).waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
  });

  it('register an application, show its secret once, disable and remove it', async () => {
    const { page, faults } = await openSignedIn(portal, 'integrations/applications');
    await page.getByRole('button', { name: 'Register an application' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Door sensor');
    await dialog.getByRole('button', { name: 'Register an application' }).click();
    await page.getByRole('dialog', { name: 'The secret of Door sensor' }).waitFor();
    await page.getByRole('button', { name: 'I have stored it' }).click();
    const actions = page.getByRole('button', { name: 'Actions for Door sensor' });
    await actions.click();
    await page.getByRole('menuitem', { name: 'Secrets' }).click();
    await dialog.getByText('never used').waitFor();
    await page.keyboard.press('Escape');
    await actions.click();
    await page.getByRole('menuitem', { name: 'Disable' }).click();
    await dialog.getByRole('button', { name: 'Disable' }).click();
    await page.getByRole('row', { name: /Door sensor.*Disabled/ }).waitFor();
    await actions.click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await dialog.getByLabel(/^Type/).fill('Door sensor');
    await dialog.getByRole('button', { name: 'Remove the application' }).click();
    await actions.waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
  });

  it('add a webhook, show its secret once, tell why a test fails, redeliver it, disable and remove the webhook', async () => {
    const { page, faults } = await openSignedIn(portal, 'integrations/webhooks');
    await page.getByRole('button', { name: 'Add a webhook' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Ticket system');
    await dialog.getByLabel('URL').fill('http://192.0.2.1/in');
    const types = dialog.getByRole('combobox', { name: 'Types of events' });
    for (const type of ['device.*', 'webhook.*', 'line.*']) {
      await types.fill(type);
      await dialog.getByRole('option').getByText(type, { exact: true }).click();
      if (type === 'line.*') await keepShot(page, 'integrations-webhook-types');
    }
    await dialog.getByRole('button', { name: 'Leave out line.*' }).click();
    assert.deepEqual(await dialog.getByRole('list', { name: 'Chosen types' }).getByRole('listitem').count(), 2);
    await dialog.getByRole('button', { name: 'Add a webhook' }).click();
    await dialog.getByText(/^This must be/).waitFor();
    await keepShot(page, 'integrations-webhook-add');
    await dialog.getByLabel('URL').fill(`http://127.0.0.1:${CLOSED_PORT}/in?key=1`);
    await dialog.getByRole('button', { name: 'Add a webhook' }).click();
    await page.getByRole('dialog', { name: 'The secret of Ticket system' }).waitFor();
    assert.match((await dialog.getByRole('region', { name: 'Secret' }).textContent()) ?? '', /^whsec_/);
    await page.getByRole('button', { name: 'I have stored it' }).click();
    await page.getByRole('row', { name: /Ticket system.*Active/ }).waitFor();
    const actions = page.getByRole('button', { name: 'Actions for Ticket system' });
    await actions.click();
    await page.getByRole('menuitem', { name: 'Send a test' }).click();
    await dialog.getByRole('button', { name: 'Send a test' }).click();
    await page.getByRole('dialog', { name: 'webhook.tested' }).waitFor();
    await dialog.getByText('No answer').waitFor();
    await dialog.getByRole('link', { name: /webhook/i }).waitFor();
    await keepShot(page, 'integrations-webhook-delivery');
    await assertAccessible(page);
    await dialog.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('The event is sent again').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('row', { name: /webhook\.tested/ }).waitFor();
    await page.getByRole('link', { name: 'Waiting', exact: true }).click();
    await assertOneFits(page);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Disable' }).click();
    await dialog.getByRole('button', { name: 'Disable' }).click();
    await page.getByText('Ticket system is disabled').waitFor();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await page.getByText('Ticket system is enabled').waitFor();
    const failing = page.getByText('Failing', { exact: true });
    // That it was enabled is sent, too.
    while (!(await failing.isVisible())) {
      const answered = page.waitForResponse(/webhooks\/[^/]+$/);
      await page.getByRole('button', { name: 'Refresh' }).click();
      await answered;
    }
    await page.getByRole('link', { name: 'Webhooks', exact: true }).click();
    await page.getByRole('row', { name: /Ticket system.*Failing/ }).waitFor();
    await keepShot(page, 'integrations-webhooks-one');
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.setViewportSize({ width: 360, height: 900 });
    await page.getByRole('link', { name: '1 webhook fails or is switched off' }).waitFor();
    await keepShot(page, 'integrations-webhooks-overview-360');
    await page.setViewportSize({ width: 1280, height: 900 });
    await keepShot(page, 'integrations-webhooks-overview');
    await page.getByRole('link', { name: '1 webhook fails or is switched off' }).click();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await dialog.getByLabel(/^Type/).fill('Ticket system');
    await dialog.getByRole('button', { name: 'Remove the webhook' }).click();
    await heading(page, 'Webhooks').waitFor();
    await page.getByText('No webhook').waitFor();
    assert.deepEqual(
      faults.filter(fault => !isRefused(fault)),
      [],
    );
  });

  it('show what a receiver answers, change the webhook, rotate its secret, replay, and enable it without what it missed', async () => {
    const receiver = createServer((_, response) => response.end('thank you'));
    await once(receiver.listen(0, '127.0.0.1'), 'listening');
    receiver.unref();
    const { port } = receiver.address() as AddressInfo;
    const { page, faults } = await openSignedIn(portal, 'integrations/webhooks');
    const dialog = page.getByRole('dialog');
    const choose = async (item: string, verb: string, fill = async () => {}) => {
      await page.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: item, exact: true }).click();
      await dialog.getByRole('button', { name: verb, exact: true }).waitFor();
      await fill();
      await dialog.getByRole('button', { name: verb, exact: true }).click();
    };
    await page.getByRole('button', { name: 'Add a webhook' }).click();
    await dialog.getByLabel('Name').fill('Chat');
    await dialog.getByLabel('URL').fill(`http://127.0.0.1:${port}/`);
    await dialog.getByRole('button', { name: 'Add a webhook' }).click();
    await page.getByRole('button', { name: 'I have stored it' }).click();
    await page.getByRole('link', { name: 'Chat', exact: true }).click();
    await page.getByRole('button', { name: 'Send a test' }).click();
    await dialog.getByRole('button', { name: 'Send a test' }).click();
    await dialog.getByText('Status 200').waitFor();
    assert.equal(await dialog.getByRole('region', { name: 'What it answered' }).textContent(), 'thank you');
    await page.keyboard.press('Escape');
    await page.getByRole('row', { name: /webhook\.tested.*Delivered.*200/ }).waitFor();
    await choose('Change', 'Save', async () => {
      await dialog.getByLabel('Name').fill('Team chat');
      await dialog.getByRole('combobox', { name: 'Only at a location' }).click();
      await page.getByRole('listbox').getByRole('option').first().click();
    });
    await heading(page, 'Team chat').waitFor();
    await page.getByText('Only at the location', { exact: true }).waitFor();
    await choose('Rotate the secret', 'Make the next secret');
    await page.getByRole('dialog', { name: 'The secret of Team chat' }).waitFor();
    await page.getByRole('button', { name: 'I have stored it' }).click();
    await page.getByText('Old secret signs until').waitFor();
    await choose('Replay events', 'Replay', () => dialog.getByLabel('Behind the event number').fill('3000'));
    await page.getByText('The events are sent again').waitFor();
    await choose('Disable', 'Disable');
    await page.getByText('Why nothing is sent').waitFor();
    await choose('Enable', 'Enable', () => dialog.getByLabel('Leave out what happened meanwhile').check());
    await page.getByText('Team chat is enabled').waitFor();
    await choose('Remove', 'Remove the webhook', () => dialog.getByLabel(/^Type/).fill('Team chat'));
    await page.getByText('No webhook').waitFor();
    receiver.close();
    assert.deepEqual(faults, []);
  });

  it('lead who only reads to the webhooks, and offer them no change', async () => {
    const { page, faults } = await openSignedIn(portal);
    await page.route(/\/registry\/v1\/me(?:\?|$)/, onlyReads);
    await page.reload();
    const side = page.getByRole('navigation', { name: 'Main' });
    await side.getByRole('link', { name: 'Integrations' }).click();
    await heading(page, 'Webhooks').waitFor();
    await page.getByText('No webhook').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Add a webhook' }).count(), 0);
    assert.equal(await page.getByRole('link', { name: 'API tokens' }).count(), 0);
    await page.getByRole('link', { name: 'Lock-outs' }).click();
    await heading(page, 'Lock-outs').waitFor();
    await side.locator('a[aria-current=page]', { hasText: 'Integrations' }).waitFor();
    assert.deepEqual(faults, []);
  });

  it('sign somebody out', async () => {
    const { page, faults } = await openSignedIn(portal, 'integrations/sessions');
    // Who else is signed in depends on the day. Somebody always is.
    const others = page.getByRole('button', { name: /^Actions for (?!Ada)/ });
    await others.first().waitFor();
    const before = await others.count();
    await others.first().click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
    await page.getByText(/is signed out there$/).waitFor();
    await others.nth(before - 1).waitFor({ state: 'detached' });
    assert.equal(await others.count(), before - 1);
    assert.deepEqual(faults, []);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`fit every width and are accessible in ${colorScheme}`, async () => {
      const { page, faults } = await openSignedIn(portal, 'integrations', { colorScheme });
      await assertSectionsFit(portal, page, SECTIONS, colorScheme);
      assert.deepEqual(faults, []);
    });
  }
});

/** The demo has passwords for a full administrator and a member alone: so the answer is changed on its way. */
async function onlyReads(route: Route): Promise<void> {
  const response = await route.fetch();
  const me = (await response.json()) as { readonly may: readonly string[] };
  await route.fulfill({
    response,
    json: { ...me, role: 'read_only', may: me.may.filter(right => right.startsWith('read ')) },
  });
}

async function assertOneFits(page: Page): Promise<void> {
  for (const [colorScheme, width] of [
    ['light', 360],
    ['dark', 1280],
    ['light', 1280],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
    await keepShot(page, `integrations-webhook-${colorScheme}-${width}`);
    await assertAccessible(page);
  }
}

function withToken(method: string, secret: string): RequestInit {
  const headers = { authorization: `Bearer ${secret.trim()}`, 'content-type': 'application/json' };
  return method === 'GET' ? { headers } : { method, headers, body: JSON.stringify({ name: 'Nowhere' }) };
}
