/** Parses JSON and forms, and refuses text that not every store can keep. */
import { Problem } from '../../domain/problem.ts';
import { brokenRule, brokenRuleOfEncoded } from '../../lib/readable-text.ts';
import { malformed, requireReadable, unreadable } from '../replies/problems.ts';

/** Escapes of text that a store cannot give back unchanged. */
const SUSPICIOUS = /\\u(?:0000|d[89a-f])/i;

export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    if (SUSPICIOUS.test(text)) requireStorable(value);
    return value;
  } catch (error) {
    if (error instanceof Problem) throw error;
    // JSON allows it only escaped, but that is not what is wrong with it.
    throw text.includes('\0')
      ? unreadable('body', 'text without the character U+0000')
      : malformed('body', 'JSON', placeIn(error));
  }
}

const PLACE = /line (\d+) column (\d+)/;

/** Where the parser stopped; undefined if it does not say. The rest of its text repeats what was sent. */
function placeIn(error: unknown): string | undefined {
  const [, line, column] = PLACE.exec(String(error)) ?? [];
  return line === undefined ? undefined : `it is none at line ${line}, column ${column}`;
}

/** The first value of a name counts. */
export function parseForm(text: string): Record<string, string> {
  requireReadable(text, 'body', '', brokenRuleOfEncoded);
  const form: Record<string, string> = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) form[name] ??= value;
  return form;
}

function requireStorable(value: unknown): void {
  JSON.stringify(value, (name, each: unknown) => {
    const rule = brokenRule(name) ?? (typeof each === 'string' ? brokenRule(each) : undefined);
    if (rule !== undefined) throw unreadable('body', rule);
    return each;
  });
}
