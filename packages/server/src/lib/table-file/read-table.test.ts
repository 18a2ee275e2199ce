/** Reading long files leaves nothing behind. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readTable } from './read-table.ts';

it('a long file is read piece by piece, and its reader waits for many of them without listeners that stay', async () => {
  const warnings: Error[] = [];
  const note = (warning: Error) => warnings.push(warning);
  process.on('warning', note);
  async function* pieces() {
    yield Buffer.from('login,notes\n');
    for (let piece = 0; piece < 40; piece += 1) yield Buffer.from(`p${piece},${'x'.repeat(100_000)}\n`);
  }
  const { rows } = await readTable(pieces(), { format: 'csv', encoding: 'utf-8', delimiter: null });
  let count = 0;
  for await (const { cells } of rows) {
    count += 1;
    assert.equal(cells.length, 2);
    await nextTurn();
  }
  process.off('warning', note);
  assert.deepEqual([count, warnings.map(({ message }) => message)], [40, []]);
});
