/** What the dialects own as data: paths that do not overlap, and the members of the policy that are not the core's. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { POLICY_SECTIONS, Policy } from '@heldby/contract';
import type { TSchema } from 'typebox';
import { Check } from 'typebox/value';
import { createDialects } from '../src/app.ts';
import { dialectOf } from '../src/http/dialect/dialect-of.ts';

const dialects = createDialects({ tokenLifetimeSeconds: 60 });

describe('a path', () => {
  const owner = (path: string, headers: Record<string, string> = {}) => dialectOf(dialects, path, { headers }).id;
  const bearer = { authorization: 'Bearer any' };
  const token = { 'x-token': 'any' };

  it('belongs to the dialect that has a prefix of it, in whole segments', () => {
    assert.equal(owner('/api/v2/nothing?x=/v1/people'), 'genesys');
    assert.equal(owner('/apis'), 'native');
    assert.equal(owner('/oauth/nothing'), 'oauth');
    assert.equal(owner('/users'), 'apperian');
    assert.equal(owner('/registry/v1/nothing'), 'native');
    assert.equal(owner('/nothing'), 'native');
  });

  it('is told by the path or the token where two dialects share the prefix', () => {
    assert.deepEqual(
      ['/v1/people', '/v1/devices/5'].map(path => owner(path)),
      ['webex', 'webex'],
    );
    assert.deepEqual(
      ['/v1', '/v1/nothing', '/v1/devices/5/users/6'].map(path => owner(path)),
      Array(3).fill('apperian'),
    );
    assert.deepEqual(
      ['/v1', '/v1/nothing', '/v1/devices/5/users/6'].map(path => owner(path, bearer)),
      ['apperian', 'webex', 'webex'],
    );
    assert.deepEqual(
      ['/v1/people', '/v1/nothing'].map(path => owner(path, { ...bearer, ...token })),
      ['apperian', 'apperian'],
    );
  });

  it('that no dialect owns belongs to the one whose token comes with it', () => {
    assert.equal(owner('/nothing', token), 'apperian');
    assert.deepEqual(
      ['/', '/docs', '/portal/x', '/registry'].map(path => owner(path, token)),
      Array(4).fill('native'),
    );
    assert.equal(owner('/api', token), 'genesys');
    assert.equal(owner('//registry', token), 'apperian');
    assert.equal(owner('/nothing', { 'x-token': '' }), 'native');
  });

  it('is under prefixes of two dialects only where the first of them says which paths it means', () => {
    const seen = new Map<string, string>();
    for (const { id, prefixes, narrows } of dialects) {
      for (const prefix of prefixes) {
        const other = [...seen].find(
          ([known]) => known === prefix || prefix.startsWith(`${known}/`) || known.startsWith(`${prefix}/`),
        );
        assert.equal(other, undefined, `${prefix} of ${id} is under ${other?.join(' of ')}`);
        if (narrows === undefined) seen.set(prefix, id);
      }
    }
  });

  it('of a route lies under a prefix of its dialect', () => {
    for (const { id, prefixes, routes } of dialects) {
      for (const { path } of routes) {
        assert.ok(
          prefixes.some(prefix => path === prefix || path.startsWith(`${prefix}/`)),
          `${id} has no prefix for ${path}`,
        );
      }
    }
  });
});

describe("a member of an organization's policy", () => {
  it("is the core's or one dialect's, and all are published", () => {
    const owned = dialects.flatMap(({ policy }) => Object.keys(policy?.schema ?? {}));
    assert.deepEqual([...Object.keys(POLICY_SECTIONS.core), ...owned].toSorted(), Object.keys(Policy.properties).toSorted());
  });

  it('of a dialect has a default that its schema takes', () => {
    for (const { id, policy } of dialects) {
      if (policy === undefined) continue;
      assert.deepEqual(Object.keys(policy.defaults), Object.keys(policy.schema), id);
      for (const [name, schema] of Object.entries<TSchema>(policy.schema)) {
        assert.ok(Check(schema, (policy.defaults as Record<string, unknown>)[name]), `the default of ${name}`);
      }
    }
  });

  it('that limits the rate is the core’s or one of the dialect’s own', () => {
    for (const { id, policy, rateLimit } of dialects) {
      assert.ok(rateLimit.policy in POLICY_SECTIONS.core || rateLimit.policy in (policy?.schema ?? {}), id);
    }
  });
});
