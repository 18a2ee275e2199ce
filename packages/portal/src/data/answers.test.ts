import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createAnswers } from './answers.ts';

describe('answers that are kept', () => {
  const settled = () => new Promise(resolve => setImmediate(resolve));
  const nothing = () => undefined;

  it('are asked for once by all who watch, and shared', async () => {
    const answers = createAnswers();
    let calls = 0;
    let drawn = 0;
    const load = async () => ++calls;
    answers.watch('a', load, () => drawn++);
    answers.watch('a', load, nothing);
    await settled();
    assert.deepEqual([calls, answers.peek('a').value, answers.peek('a').isLoading], [1, 1, false]);
    assert.ok(drawn > 0);
  });

  it('stay on show while they are asked for again, which happens when they are old', async () => {
    let now = 10_000;
    const answers = createAnswers(() => now);
    let calls = 0;
    const load = async () => ++calls;
    answers.watch('a', load, nothing)();
    answers.watch('a', load, nothing);
    await settled();
    const first = answers.peek<number>('a').value ?? 0;
    answers.watch('a', load, nothing);
    assert.equal(answers.peek('a').isLoading, false, 'young');
    now += 60_000;
    answers.watch('a', load, nothing);
    assert.deepEqual([answers.peek('a').value, answers.peek('a').isLoading], [first, true]);
    await settled();
    assert.equal(answers.peek('a').value, first + 1);
  });

  it('are not asked for again when what they are about is gone, until its page is opened again', async () => {
    const answers = createAnswers();
    const told: string[] = [];
    let calls = 0;
    const load = async () => ++calls;
    answers.watch('webhooks/1', load, nothing);
    answers.onRefresh(prefix => told.push(prefix));
    await settled();
    const stays = answers.remove('webhooks/1');
    for (const prefix of ['webhooks/1', 'webhooks']) answers.refresh(prefix);
    await settled();
    assert.deepEqual([calls, told], [1, ['webhooks']]);
    stays();
    answers.refresh('webhooks/1');
    assert.equal(calls, 2);
  });

  it('are no longer loaded when nobody waits for them', async () => {
    const answers = createAnswers();
    let aborted = false;
    const leave = answers.watch(
      'a',
      signal => new Promise(() => signal.addEventListener('abort', () => (aborted = true))),
      nothing,
    );
    leave();
    assert.equal(aborted, true);
  });

  it('say what failed, keep what they had, and try again', async () => {
    const answers = createAnswers();
    let fails = false;
    const load = async () => {
      if (fails) throw new Error('no');
      return 'yes';
    };
    answers.watch('a', load, nothing);
    await settled();
    fails = true;
    answers.refresh('a');
    await settled();
    assert.equal(answers.peek('a').value, 'yes');
    assert.match(String(answers.peek('a').error), /no/);
    fails = false;
    answers.watch('a', load, nothing);
    await settled();
    assert.equal(answers.peek('a').error, undefined);
  });

  it('are refreshed by the beginning of their key, and forgotten where nobody watches', async () => {
    const answers = createAnswers();
    const asked: string[] = [];
    const load = (key: string) => async () => asked.push(key);
    answers.watch('people/1', load('one'), nothing);
    answers.watch('people/2', load('two'), nothing)();
    answers.watch('devices', load('devices'), nothing);
    await settled();
    asked.length = 0;
    answers.refresh('people');
    await settled();
    assert.deepEqual(asked, ['one']);
    assert.equal(answers.peek('people/2').value, undefined);
  });

  it('may be put by a write, in place of an answer that is on its way', async () => {
    const answers = createAnswers();
    let give: (value: string) => void = nothing;
    answers.watch('a', () => new Promise<string>(resolve => (give = resolve)), nothing);
    answers.put('a', 'new');
    give('old');
    await settled();
    assert.equal(answers.peek('a').value, 'new');
  });

  it('tell what is old to those who keep something else of it, until they leave', () => {
    const answers = createAnswers();
    const heard: string[] = [];
    const leave = answers.onRefresh(prefix => heard.push(prefix));
    answers.refresh('people/1');
    leave();
    answers.refresh('people/2');
    assert.deepEqual(heard, ['people/1']);
  });
});
