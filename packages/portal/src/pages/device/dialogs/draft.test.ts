import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Device } from '@heldby/client';
import { changedOf, draftOf, takenBack } from './draft.ts';

const device = {
  ...{ name: 'Field phone', make: null, tags: ['van'], platform: 'ios', locationId: null },
  macs: [{ address: '0004F2ABCDEF', kind: 'wifi' }],
  externalIds: [{ source: 'workday', id: '47:11' }],
  metadata: { floor: 3 },
} as unknown as Device;

describe('the form of a device', () => {
  const draft = draftOf(device);

  it('sends only what was changed, and null for what was emptied', () => {
    assert.deepEqual(changedOf(draft, device), {});
    assert.deepEqual(changedOf({ ...draft, name: ' ', make: ' Nokia ', tags: ' van, spare,, van' }, device), {
      name: null,
      make: 'Nokia',
      tags: ['van', 'spare'],
    });
    assert.deepEqual(changedOf({ ...draft, make: '' }, device), {}, 'nothing is still nothing');
  });

  it('shows several values as one types them, and reads them in any usual spelling', () => {
    assert.deepEqual([draft.macs, draft.externalIds, draft.imei], ['00:04:F2:AB:CD:EF wifi', 'workday: 47:11', '']);
    const typed = { ...draft, macs: '0004.f2ab.cdef WiFi\n00-04-f2-00-00-01', imei: '490154203237518', externalIds: 'sap:1' };
    assert.deepEqual(changedOf(typed, device), {
      imei: ['490154203237518'],
      macs: [
        { address: '0004F2ABCDEF', kind: 'wifi' },
        { address: '0004F2000001', kind: 'other' },
      ],
      externalIds: [{ source: 'sap', id: '1' }],
    });
  });

  it('sends the organization’s own fields that differ', () => {
    assert.deepEqual(changedOf({ ...draft, metadata: { floor: 4, car: null } }, device), { metadata: { floor: 4 } });
  });

  it('takes the same members back to what they were', () => {
    assert.deepEqual(takenBack({ name: 'X', platform: 'android', imei: ['1'], metadata: { floor: null } }, device), {
      ...{ name: 'Field phone', platform: 'ios', imei: [] },
      metadata: { floor: 3 },
    });
  });
});
