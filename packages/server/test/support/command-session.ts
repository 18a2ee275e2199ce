/**
 * Commands one after the other in one process, which loads the program once. For tests of what commands do, of which there are many;
 * that the program starts, ends and gives back all it holds is for tests that start it each time (command.ts).
 */
import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { cleanups, collect, type Ended, invocation } from './command.ts';
import type { CommandMessage } from './command-process.ts';
import { FROM_SOURCES } from './source-process.ts';

const PROCESS = fileURLToPath(new URL('command-process.ts', import.meta.url));

export type RunCommand = (words: readonly string[], spawning?: { readonly input?: string }) => Promise<Ended>;

/** Gives what runs a command; the process starts with the first one and ends with the test file. */
export function createCommandSession(): RunCommand {
  let process: ReturnType<typeof startProcess> | undefined;
  let before: Promise<unknown> = Promise.resolve();
  return (words, { input = '' } = {}) => {
    process ??= startProcess();
    const { run } = process;
    const ended = before.then(() => run(words, input));
    before = ended.catch(() => undefined);
    return ended;
  };
}

function startProcess() {
  const { options } = invocation([], {});
  const child = fork(PROCESS, { ...options, execArgv: [...FROM_SOURCES], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  cleanups.push(() => child.kill('SIGKILL'));
  const output = [child.stdout, child.stderr].map(stream => (stream === null ? () => '' : collect(stream)));
  const read = [0, 0];
  return {
    run: async (words: readonly string[], input: string): Promise<Ended> => {
      const end = `\n${randomBytes(16).toString('hex')}\n`;
      const status = await new Promise<number>((done, failed) => {
        child.once('message', value => done(Number(value)));
        child.once('exit', code => failed(new Error(`the process of the commands ended with ${code}: ${output[1]?.()}`)));
        child.send({ words, input, end } satisfies CommandMessage);
      });
      const [stdout = '', stderr = ''] = await Promise.all(
        output.map(async (text, stream) => {
          // The pipes are not as quick as the message.
          while (!text().endsWith(end)) await new Promise(setImmediate);
          const said = text().slice(read[stream], -end.length);
          read[stream] = text().length;
          return said;
        }),
      );
      child.removeAllListeners('exit');
      return { status, stdout, stderr };
    },
  };
}
