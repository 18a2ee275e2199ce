import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { routes as contract, type Route } from '@heldby/contract';
import Type from 'typebox';
import { defaultsOf } from '../../../http/dialect/policy-defaults.ts';
import { createRoutes } from './index.ts';

/** A schema that no parameter fits. */
const NONE = Type.Object({}, { additionalProperties: false });

describe('the native dialect', () => {
  const routes = createRoutes([], defaultsOf([], null));

  it('serves every route of the contract once, as the contract has it, and refuses parameters where it has none', () => {
    const declared: Route[] = Object.values(contract);
    assert.deepEqual(routes.map(route => route.id).toSorted(), declared.map(route => route.id).toSorted());
    for (const { handle: _, ...route } of routes)
      assert.ok(declared.some(each => isDeepStrictEqual({ query: NONE, ...each }, route)));
  });
});
