/** Tests the system actor: it may do everything in one organization, and holds no device. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { asOwner, systemActor } from './actor.ts';
import { hasScope, SCOPES } from './scope.ts';

it('the system may do everything in its organization, presents no credential and can hold no device', () => {
  const system = systemActor(7, 'organization');
  assert.equal(system.org, 7);
  assert.equal(system.role, 'full');
  assert.equal(system.credentialId, null);
  assert.ok(SCOPES.every(scope => hasScope(system.scopes, scope)));
  assert.equal(asOwner(system), undefined);
});

it('people and applications hold devices as what they are', () => {
  const actor = { ...systemActor(7, 'organization'), id: 'ann' };
  assert.deepEqual(asOwner({ ...actor, kind: 'person' }), { kind: 'person', id: 'ann' });
  assert.deepEqual(asOwner({ ...actor, kind: 'application' }), { kind: 'application', id: 'ann' });
});
