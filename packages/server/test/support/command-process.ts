/** The program, loaded once, doing the command of each message: the other end of command-session.ts. */
import { Readable } from 'node:stream';
import { writeAll } from '../../src/commands/output.ts';
import { main } from '../../src/main.ts';

export interface CommandMessage {
  readonly words: readonly string[];
  readonly input: string;
  /** Written to both streams after all that the command wrote. */
  readonly end: string;
}

process.on('message', ({ words, input, end }: CommandMessage) => {
  // A real standard input can be read to its end only once.
  Object.defineProperty(process, 'stdin', { configurable: true, value: Readable.from(input === '' ? [] : [Buffer.from(input)]) });
  process.exitCode = 0;
  void main(words).then(() => {
    writeAll(1, end);
    writeAll(2, end);
    process.send?.(process.exitCode ?? 0);
  });
});
