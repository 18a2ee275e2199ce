/** The worker thread that feeds the search index for feed.ts. After a failure it ends, and is started again. */
import { parentPort, workerData } from 'node:worker_threads';
import type { FeedAnswer, FeedRequest } from './feed.ts';
import { type FeedSettings, openSource } from './feed-source.ts';
import { createFeeder } from './feeder.ts';

const settings = workerData as FeedSettings;
const settling: (() => void)[] = [];

function tell(answer: FeedAnswer): void {
  parentPort?.postMessage(answer);
}

function fail(error: unknown): void {
  tell({ type: 'failed', message: error instanceof Error ? error.message : String(error) });
  process.exit(1);
}

/** A server shows nothing that is not durable. Of the embedded store, the main thread knows what is on the disk. */
async function settled(org: number): Promise<void> {
  if (settings.databaseUrl !== null) return;
  await new Promise<void>(resolve => {
    settling.push(resolve);
    tell({ type: 'settle', org });
  });
}

const source = await openSource(settings, fail).catch(fail);
if (source !== undefined) {
  const { reader, writer, kind } = source;
  const feeder = createFeeder({ reader, writer, settled, onFailure: fail });
  parentPort?.on('message', (request: FeedRequest) => {
    if (request.type === 'look') feeder.look(request.orgs);
    if (request.type === 'settled') settling.shift()?.();
    if (request.type === 'rebuild') feeder.rebuild(request.org).then(() => tell({ type: 'rebuilding', org: request.org }), fail);
    if (request.type === 'stop')
      feeder
        .stop()
        .then(source.close)
        .then(() => process.exit(0), fail);
  });
  tell({ type: 'ready', kind });
}
