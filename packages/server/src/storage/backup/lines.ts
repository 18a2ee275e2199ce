/** Cuts a stream of UTF-8 into lines, a chunk at a time, so that memory stays flat. */
import type { Readable } from 'node:stream';

export interface Chunk {
  /** What was read, as it came. */
  readonly text: string;
  /** The lines that it completed. */
  readonly lines: readonly string[];
}

/** What stands after the last line break is the last line. */
export async function* eachLine(source: Readable): AsyncGenerator<Chunk> {
  source.setEncoding('utf8');
  let rest = '';
  for await (const text of source as AsyncIterable<string>) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield { text, lines };
  }
  if (rest !== '') yield { text: '', lines: [rest] };
}
