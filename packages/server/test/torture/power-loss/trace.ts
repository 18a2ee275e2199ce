/** Reads what strace wrote (`-f -y -xx`) as a timeline: every call once as it begins and once as it ends, in true order. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

export interface SystemCall {
  readonly name: string;
  /** What the first descriptor, or the first path, stands for. */
  readonly path: string;
  /** What is written; of several pieces all in one. */
  readonly bytes: Buffer;
  /** The last number among the arguments: an offset, or a length. */
  readonly number: number;
  readonly creates: boolean;
}

export interface Moment {
  readonly phase: 'begin' | 'end';
  readonly call: SystemCall;
  /** Whether it did what it was asked for; false as long as it has not ended. */
  readonly done: boolean;
}

/** What changes files and names, brings them to the disk, or tells clients something. */
export const TRACED_CALLS = [
  ...['write', 'writev', 'pwrite64', 'pwritev', 'sendto', 'sendmsg'],
  ...['fsync', 'fdatasync', 'ftruncate', 'openat', 'mkdir', 'unlink', 'rename', 'renameat', 'renameat2', 'unlinkat'],
] as const;

/** The first administrator's token and the keys of sealed secrets: written once, whole, and no part of the store. */
const BESIDE_THE_STORE = /\/(?:admin-token|heldby\.key)(?:\.new)?$/;

/** Calls that the model of the disk does not know; the daemon makes none on the files of the store. */
const UNKNOWN_CALLS = new Set(['pwritev', 'rename', 'renameat', 'renameat2', 'unlinkat']);

export async function* readTrace(file: string): AsyncGenerator<Moment> {
  const running = new Map<string, SystemCall>();
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const [, thread = '', rest = ''] = /^(\d+) +(.*)$/s.exec(line) ?? [];
    const resumed = /^<\.\.\. \w+ resumed>.*\) += (-?\d+)/.exec(rest);
    if (resumed !== null) {
      const call = running.get(thread);
      if (call !== undefined) yield { phase: 'end', call, done: Number(resumed[1]) >= 0 };
      running.delete(thread);
      continue;
    }
    const call = parseCall(rest);
    if (call === undefined) continue;
    yield { phase: 'begin', call, done: false };
    if (rest.endsWith('<unfinished ...>')) running.set(thread, call);
    else yield { phase: 'end', call, done: Number(/\) += (-?\d+)[^)]*(?:\(.*\))?$/.exec(rest)?.[1] ?? -1) >= 0 };
  }
}

function parseCall(text: string): SystemCall | undefined {
  const [, name = '', rest = ''] = /^(\w+)\((.*)$/s.exec(text) ?? [];
  if (!(TRACED_CALLS as readonly string[]).includes(name)) return undefined;
  const path =
    name === 'openat' || !rest.startsWith('"')
      ? pathOf(name, rest)
      : decode(/^"((?:\\x[0-9a-f]{2})*)"/.exec(rest)?.[1]).toString();
  if (BESIDE_THE_STORE.test(path)) return undefined;
  if (UNKNOWN_CALLS.has(name)) throw new Error(`the model of the disk does not know ${name} (of ${path})`);
  const data = ['write', 'writev', 'pwrite64', 'sendto', 'sendmsg'].includes(name) ? rest : '';
  const pieces = [...data.matchAll(/"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?/g)];
  if (pieces.some(piece => piece[2] !== undefined)) throw new Error('strace cut what was written: -s is too small');
  return {
    name,
    path,
    bytes: Buffer.concat(pieces.map(piece => decode(piece[1]))),
    number: Number(/, (\d+)(?:\)| <unfinished)/.exec(rest)?.[1] ?? Number.NaN),
    creates: rest.includes('O_CREAT'),
  };
}

function pathOf(name: string, rest: string): string {
  const pattern = name === 'openat' ? /, "((?:\\x[0-9a-f]{2})*)"/ : /^\d+<((?:\\x[0-9a-f]{2}|[^<>\\])*)>/;
  return decode(pattern.exec(rest)?.[1]).toString();
}

function decode(escaped = ''): Buffer {
  return Buffer.from(escaped.replaceAll('\\x', ''), escaped.includes('\\x') ? 'hex' : 'latin1');
}
