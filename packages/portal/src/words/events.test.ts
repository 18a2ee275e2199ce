import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EVENT_TYPES } from '@heldby/contract';

import { EVENT_SENTENCES, sayEvent, sayPlainly, type ToldEvent } from './events.ts';
import { createFormat } from './format.ts';

const format = createFormat({ locale: 'en-GB', zone: 'Europe/Zurich' });

const told = (given: Partial<ToldEvent> & Pick<ToldEvent, 'type'>): ToldEvent => ({
  ownerName: 'Ann Lee',
  deviceName: 'Front desk',
  before: null,
  after: null,
  ...given,
});
const say = (given: Parameters<typeof told>[0]) => sayPlainly(told(given), format);

describe('events in words', () => {
  it('have a sentence for every type, with no place left open', () => {
    assert.deepEqual(Object.keys(EVENT_SENTENCES).toSorted(), [...EVENT_TYPES].toSorted());
    for (const type of EVENT_TYPES) {
      assert.match(say({ type }), /^[A-Z].*[^.]$/, type);
      assert.doesNotMatch(say({ type }), /[{}]|undefined/, type);
    }
  });

  it('say in which way somebody got a device, and until when it is lent', () => {
    assert.equal(say({ type: 'assignment.created', after: { role: 'owner' } }), 'Ann Lee got Front desk');
    assert.equal(say({ type: 'assignment.created', after: { role: 'guest' } }), 'Ann Lee became a guest at Front desk');
    const dueAt = '2026-05-04T08:00:00Z';
    assert.equal(
      say({ type: 'assignment.updated', before: { dueAt: null }, after: { dueAt } }),
      'Front desk is lent to Ann Lee until 4 May 2026',
    );
    assert.match(say({ type: 'assignment.updated', before: { dueAt }, after: {} }), /not lent any more$/);
  });

  it('say what of a device was changed, and in which state it is', () => {
    const before = { name: 'Old', imei: [], modifiedAt: '', revision: 1 };
    assert.equal(say({ type: 'device.updated', before, after: {} }), 'Front desk was changed: name and IMEI');
    assert.equal(say({ type: 'device.lifecycle_changed', after: { lifecycle: 'in_repair' } }), 'Front desk is in repair');
    assert.equal(say({ type: 'device.lifecycle_changed', after: { lifecycle: null } }), 'Front desk is back');
  });

  it('set names apart, and never read them as places', () => {
    const pieces = sayEvent(told({ type: 'assignment.ended', ownerName: '{device}' }), format);
    assert.deepEqual(pieces, [{ name: '{device}', of: 'owner' }, ' no longer holds ', { name: 'Front desk', of: 'device' }]);
    assert.match(say({ type: 'assignment.ended', ownerName: null, deviceName: null }), /^somebody|^Somebody/);
  });

  it('name what else they are about, and say less where it was erased', () => {
    const application = { name: 'Dispatch', clientId: 'dispatch' };
    assert.equal(say({ type: 'application.created', after: application }), 'The application Dispatch was registered');
    assert.equal(say({ type: 'application.removed', before: application }), 'The application Dispatch was removed');
    assert.equal(say({ type: 'application.removed' }), 'An application was removed');
    assert.equal(
      say({ type: 'location.updated', before: { name: 'Bergen' }, after: { name: 'Oslo' } }),
      'The location Bergen is now called Oslo',
    );
    assert.equal(say({ type: 'group.created', after: { name: '{owner}' } }), 'The group {owner} was added');
    const attempts = { network: '10.0.0.0/24', attempts: 3 };
    assert.equal(say({ type: 'sign_in.failed', after: attempts }), 'Ann Lee was refused 3 times at sign-in from 10.0.0.0/24');
    assert.equal(say({ type: 'credential.issued', after: { kind: 'session' } }), 'Ann Lee signed in');
    const effectiveAt = '2026-05-04T17:00:00Z';
    assert.equal(say({ type: 'off_boarding.planned', after: { effectiveAt } }), 'Ann Lee leaves on 4 May 2026');
    assert.equal(
      say({ type: 'person.updated', before: { role: 'member', revision: 1 }, after: { role: 'read_only' } }),
      'The role of Ann Lee is now auditor',
    );
  });
});
