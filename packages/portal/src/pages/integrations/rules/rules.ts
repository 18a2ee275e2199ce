/** Rules by group, in their order: the first one that fits somebody counts. */
import type { Directory } from '@heldby/client';

export type Rule = Directory['rules'][number];
type Rules = readonly Rule[];

/** A rule in the place of another, or behind all others. */
export function withRule(rules: Rules, index: number | undefined, rule: Rule): Rule[] {
  return index === undefined ? [...rules, rule] : rules.with(index, rule);
}

export function withoutRule(rules: Rules, index: number): Rule[] {
  return rules.toSpliced(index, 1);
}

/** One place up or down. At the end of the list it stays. */
export function moved(rules: Rules, index: number, by: -1 | 1): Rule[] {
  const rule = rules[index];
  const to = index + by;
  if (rule === undefined || to < 0 || to >= rules.length) return [...rules];
  return withoutRule(rules, index).toSpliced(to, 0, rule);
}
