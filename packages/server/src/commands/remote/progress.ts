/** Says on the error stream how far a long read is, if somebody watches and the rows go elsewhere. */
import type { Output } from '../output.ts';

const EVERY_MS = 1_000;

export async function* progress<T>(items: AsyncIterable<T>, output: Output): AsyncGenerator<T, void, undefined> {
  const isWatched = process.stderr.isTTY === true && process.stdout.isTTY !== true;
  let next = Date.now() + EVERY_MS;
  let count = 0;
  for await (const item of items) {
    yield item;
    count += 1;
    if (!isWatched || Date.now() < next) continue;
    next = Date.now() + EVERY_MS;
    output.note(`${count} rows read …`);
  }
}
