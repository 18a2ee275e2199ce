import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { setImmediate as soon } from 'node:timers/promises';
import { readPasswordChange, readSecret } from '../../src/commands/secret-input.ts';

/** A terminal as far as readline knows one, at which these keys are typed, each in its turn; Node's own echo is off in raw mode. */
function typing(...keys: readonly string[]) {
  const modes: boolean[] = [];
  const terminal = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (raw: boolean) => void modes.push(raw) });
  const prompts = new PassThrough();
  const type = async () => {
    for (const key of keys) {
      await soon();
      terminal.write(key);
    }
  };
  return { source: { input: terminal, prompts }, modes, type, shown: () => text(prompts.end()) };
}

const piped = (...parts: readonly string[]) =>
  readSecret('password', { input: Readable.from(parts.map(part => Buffer.from(part))), prompts: new PassThrough() });

describe('a secret on the standard input', () => {
  it('is its only line, without the end of the line and with every space', async () => {
    assert.equal(await piped(' correct ', 'horse \n'), ' correct horse ');
    assert.equal(await piped('correct horse\r\n'), 'correct horse');
    assert.equal(await piped('correct horse'), 'correct horse');
  });

  it('is put together before it is decoded, wherever its bytes were cut', async () => {
    const bytes = Buffer.from('pässwörd');
    const input = Readable.from([bytes.subarray(0, 2), bytes.subarray(2)]);
    assert.equal(await readSecret('password', { input, prompts: new PassThrough() }), 'pässwörd');
  });

  it('is refused when there is none, more than a line of it, or no end', async () => {
    await assert.rejects(piped(''), /Give the password on the standard input, on one line\./);
    await assert.rejects(piped('\n'), /Give the password on the standard input/);
    await assert.rejects(piped('one\ntwo\n'), /The password must be the only line/);
    await assert.rejects(piped('x'.repeat(16_385)), /The password must be shorter than 16384 bytes/);
  });

  it('is asked for twice at a terminal, which shows the prompts and nothing that is typed', async () => {
    const { source, modes, type, shown } = typing('correct hors', 'e', '\r', 'correct horse\r');
    const [secret] = await Promise.all([readSecret('password', source), type()]);
    assert.equal(secret, 'correct horse');
    assert.equal(await shown(), 'password: \npassword, once more: \n');
    assert.deepEqual([modes.at(0), modes.at(-1)], [true, false]);
  });

  it('may be pasted into a terminal with both lines at once, and corrected while it is typed', async () => {
    const { source, type } = typing('correct horsx\u007fe\rcorrect horse\r');
    const [secret] = await Promise.all([readSecret('password', source), type()]);
    assert.equal(secret, 'correct horse');
  });

  it('is not taken from a terminal where the second time differs, or somebody breaks off', async () => {
    const differing = typing('correct horse\r', 'correct house\r');
    const differs = assert.rejects(
      readSecret('password', differing.source),
      /typed differently the second time: nothing was changed/,
    );
    await Promise.all([differs, differing.type()]);
    const broken = typing('correct', '\u0003');
    const breaks = assert.rejects(readSecret('password', broken.source), /Give the password on the standard input/);
    await Promise.all([breaks, broken.type()]);
    assert.equal(broken.modes.at(-1), false);
  });
});

describe('a password that somebody changes', () => {
  const wish = { present: 'correct horse', password: 'battery staple' };
  const source = (text: string) => ({ input: Readable.from([Buffer.from(text)]), prompts: new PassThrough() });

  it('is two lines of the standard input: the present one and the new one', async () => {
    assert.deepEqual(await readPasswordChange(source('correct horse\nbattery staple\n')), wish);
    for (const text of ['', 'correct horse\n', '\nbattery staple', 'one\ntwo\nthree\n']) {
      await assert.rejects(readPasswordChange(source(text)), /each on a line of its own/);
    }
  });

  it('is asked for at a terminal: the present one once, and the new one twice', async () => {
    const { source: terminal, type, shown } = typing('correct horse\rbattery staple\r', 'battery staple\r');
    const [change] = await Promise.all([readPasswordChange(terminal), type()]);
    assert.deepEqual(change, wish);
    assert.equal(await shown(), 'present password: \nnew password: \nnew password, once more: \n');
  });
});
