/** With which versions of SQLite a checkpoint must have the file for itself. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { racesWithCommits } from './checkpointer.ts';

describe('the checkpointer', () => {
  it('keeps commits away from checkpoints where SQLite loses pages otherwise', () => {
    for (const version of ['3.7.0', '3.44.5', '3.45.0', '3.50.4', '3.50.6', '3.51.0', '3.51.2']) {
      assert.equal(racesWithCommits(version), true, version);
    }
  });

  it('lets both run at once where that is repaired', () => {
    for (const version of ['3.44.6', '3.50.7', '3.51.3', '3.52.0', '3.53.4', '4.0.0']) {
      assert.equal(racesWithCommits(version), false, version);
    }
  });
});
