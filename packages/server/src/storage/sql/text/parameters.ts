/** Parameters of a statement: from `:name` to each database's numbers. */
import { type Edit, edited, isWord, type Sql, type Token } from './tokens.ts';

/** The names, once each, in the order of their first use. */
export function parametersOf({ tokens }: Sql): string[] {
  const names: string[] = [];
  for (const { kind, text } of tokens) if (kind === 'parameter' && !names.includes(text)) names.push(text);
  return names;
}

/**
 * The statement on one line and without comments, each parameter as `write` gives it; without it, as it stands. `write` is
 * told whether the parameter is all that stands behind `limit` or `offset`.
 */
export function onOneLine({ source, tokens }: Sql, write?: (parameter: string, isWholeLimit: boolean) => string): string {
  const edits: Edit[] = [];
  let last: Token | undefined;
  for (const token of tokens) {
    const { start, end } = token;
    const from = last?.end ?? 0;
    const gap = last === undefined || start === from ? '' : ' ';
    if (source.slice(from, start) !== gap) edits.push({ start: from, end: start, text: gap });
    if (write !== undefined && token.kind === 'parameter') {
      edits.push({ start, end, text: write(token.text, isWord(last, 'limit', 'offset')) });
    }
    last = token;
  }
  edits.push({ start: last?.end ?? 0, end: source.length, text: '' });
  return edited(source, edits);
}
