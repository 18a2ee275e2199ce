import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deviceGrammar } from '../../query/devices.ts';
import { readAddress, writeAddress } from './address.ts';
import { isStep } from './step.ts';

describe('the address of a list', () => {
  it('keeps the query and the order', () => {
    const address = { q: '-is:held location:"Zürich HB" pixel', sort: '-createdAt' };
    assert.deepEqual(readAddress(new URLSearchParams(writeAddress(address).toString())), address);
    assert.equal(writeAddress({ q: '', sort: '' }).toString(), '');
  });

  it('is a step in the history where a filter changes, not where a search is typed', () => {
    assert.equal(isStep(deviceGrammar, 'is:held pi', 'is:held pixel'), false);
    assert.equal(isStep(deviceGrammar, 'is:held pixel', 'pixel'), true);
    assert.equal(isStep(deviceGrammar, '', 'kind:browser'), true);
  });
});
