/** Runs the command line on a terminal of its own, which Python's standard library can open. */
import { spawn } from 'node:child_process';
import { cleanups, collect, invocation, type Spawning } from './command.ts';

const PTY = 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))';

export interface Terminal {
  /** What is on the terminal so far. */
  readonly shown: () => string;
  readonly type: (text: string) => void;
  readonly ended: Promise<number | null>;
}

export function onTerminal(words: readonly string[], spawning: Spawning = {}): Terminal {
  const { words: all, options } = invocation(words, spawning);
  const child = spawn('python3', ['-c', PTY, process.execPath, ...all], { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
  const shown = collect(child.stdout);
  const ended = new Promise<number | null>(done => child.once('close', done));
  // Its terminal goes with it, which ends what runs there.
  cleanups.push(() => child.kill('SIGKILL'));
  return { shown, type: text => void child.stdin.write(text), ended };
}
