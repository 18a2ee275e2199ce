/** Reads a secret from the standard input, so that it is in no argument, no environment and no shell history. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { Problem } from '../domain/problem.ts';

/** Far more than any password or client secret. Stops reading a file that was piped in by mistake. */
const LIMIT_BYTES = 16_384;

/** Where the secret is read from, and where the prompt is written: to the error stream, apart from the results. */
export interface SecretSource {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly prompts: NodeJS.WritableStream;
}

/**
 * Returns the only line of the input, or the text typed at a terminal, which does not show it. `what` names it: `password`. One
 * that is new is typed twice.
 */
export async function readSecret(what: string, source: SecretSource = standard(), isNew = true): Promise<string> {
  const given =
    source.input.isTTY === true
      ? await atTerminal(source, answer => typed(what, answer, isNew))
      : await piped(what, source.input);
  if (given === '') throw new Problem('invalid', `Give the ${what} on the standard input, on one line.`);
  return given;
}

/** The password that somebody has and the one that they want: typed, or on two lines of the input. */
export async function readPasswordChange(source: SecretSource = standard()): Promise<{ present: string; password: string }> {
  const [present = '', password = '', ...more] =
    source.input.isTTY === true
      ? await atTerminal(source, async answer => {
          const before = await typed('present password', answer, false);
          return before === '' ? [] : [before, await typed('new password', answer, true)];
        })
      : (await linesOf('passwords', source.input)).split(/\r?\n/);
  if (present !== '' && password !== '' && more.length === 0) return { present, password };
  throw new Problem('invalid', 'Give the present password and the new one on the standard input, each on a line of its own.');
}

/** A function, because reading `process.stdin` opens it. */
function standard(): SecretSource {
  return { input: process.stdin, prompts: process.stderr };
}

async function piped(what: string, input: NodeJS.ReadableStream): Promise<string> {
  const line = await linesOf(what, input);
  if (/[\r\n]/.test(line)) throw new Problem('invalid', `The ${what} must be the only line of the standard input.`);
  return line;
}

/** Without the end of the last line. */
async function linesOf(what: string, input: NodeJS.ReadableStream): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of input) {
    const chunk = Buffer.from(part);
    parts.push(chunk);
    bytes += chunk.length;
    if (bytes > LIMIT_BYTES) throw new Problem('invalid', `The ${what} must be shorter than ${LIMIT_BYTES} bytes.`);
  }
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/\r?\n$/, '');
}

/** Writes a prompt, and gives the line that is typed without being shown; empty if the input ends early. */
type Answer = (prompt: string) => Promise<string>;

async function atTerminal<T>({ input, prompts }: SecretSource, work: (answer: Answer) => Promise<T>): Promise<T> {
  // readline echoes the text to its output, so that output discards it.
  const discarded = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input, output: discarded, terminal: true, historySize: 0 });
  const lines = terminal[Symbol.asyncIterator]();
  try {
    return await work(async prompt => {
      prompts.write(prompt);
      const line = await lines.next();
      prompts.write('\n');
      return line.done === true ? '' : line.value;
    });
  } finally {
    terminal.close();
  }
}

/** Asks twice for a new one to catch typing errors, because the text is not shown. */
async function typed(what: string, answer: Answer, isNew: boolean): Promise<string> {
  const first = await answer(`${what}: `);
  if (first === '' || !isNew || (await answer(`${what}, once more: `)) === first) return first;
  throw new Problem('invalid', `The ${what} was typed differently the second time: nothing was changed.`);
}
