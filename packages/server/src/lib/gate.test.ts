/** Tests of the gate. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createGate } from './gate.ts';

it('lets as many in as there is room for, then the waiting in their order, and turns the rest away', async () => {
  const gate = createGate(1, 2);
  const done: string[] = [];
  const open = Promise.withResolvers<void>();
  const enter = (name: string) => gate.enter(() => open.promise.then(() => done.push(name)));
  const [first, second, third] = [enter('first'), enter('second'), enter('third')];
  assert.equal(enter('fourth'), undefined);
  assert.deepEqual(done, []);
  open.resolve();
  await Promise.all([first, second, third]);
  assert.deepEqual(done, ['first', 'second', 'third']);
});

it('makes room again when the work fails', async () => {
  const gate = createGate(1, 0);
  await assert.rejects(gate.enter(async () => Promise.reject(new Error('broken'))) ?? Promise.resolve(), /broken/);
  assert.equal(await gate.enter(async () => 'fine'), 'fine');
});
