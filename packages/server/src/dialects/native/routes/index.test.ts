import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { routes as contract, type Route } from '@heldby/contract';
import { routes } from './index.ts';

describe('the native dialect', () => {
  it('serves every route of the contract once, as the contract has it', () => {
    const declared: Route[] = Object.values(contract);
    assert.deepEqual(routes.map(route => route.id).toSorted(), declared.map(route => route.id).toSorted());
    for (const { handle: _, ...route } of routes)
      assert.ok(declared.some(each => each.id === route.id && sameRoute(each, route)));
  });
});

function sameRoute(one: Route, other: Route): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
