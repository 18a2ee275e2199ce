/** Parses JSON and forms, and refuses text that not every store can keep. */
import { Problem } from '../../domain/problem.ts';
import { malformed } from '../replies/problems.ts';

/** Escapes of text that a store cannot give back unchanged. */
const SUSPICIOUS = /\\u(?:0000|d[89a-f])/i;

export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (SUSPICIOUS.test(text)) requireStorable(value);
    return value;
  } catch (error) {
    throw error instanceof Problem ? error : malformed('body', 'JSON');
  }
}

/** The first value of a name counts. */
export function parseForm(text: string): Record<string, string> {
  const form: Record<string, string> = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    if (value.includes('\0')) throw malformed('body', 'text without U+0000');
    form[name] ??= value;
  }
  return form;
}

/** PostgreSQL's text cannot hold U+0000, and UTF-8 no lone surrogate. Both are refused on every store. */
function requireStorable(value: unknown): void {
  JSON.stringify(value, (name, each: unknown) => {
    if (!isStorable(name) || (typeof each === 'string' && !isStorable(each))) {
      throw malformed('body', 'text without U+0000 and without lone surrogates');
    }
    return each;
  });
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
