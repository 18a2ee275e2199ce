/**
 * Cuts the power at random moments: the server's recorded writes are played back onto a disk that loses what was not synced,
 * and whatever had been answered by then must be in the store that it leaves.
 */
import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { type Recording, record, requireStrace } from './power-loss/recording.ts';
import { replay } from './power-loss/replay.ts';
import { sized } from './size.ts';

/** Enough to fill the log, copy it back, and begin it anew, several times. */
const ANSWERS = sized({ short: 2_000, full: 12_000 });
const MOMENTS = sized({ short: 50, full: 500 });
/** Without any sync the first losses show soon. */
const CARELESS_ANSWERS = 2_000;
const CARELESS_MOMENTS = 50;

describe('a server whose power fails', () => {
  before(requireStrace);

  it(`has lost nothing that it answered, at ${MOMENTS} moments`, async test => {
    const found = await recorded(ANSWERS, false, recording => replay(recording, MOMENTS));
    test.diagnostic(JSON.stringify({ ...found, faults: undefined }));
    assert.deepEqual(found.faults, []);
    assert.ok(found.checkpoints > 0, 'the log was not copied back often enough to say anything');
    assert.ok(found.unsyncedBytes > 0, 'there was never anything to lose');
  });

  it('would be seen to lose answers if it did not sync', async test => {
    const found = await recorded(CARELESS_ANSWERS, true, recording => replay(recording, CARELESS_MOMENTS));
    assert.equal(found.syncs, 0, 'something was synced after all');
    assert.ok(found.faults.length > 0, `nothing was lost at ${CARELESS_MOMENTS} moments`);
    test.diagnostic(`${found.faults.length} of ${CARELESS_MOMENTS} moments left a damaged store or lost an answer`);
  });
});

async function recorded<T>(answers: number, careless: boolean, work: (recording: Recording) => Promise<T>): Promise<T> {
  const recording = await record(answers, careless);
  try {
    return await work(recording);
  } finally {
    rmSync(recording.root, { recursive: true, force: true });
  }
}
