/** A directory in a browser: added, called, what its groups give, its tokens, what was refused to it, and its end. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page, Route } from 'playwright-core';
import { assertAccessible, assertSectionsFit, heading, keepShot, openSignedIn, usePortal } from '../../../../test/portal.ts';

const SECTIONS = [['integrations/directories', 'Directories']] as const;
const LONG = 'The directory of all hospitals, wards and practices of the north';
const ARABIC = 'دليل المستشفى';

describe('the directories', () => {
  const portal = usePortal();

  const provision = async (token: string, method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' };
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    return fetch(new URL(`/scim/v2${path}`, portal.demo().url), { method, headers, ...sent });
  };
  const add = async (page: Page, name: string): Promise<string> => {
    const dialog = page.getByRole('dialog');
    await page.getByRole('button', { name: 'Add a directory' }).click();
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByRole('button', { name: 'Add a directory' }).click();
    await page.getByRole('dialog', { name: `Connect ${name}` }).waitFor();
    return ((await dialog.getByRole('region', { name: 'Secret token' }).textContent()) ?? '').trim();
  };

  it('say what to type where, count who comes, explain what was refused, and end with their tokens', async () => {
    const { page, faults } = await openSignedIn(portal, 'integrations/directories');
    const dialog = page.getByRole('dialog');
    await page.getByText('No directory is connected').waitFor();
    const token = await add(page, 'Company');
    assert.match((await dialog.getByRole('region', { name: 'Tenant URL' }).textContent()) ?? '', /\/scim\/v2$/);
    await keepShot(page, 'directories-connect');
    await assertAccessible(page);
    await page.getByRole('button', { name: 'I have stored it' }).click();
    await heading(page, 'Company').waitFor();
    await page.getByText('Nothing was refused').waitFor();
    const added = await provision(token, 'POST', '/Users', { userName: 'grace@example.com', active: true });
    assert.equal(added.status, 201);
    const { id } = (await added.json()) as { readonly id: string };
    const wrong = { Operations: [{ op: 'move', path: 'title', value: 'Nurse' }] };
    assert.equal((await provision(token, 'PATCH', `/Users/${id}`, wrong)).status, 400);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await page.getByRole('row', { name: /op must be add, replace or remove.*PATCH.*400/ }).click();
    await page.getByRole('dialog', { name: 'A refused PATCH' }).waitFor();
    assert.match((await dialog.getByRole('region', { name: 'What was sent' }).textContent()) ?? '', /"op": "move"/);
    await keepShot(page, 'directories-refused');
    await assertAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('row', { name: /Added a user.*POST.*201/ }).waitFor();
    await keepShot(page, 'directories-calls');
    await assertAccessible(page);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Change' }).click();
    await dialog.getByLabel('Who is deactivated there').selectOption({ index: 1 });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Company is changed').waitFor();
    await page.getByText('is off-boarded: their devices').waitFor();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Remove' }).click();
    await dialog.getByLabel(/^Type/).fill('Company');
    await dialog.getByRole('button', { name: 'Remove the directory' }).click();
    await page.getByText('No directory is connected').waitFor();
    assert.equal((await provision(token, 'GET', '/Users')).status, 401);
    assert.deepEqual(faults, []);
  });

  it('give roles by groups in an order that can be changed and taken back, and rotate a token with two live ones', async () => {
    const { page, faults } = await openSignedIn(portal, 'integrations/directories');
    const dialog = page.getByRole('dialog');
    const first = await add(page, LONG);
    await page.getByRole('button', { name: 'I have stored it' }).click();
    await heading(page, LONG).waitFor();
    for (const [group, role] of [
      ['Ward 3', 'member'],
      [ARABIC, 'read_only'],
    ] as const) {
      await page.getByRole('button', { name: 'Add a rule' }).click();
      await dialog.getByLabel('Group').fill(group);
      await dialog.getByLabel('Role').selectOption(role);
      await dialog.getByText('Nobody’s role or location changes.').waitFor();
      await dialog.getByRole('button', { name: 'Add a rule' }).click();
      await dialog.waitFor({ state: 'detached' });
    }
    const rules = page.getByRole('list', { name: 'Rules' }).getByRole('listitem');
    await rules.nth(1).getByText(ARABIC).waitFor();
    await page.getByRole('button', { name: `Actions for ${ARABIC}` }).click();
    await page.getByRole('menuitem', { name: 'Move up' }).click();
    await dialog.getByText('Nobody’s role or location changes.').waitFor();
    await dialog.getByRole('button', { name: 'Move up' }).click();
    await rules.nth(0).getByText(ARABIC).waitFor();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await page.getByText('The rules are as before').waitFor();
    await rules.nth(0).getByText('Ward 3').waitFor();
    await page.getByRole('button', { name: /^Rotate/ }).click();
    await dialog.getByLabel('How long the old one works on').selectOption('1 hour');
    await dialog.getByRole('button', { name: 'Make the next token' }).click();
    await page.getByRole('dialog', { name: `Connect ${LONG}` }).waitFor();
    const next = ((await dialog.getByRole('region', { name: 'Secret token' }).textContent()) ?? '').trim();
    await page.getByRole('button', { name: 'I have stored it' }).click();
    for (const token of [first, next]) assert.equal((await provision(token, 'GET', '/Users')).status, 200);
    await assertOneFits(page);
    assert.deepEqual(faults, []);
  });

  it('offer no change to who only reads', async () => {
    const { page, faults } = await openSignedIn(portal);
    await page.route(/\/registry\/v1\/me(?:\?|$)/, onlyReads);
    await page.goto(new URL('integrations/directories', portal.demo().url).href);
    await page.getByRole('link', { name: LONG }).click();
    await heading(page, LONG).waitFor();
    await page.getByText('Ward 3').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Add a rule' }).count(), 0);
    assert.equal(await page.getByRole('heading', { name: 'Tokens' }).count(), 0);
    assert.deepEqual(faults, []);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`fit every width and are accessible in ${colorScheme}`, async () => {
      const { page, faults } = await openSignedIn(portal, 'integrations/directories', { colorScheme });
      await assertSectionsFit(portal, page, SECTIONS, colorScheme);
      assert.deepEqual(faults, []);
    });
  }
});

/** The demo has passwords for a full administrator and a member alone: so the answer is changed on its way. */
async function onlyReads(route: Route): Promise<void> {
  const response = await route.fetch();
  const me = (await response.json()) as { readonly may: readonly string[] };
  const may = me.may.filter(right => right.startsWith('read '));
  await route.fulfill({ response, json: { ...me, role: 'read_only', may } });
}

async function assertOneFits(page: Page): Promise<void> {
  for (const width of [360, 1280, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), width);
    await keepShot(page, `directories-one-${width}`);
    await assertAccessible(page);
  }
}
