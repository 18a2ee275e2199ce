/** Which rule of style holds for which file. */
import type { Finding } from './finding.ts';
import { findLongFile, findLongFunctions } from './lengths.ts';
import { findWords } from './words.ts';

export const RULES = ['words', 'functions', 'files'] as const;
export type Rule = (typeof RULES)[number];

/** Files that offend still, by the rule. The list may only become shorter. */
export type Known = Readonly<Record<Rule, readonly string[]>>;

/** Texts of others: what vendors wrote stays as they wrote it, and so does a licence. */
const FOREIGN = /(?:^|\/)(?:golden\/(?!.*\.test\.ts$)|(?:seed-page|peers|upgrade)\/)|^LICENSE$/;
const PROSE = /\.(?:ts|tsx|js|cjs|mjs|css|sql|md|html|sh)$|^\.ci\/run$|^docs\/reference\//;
const SOURCE = /\.(?:ts|tsx|js|cjs|mjs)$/;
const GENERATED = /\/generated\//;
/** A suite is one function with all its tests in it. */
const TESTS = /\/test\/|\.(?:test|browser)\.ts$/;

export function checkFile(file: string, text: string): { rule: Rule; findings: Finding[] }[] {
  const results: { rule: Rule; findings: Finding[] }[] = [];
  const add = (rule: Rule, findings: Finding[]) => findings.length > 0 && results.push({ rule, findings });
  if (PROSE.test(file) && !FOREIGN.test(file)) add('words', findWords(text));
  if (SOURCE.test(file) && !GENERATED.test(file)) {
    add('files', findLongFile(text));
    if (!TESTS.test(file)) add('functions', findLongFunctions(file, text));
  }
  return results;
}
