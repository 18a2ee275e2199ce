/** A condition in the language of FTS5. Every pattern is quoted: outside of quotes, signs in it would be operators. */
import type { Condition } from '../../../domain/search/wanted.ts';

export function matchOf(wanted: Condition, without: Condition | null): string {
  return without === null ? anyOf(wanted) : `(${anyOf(wanted)}) NOT (${anyOf(without)})`;
}

function anyOf(condition: Condition): string {
  return condition.map(parts => `(${parts.map(allOf).join(' AND ')})`).join(' OR ');
}

function allOf(patterns: readonly string[]): string {
  return `(${patterns.map(quoted).join(' OR ')})`;
}

function quoted(pattern: string): string {
  return `"${pattern.replaceAll('"', '""')}"`;
}
