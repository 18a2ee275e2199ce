/** Tests that gathered lines arrive whole, in order, and in time. */
import assert from 'node:assert/strict';
import { it, mock } from 'node:test';
import { gatherLines } from './log-lines.ts';

function gather() {
  const taken: Buffer[] = [];
  return { taken, text: () => Buffer.concat(taken).toString(), lines: gatherLines(bytes => taken.push(bytes)) };
}

it('lines come in their order and unbroken, however many and however long', () => {
  const { taken, text, lines } = gather();
  const said = Array.from({ length: 3_000 }, (_, index) => `${index} ${'ä€😀x'.repeat((index * 7_919) % 90)}\n`);
  said.splice(1_000, 0, `${'€'.repeat(70_000)}\n`, '\n');
  for (const line of said) lines.write(line);
  lines.flush();
  assert.equal(text(), said.join(''));
  assert.ok(taken.length < 40, `${taken.length} writes`);
  assert.ok(
    taken.every(bytes => bytes.at(-1) === 10),
    'no write ends within a line',
  );
});

it('what was handed over is not written to again', () => {
  const { taken, lines } = gather();
  lines.write('first\n');
  lines.flush();
  lines.write('second, and longer\n');
  lines.flush();
  assert.deepEqual(taken.map(String), ['first\n', 'second, and longer\n']);
});

it('a line waits for others for a second, and nothing is handed over when there is none', () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    const { taken, text, lines } = gather();
    lines.write('one\n');
    mock.timers.tick(600);
    lines.write('two\n');
    assert.equal(taken.length, 0);
    mock.timers.tick(400);
    assert.equal(text(), 'one\ntwo\n');
    mock.timers.tick(5_000);
    lines.flush();
    assert.equal(taken.length, 1);
  } finally {
    mock.timers.reset();
  }
});
