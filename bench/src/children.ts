/** Starts the measured servers and the load as processes, each on its own core, and exchanges one message at a time with them. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

export interface Child<Ready> {
  /** Its first message. */
  readonly ready: Ready;
  /** Sends a message and waits for the answer. */
  readonly ask: <Answer>(question: unknown) => Promise<Answer>;
  /** Asks the process to exit, and waits for it. */
  readonly stop: () => Promise<void>;
}

/** The cores of the server and the load, if the machine has two and the system can pin processes. */
export const CORES = { server: 0, load: 1 } as const;

export const pins = availableParallelism() > 1 && spawnSync('taskset', ['-c', String(CORES.load), 'true']).status === 0;

/** TypeScript files import the packages' sources. Servers that are measured as published import the built packages. */
const SOURCE = ['-C', 'heldby-source'];

export interface ChildOptions {
  readonly core: number;
}

/** Starts a file of this folder and waits for its first message, which says that it is ready. */
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
