/** Splits a stream of UTF-8 into lines, chunk by chunk, so that memory stays flat. */
import type { Readable } from 'node:stream';

export interface Chunk {
  /** The text of the chunk. */
  readonly text: string;
  /** The lines that end in it. */
  readonly lines: readonly string[];
}

/** Text after the last line break is the last line. */
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
