/** Runs the command line on a terminal of its own, which `script` opens: util-linux is everywhere where Linux is. */
import { spawn } from 'node:child_process';
import { cleanups, collect, invocation, type Spawning } from './command.ts';

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
  // Its terminal goes with it, which ends what runs there.
  cleanups.push(() => child.kill('SIGKILL'));
  return { shown, type: text => void child.stdin.write(text), ended };
}
