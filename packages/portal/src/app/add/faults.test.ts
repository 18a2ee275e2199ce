import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { faultAt, filledIn, restOf } from './faults.ts';

const fault = (field: string) => ({ where: 'body', field, kind: 'format', expected: 'a MAC address', value: 'x' }) as const;

describe('the faults of a form', () => {
  it('are shown at their fields, also those of a form inside of a batch', () => {
    const error = { message: 'mac must be a MAC address.', faults: [fault('operations.0.body.mac')] };
    assert.equal(faultAt(error, 'mac'), 'This must be a MAC address.');
    assert.equal(faultAt(error, 'name'), undefined);
    assert.equal(restOf(error, ['name', 'mac']), undefined);
    const own = { message: 'The metadata is not valid.', faults: [fault('operations.0.body.metadata.floor')] };
    assert.equal(faultAt(own, 'metadata.floor'), 'This must be a MAC address.');
    assert.equal(restOf(own, ['name', 'mac']), undefined);
  });

  it('are shown below the form where they have no field', () => {
    const error = { message: 'The login ann is taken.', faults: [] };
    assert.equal(restOf(error, ['login']), 'The login ann is taken.');
    assert.equal(restOf({ message: 'Too long.', faults: [fault('other')] }, ['login']), 'Too long.');
  });

  it('send nothing that is empty', () => {
    assert.deepEqual(filledIn({ name: ' Phone ', mac: '  ' }), { name: 'Phone' });
  });
});
