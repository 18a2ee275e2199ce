/** Writes whole lists into files, as they are at one moment. Who took what is an event. */
import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { type ExportedFile, recordTransfer } from '../../core/record-transfer.ts';
import { viewingCore } from '../../core/view.ts';
import { Problem } from '../../domain/problem.ts';
import { createGate } from '../../lib/gate.ts';
import { slowLane } from '../../lib/slow-lane.ts';

/** Makes the text of the file, part by part, with use cases that see one moment of the store. */
export type MakeFile<S> = (services: S) => AsyncIterable<string>;

export interface Exports<S> {
  /** Resolves when the first part is there: a refusal comes before it. */
  readonly open: (write: Write, file: ExportedFile, make: MakeFile<S>) => Promise<AsyncIterable<string>>;
}

/** Each holds a view of the store, on PostgreSQL with a connection. */
const OPEN_AT_ONCE = 2;
const WAITING = 8;
/** A view keeps the store from reusing what has changed since. A million rows take half a minute. */
const LONGEST_MS = 10 * 60_000;
/** Made but not yet read. */
const BUFFERED_BYTES = 256 * 1024;

export function createExports<S>(core: Core, createServices: (viewing: Core) => S): Exports<S> {
  const gate = createGate(OPEN_AT_ONCE, WAITING);
  return {
    open: async (write, file, make) => {
      const output = new PassThrough({ encoding: 'utf8', highWaterMark: BUFFERED_BYTES });
      const work = () =>
        core.storage.snapshot(async reader => {
          const parts = inTurns(write.actor.id, make(createServices(viewingCore(core, reader))));
          await pipeline(Readable.from(parts), output, { signal: AbortSignal.timeout(LONGEST_MS) });
        });
      const written = gate.enter(work);
      if (written === undefined) throw new Problem('rate_limited', 'Other lists are being exported.', { retryAfterSeconds: 5 });
      // What fails later ends the stream.
      written.catch(error => output.destroy(error));
      try {
        await once(output, 'readable');
        await change(core, write, { name: 'lists.export', needs: null }, file, async edit =>
          recordTransfer.listExported(edit, file),
        );
      } catch (error) {
        output.destroy();
        throw error;
      }
      return output as AsyncIterable<string>;
    },
  };
}

async function* inTurns(caller: string, parts: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const part of parts) {
    yield part;
    await slowLane.turn(caller);
  }
}
