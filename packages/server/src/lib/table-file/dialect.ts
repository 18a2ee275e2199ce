/** Tells by its beginning how a CSV file is written: what separates its cells, and how its lines end. */

export const DELIMITERS = ['comma', 'semicolon', 'tab'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

export const CHARACTER_OF: Readonly<Record<Delimiter, string>> = { comma: ',', semicolon: ';', tab: '\t' };

export type LineEnds = 'crlf' | 'lf' | 'cr';

export interface CsvDialect {
  readonly delimiter: Delimiter;
  readonly lineEnds: LineEnds;
  /** The first line is Excel's `sep=;`, and no row. */
  readonly hasSeparatorLine: boolean;
}

const SEPARATOR_LINE = /^sep=([,;\t])\r?\n/i;

/** `start`: the first characters of the file. Separators within quotes do not count. */
export function dialectOf(start: string): CsvDialect {
  const separator = SEPARATOR_LINE.exec(start);
  const head = firstLine(separator === null ? start : start.slice(separator[0].length));
  const named = DELIMITERS.find(each => CHARACTER_OF[each] === separator?.[1]);
  return { delimiter: named ?? mostOf(head), lineEnds: lineEndsOf(start), hasSeparatorLine: separator !== null };
}

function firstLine(text: string): string {
  let isQuoted = false;
  let line = '';
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === '\n' || character === '\r') break;
    else line += character;
  }
  return line;
}

function mostOf(line: string): Delimiter {
  const counts = DELIMITERS.map(each => [each, line.split(CHARACTER_OF[each]).length - 1] as const);
  return counts.toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? 'comma';
}

function lineEndsOf(text: string): LineEnds {
  if (text.includes('\r\n')) return 'crlf';
  return text.includes('\n') || !text.includes('\r') ? 'lf' : 'cr';
}
