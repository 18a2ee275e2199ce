/** The worker thread that asks the index beside the embedded store, for find.ts: a question that takes long blocks nobody else. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FindAnswer, FindRequest } from './find.ts';
import type { IndexFinder } from './search-index.ts';
import { openIndexToRead } from './sqlite/file.ts';
import { createSqliteFinder } from './sqlite/finder.ts';

const { file } = workerData as { file: string };
let finder: IndexFinder | undefined;

function opened(): IndexFinder {
  finder ??= createSqliteFinder(openIndexToRead(file));
  return finder;
}

async function resultOf(request: FindRequest): Promise<unknown> {
  switch (request.type) {
    case 'find':
      return opened().find(request.question);
    case 'marked':
      return opened().marked(request.question);
    case 'position':
      return opened().position(request.org);
    case 'renew':
      return close();
  }
}

async function close(): Promise<void> {
  await finder?.close();
  finder = undefined;
}

async function answer(request: FindRequest): Promise<FindAnswer> {
  const { id } = request;
  try {
    return { id, result: await resultOf(request) };
  } catch (error) {
    await close();
    return { id, error: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', async (request: FindRequest) => parentPort?.postMessage(await answer(request)));
