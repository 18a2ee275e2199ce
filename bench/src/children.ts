/** Processes that are measured, and the one that measures: started on a core of their own, asked and answered one at a time. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

export interface Child<Ready> {
  /** The first thing that it said. */
  readonly ready: Ready;
  /** Sends one message and waits for the answer. */
  readonly ask: <Answer>(question: unknown) => Promise<Answer>;
  /** Asks it to end, and waits until it has. */
  readonly stop: () => Promise<void>;
}

/** The server's core and the load's, where the machine has two and the system can pin a process to one. */
export const CORES = { server: 0, load: 1 } as const;

export const pins = availableParallelism() > 1 && spawnSync('taskset', ['-c', String(CORES.load), 'true']).status === 0;

/** Files in TypeScript import the packages in TypeScript; what is measured as published does not. */
const SOURCE = ['-C', 'heldby-source'];

export interface ChildOptions {
  readonly core: number;
}

/** Starts a file of this folder; it says by a message that it is ready. */
export async function startChild<Ready>(file: string, args: readonly string[], options: ChildOptions): Promise<Child<Ready>> {
  const node = [
    process.execPath,
    ...(file.endsWith('.ts') ? SOURCE : []),
    fileURLToPath(new URL(file, import.meta.url)),
    ...args,
  ];
  const [command = '', ...rest] = pins ? ['taskset', '-c', String(options.core), ...node] : node;
  const child = spawn(command, rest, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const next = async () => {
    const ended = new AbortController();
    const [answer] = await Promise.race([
      once(child, 'message', { signal: ended.signal }),
      once(child, 'exit', { signal: ended.signal }).then(([code]) => {
        throw new Error(`${file} ended with ${code} before it answered`);
      }),
    ]).finally(() => ended.abort());
    return answer as unknown;
  };
  return {
    ready: (await next()) as Ready,
    ask: async question => {
      child.send(question as string);
      return (await next()) as never;
    },
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}
