/** A condition as SQL, with its patterns as parameters. */
import type { Condition } from '../../../domain/search/wanted.ts';
import type { IndexKind } from '../search-index.ts';
import { gramsOf } from './grams.ts';

export interface Where {
  readonly sql: string;
  readonly values: readonly (string | readonly number[])[];
}

/** Parameters are numbered from `first` on. */
export function whereOf(kind: IndexKind, wanted: Condition, without: Condition | null, first: number): Where {
  const values: Where['values'][number][] = [];
  const next = (value: Where['values'][number]) => `$${values.push(value) + first - 1}`;
  const contains = (pattern: string) => `text like ${next(likeOf(pattern))}`;
  // The condition on the array is what the index answers; the other one tells shared numbers and their order apart.
  const found = (pattern: string) =>
    kind === 'arrays' ? `(grams @> ${next(gramsOf(pattern))}::int4[] and ${contains(pattern)})` : contains(pattern);
  const holds = anyOf(wanted, found);
  return { sql: without === null ? holds : `${holds} and not ${anyOf(without, contains)}`, values };
}

function anyOf(condition: Condition, sqlOf: (pattern: string) => string): string {
  const all = condition.map(parts => `(${parts.map(patterns => `(${patterns.map(sqlOf).join(' or ')})`).join(' and ')})`);
  return `(${all.join(' or ')})`;
}

function likeOf(pattern: string): string {
  return `%${pattern.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
