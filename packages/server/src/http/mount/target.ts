/** Refuses a request whose target is not readable text, on every path: before a route, a parameter or a store sees a part of it. */
import type { Problem } from '../../domain/problem.ts';
import { brokenRuleOfEncoded } from '../../lib/readable-text.ts';
import { unreadable } from '../replies/problems.ts';

/** What is wrong with the path or the query; undefined where both are readable. */
export function faultOfTarget(target: string): Problem | undefined {
  if (brokenRuleOfEncoded(target) === undefined) return undefined;
  const inQuery = brokenRuleOfEncoded(target.slice(target.indexOf('?') + 1));
  return faultOfPath(target) ?? (inQuery && unreadable('query', inQuery));
}

/** The same where there is no such path, and nobody reads the query. */
export function faultOfPath(target: string): Problem | undefined {
  const [path = ''] = target.split('?', 1);
  const rule = brokenRuleOfEncoded(path);
  return rule && unreadable('path', rule);
}
