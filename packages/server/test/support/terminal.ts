/** Runs the command line on a terminal of its own, which `script` opens: util-linux is everywhere where Linux is. */
import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { cleanups, collect, invocation, type Spawning } from './command.ts';

/** Ctrl+C. */
const INTERRUPT = '\x03';
const END_LIMIT_MS = 10_000;

export interface Terminal {
  /** What is on the terminal so far. */
  readonly shown: () => string;
  readonly type: (text: string) => void;
  readonly ended: Promise<number | null>;
}

export function onTerminal(words: readonly string[], spawning: Spawning = {}): Terminal {
  const { words: all, options } = invocation(words, spawning);
  const command = [process.execPath, ...all].map(word => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  const flags = ['--quiet', '--return', '--flush', '--command', command, '/dev/null'];
  const child = spawn('script', flags, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  const shown = collect(child.stdout);
  const ended = new Promise<number | null>(done => child.once('close', done));
  // A server goes on when its terminal is closed, so it is interrupted first.
  cleanups.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.stdin.write(INTERRUPT);
    await Promise.race([ended, setTimeout(END_LIMIT_MS, undefined, { ref: false })]);
    child.kill('SIGKILL');
  });
  return { shown, type: text => void child.stdin.write(text), ended };
}
