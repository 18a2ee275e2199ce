import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { matchPath, readRoute } from './route.ts';

describe('an address of the portal', () => {
  const portal = new URL('https://example.com/devices/portal/');
  const pathOf = (url: string) => readRoute(new URL(url, portal), portal)?.path;

  it('is what follows the place where the portal is', () => {
    assert.equal(pathOf(''), '');
    assert.equal(pathOf('people/1'), 'people/1');
    assert.equal(pathOf('people/'), 'people');
    assert.equal(readRoute(new URL('people?kind=x', portal), portal)?.query.get('kind'), 'x');
    for (const other of ['/devices/docs/', '/portal/people', 'https://other.example/devices/portal/', '/devices/portalx']) {
      assert.equal(pathOf(other), undefined, other);
    }
  });

  it('fits one pattern, and gives the words in its places', () => {
    assert.deepEqual(matchPath('', ''), {});
    assert.deepEqual(matchPath('people/:id', 'people/a%20b'), { id: 'a b' });
    assert.equal(matchPath('people', 'devices'), undefined);
    for (const path of ['people', 'people/', 'people/1/more', 'devices/1', 'people/%E0%A4%A']) {
      assert.equal(matchPath('people/:id', path), undefined, path);
    }
  });
});
