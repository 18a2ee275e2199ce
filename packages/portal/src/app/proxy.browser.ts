/** The portal behind a proxy that serves heldby below a path and removes it: nothing leads out of that path. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { DEMO, heading, signInHere, usePortal } from '../../test/portal.ts';
import { type PathProxy, startProxy } from '../../test/proxy.ts';

const PREFIX = '/it/heldby';

describe('the portal below a path', () => {
  let proxy: PathProxy | undefined;
  const portal = usePortal({
    command: async () => [...DEMO, '--trust-proxy', 'loopback'],
    reachedAt: async demo => {
      proxy = await startProxy(new URL(demo.url), PREFIX);
      return { ...demo, url: `${proxy.url}portal/` };
    },
  });
  after(() => proxy?.close());

  it('signs people in, leads from page to page, reloads, and signs them out, all below that path', async () => {
    const tab = await portal.openTab();
    const { page } = tab;
    const outside: string[] = [];
    page.on('request', request => {
      const { pathname, protocol } = new URL(request.url());
      if (protocol === 'http:' && !pathname.startsWith(`${PREFIX}/`)) outside.push(pathname);
    });
    await page.goto(proxy?.url ?? '');
    await heading(page, 'Sign in').waitFor();
    await page.getByLabel('Login').fill(portal.demo().login);
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('alert').waitFor();
    await signInHere(tab, portal.demo());
    await heading(page, 'Overview').waitFor();
    assert.equal(page.url(), portal.demo().url);
    await page.getByRole('link', { name: 'People' }).first().click();
    await page.getByRole('grid').getByRole('link').first().click();
    await page.getByRole('button', { name: 'Give a device' }).waitFor();
    assert.match(page.url(), new RegExp(`${PREFIX}/portal/people/`));
    await page.reload();
    await page.getByRole('button', { name: 'Give a device' }).waitFor();
    await page.getByRole('button', { name: /your account$/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await heading(page, 'Sign in').waitFor();
    await page.goto(`${proxy?.url}docs/`);
    await heading(page, /heldby/).waitFor();
    assert.deepEqual(outside, []);
    assert.deepEqual(
      tab.faults.filter(fault => !fault.includes('401')),
      [],
    );
  });
});
