/** What is read from strace's own lines. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type Moment, readTrace } from './trace.ts';

const escaped = (text: string) => [...Buffer.from(text)].map(byte => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
const LOG = `<${escaped('/d/log')}>`;

async function momentsOf(...lines: readonly string[]): Promise<Moment[]> {
  const folder = mkdtempSync(join(tmpdir(), 'heldby-trace-'));
  try {
    writeFileSync(join(folder, 'trace'), `${lines.join('\n')}\n`);
    const moments: Moment[] = [];
    for await (const moment of readTrace(join(folder, 'trace'))) moments.push(moment);
    return moments;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const brief = ({ phase, call, done }: Moment) => `${phase} ${call.name} ${call.path} ${done}`;

describe('the reader of a trace', () => {
  it('reads a write with its file, its bytes and its place', async () => {
    const [begin, end, ...rest] = await momentsOf(`7  pwrite64(23${LOG}, "${escaped('a"b')}", 3, 4152) = 3`);
    assert.deepEqual(rest, []);
    assert.deepEqual(begin, {
      phase: 'begin',
      call: { name: 'pwrite64', path: '/d/log', bytes: Buffer.from('a"b'), number: 4152, creates: false },
      done: false,
    });
    assert.deepEqual(end, { ...begin, phase: 'end', done: true });
  });

  it('joins the pieces of what is written at once', async () => {
    const pieces = `[{iov_base="${escaped('HTTP/1.1 200')}", iov_len=12}, {iov_base="${escaped(' OK')}", iov_len=3}], 2`;
    const [begin] = await momentsOf(`7  writev(51<${escaped('socket:[9]')}>, ${pieces}) = 15`);
    assert.equal(begin?.call.bytes.toString(), 'HTTP/1.1 200 OK');
  });

  it('ends a call where it was resumed, and lets others run in between', async () => {
    const moments = await momentsOf(
      `8  fdatasync(27${LOG} <unfinished ...>`,
      `7  ftruncate(23${LOG}, 4096) = 0`,
      '8  <... fdatasync resumed>)          = 0',
    );
    assert.deepEqual(moments.map(brief), [
      'begin fdatasync /d/log false',
      'begin ftruncate /d/log false',
      'end ftruncate /d/log true',
      'end fdatasync /d/log true',
    ]);
  });

  it('knows what failed from what was done, and what was never seen to end', async () => {
    const path = escaped('/d/new');
    const moments = await momentsOf(
      `7  mkdir("${path}", 0700) = -1 EEXIST (File exists)`,
      `7  openat(AT_FDCWD<${escaped('/')}>, "${path}", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = 21<${path}>`,
      `7  write(65<${escaped('socket:[9]')}>, "${escaped('x')}", 1) = ?`,
    );
    const ends = moments.filter(moment => moment.phase === 'end');
    assert.deepEqual(ends.map(brief), ['end mkdir /d/new false', 'end openat /d/new true', 'end write socket:[9] false']);
    assert.equal(ends[1]?.call.creates, true);
  });

  it('refuses what it would misread: a string that was cut, a call that the model does not know', async () => {
    await assert.rejects(momentsOf(`7  pwrite64(23${LOG}, "${escaped('a')}"..., 9000, 0) = 9000`), /-s is too small/);
    await assert.rejects(momentsOf(`7  rename("${escaped('/d/a')}", "${escaped('/d/b')}") = 0`), /does not know rename/);
  });
});
