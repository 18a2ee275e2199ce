/** Every page that somebody may open who is no full administrator: nothing is offered that the server then refuses. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Location, Person } from '@heldby/client';
import type { Page } from 'playwright-core';
import { apiOf } from '../../test/api.ts';
import { openSignedIn, usePortal } from '../../test/portal.ts';

const ROLES = ['read_only', 'user_admin', 'location_admin', 'member'] as const;

/** The side bar, and the sections of a page. */
const LEADING = 'nav[aria-label="Main"] li a, nav.tabs a';
/** Rows of lists that have a page of their own. */
const ROW = 'main [role=grid] tbody a, main table tbody a';

describe('the pages of a role', () => {
  const portal = usePortal();
  const logins = new Map<string, string>();
  before(async () => {
    const { page } = await openSignedIn(portal);
    const call = await apiOf(portal, page);
    const { items: places } = await call<{ items: Location[] }>('GET', '/registry/v1/locations?limit=1');
    const { items: people } = await call<{ items: Person[] }>('GET', '/registry/v1/people?role=member&limit=20');
    for (const role of ROLES) {
      const person = people.pop() ?? assert.fail('the demo has more members');
      const administers = role === 'location_admin' ? { administers: places.map(({ id }) => id) } : {};
      if (role !== 'member') await call('PATCH', `/registry/v1/people/${person.id}`, { role, ...administers });
      const { password } = portal.demo();
      await call('PUT', `/registry/v1/people/${person.id}/password`, { password });
      logins.set(role, person.login);
    }
  });

  for (const role of ROLES) {
    it(`are shown whole to ${role}, with one of each list`, async () => {
      const { page, faults } = await openSignedIn(portal, '', { login: logins.get(role) ?? '', isFirstVisit: true });
      await page.locator('main h1').waitFor();
      const found = [new URL(page.url()).pathname];
      for (const path of found) {
        const told = faults.length;
        await openWhole(page, path);
        assert.deepEqual(faults.slice(told), [], path);
        const [first = path] = await pathsOf(page, ROW);
        const rows = found.some(each => isAlike(each, first)) ? [] : [first];
        found.push(...[...(await pathsOf(page, LEADING)), ...rows].filter(each => !found.includes(each)));
      }
      console.log(`${role} sees ${found.length} pages`);
      assert.ok(
        found.some(path => path.endsWith('/my-devices')),
        'everybody has their own devices',
      );
    });
  }
});

/** With everything that it loads, and nothing of that refused. */
async function openWhole(page: Page, path: string): Promise<void> {
  await page.goto(new URL(path, page.url()).href);
  await page.locator('main h1').waitFor();
  await page.locator('main .loading').first().waitFor({ state: 'detached' });
  assert.equal(await page.locator('main :is(.state-failed, .notice-bad)').count(), 0, `${path} failed`);
  assert.notEqual(await page.locator('main h1').textContent(), 'There is no such page', path);
}

/** Both are the page of one of the same list. */
function isAlike(path: string, other: string): boolean {
  const listOf = (each: string) => /^(.+)\/[\da-f-]{36}$/.exec(each)?.[1];
  return listOf(other) !== undefined && listOf(path) === listOf(other);
}

async function pathsOf(page: Page, selector: string): Promise<readonly string[]> {
  const hrefs = await Promise.all((await page.locator(selector).all()).map(link => link.getAttribute('href')));
  return [...new Set(hrefs.flatMap(href => (href === null ? [] : [new URL(href, page.url()).pathname])))];
}
