import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bodyOf, FIRST_DRAFT } from './draft.ts';

describe('the body of a new token', () => {
  const now = new Date('2026-06-15T10:00:00Z');

  it('has no limits and no holder unless they are given', () => {
    const body = bodyOf({ ...FIRST_DRAFT, label: ' Nightly ', scopes: ['devices.org:read'] }, now);
    assert.deepEqual(body, { label: 'Nightly', scopes: ['devices.org:read'], expiresAt: '2026-09-13T10:00:00.000Z' });
    assert.equal(bodyOf({ ...FIRST_DRAFT, lifetime: 'never' }, now).expiresAt, null);
  });

  it('has the routes line by line, the location, and dry runs', () => {
    const draft = { ...FIRST_DRAFT, endpoints: 'native.people.list\n\n GET /registry/v1/devices* \n', dryRunOnly: true };
    const { limits, owner } = bodyOf(
      { ...draft, location: { id: 'l', name: 'Bergen' }, owner: { id: 'p', displayName: 'Ann', login: 'ann' } },
      now,
    );
    assert.deepEqual(limits, {
      endpoints: ['native.people.list', 'GET /registry/v1/devices*'],
      locationIds: ['l'],
      dryRunOnly: true,
    });
    assert.deepEqual(owner, { kind: 'person', id: 'p' });
  });
});
