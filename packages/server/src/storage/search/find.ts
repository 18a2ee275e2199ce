/** Asks the thread that reads the index beside the embedded store. It is started by the first question. */
import type { Worker } from 'node:worker_threads';
import type { OrgId } from '../../domain/ids.ts';
import type { IndexFinder, IndexPosition, IndexQuestion, MarkQuestion } from './search-index.ts';
import { startThread } from './threads.ts';

export type FindRequest = { readonly id: number } & (
  | { readonly type: 'find'; readonly question: IndexQuestion }
  | { readonly type: 'marked'; readonly question: MarkQuestion }
  | { readonly type: 'position'; readonly org: OrgId }
  | { readonly type: 'renew' }
);

export type FindAnswer = { readonly id: number } & ({ readonly result: unknown } | { readonly error: string });

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

export interface ThreadFinder extends IndexFinder {
  /** The file is there, or was made again. Before that, nothing is found. */
  readonly opened: () => void;
}

export function createThreadFinder(file: string): ThreadFinder {
  let thread: Worker | undefined;
  let last = 0;
  let isThere = false;
  const waiting = new Map<number, Waiting>();

  const failAll = (error: Error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const open = () => {
    const started = startThread('find-thread', { file });
    started.on('message', (answer: FindAnswer) => {
      const { resolve, reject } = waiting.get(answer.id) ?? {};
      waiting.delete(answer.id);
      if ('error' in answer) reject?.(new Error(answer.error));
      else resolve?.(answer.result as never);
    });
    started.on('error', failAll);
    started.on('exit', () => {
      if (thread === started) thread = undefined;
      failAll(new Error('the thread that searches has ended'));
    });
    return started;
  };
  const ask = <T>(request: WithoutId<FindRequest>) =>
    new Promise<T>((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      thread ??= open();
      thread.postMessage({ ...request, id: last });
    });

  return {
    find: async question => (isThere ? ask<number[]>({ type: 'find', question }) : []),
    marked: async question => (isThere ? ask<number[]>({ type: 'marked', question }) : []),
    position: async org => (isThere ? ask<IndexPosition | undefined>({ type: 'position', org }) : undefined),
    opened: () => {
      isThere = true;
      if (thread !== undefined) void ask({ type: 'renew' });
    },
    close: async () => {
      await thread?.terminate();
    },
  };
}
