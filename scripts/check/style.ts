/**
 * Refuses words and lengths that the repository does without (CONTRIBUTING.md). Files that still offend are listed in
 * known-offenders.json; `--prune` takes those off the list that no longer do.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { listFiles } from '../tests/changed-files.ts';
import { checkFile, type Known, RULES, type Rule } from './rules.ts';

const LIST = new URL('known-offenders.json', import.meta.url);
const known = JSON.parse(readFileSync(LIST, 'utf8')) as Known;

const offending: Record<Rule, string[]> = { words: [], functions: [], files: [] };
let refused = 0;
for (const file of listFiles('.')) {
  for (const { rule, findings } of checkFile(file, readText(file))) {
    offending[rule].push(file);
    if (known[rule].includes(file)) continue;
    refused += findings.length;
    for (const { line, says } of findings) console.error(`${file}:${line}: ${says}`);
  }
}

const still = Object.fromEntries(RULES.map(rule => [rule, known[rule].filter(file => offending[rule].includes(file))]));
const count = (lists: Readonly<Record<string, readonly string[]>>) => Object.values(lists).flat().length;
if (process.argv.includes('--prune')) writeFileSync(LIST, `${JSON.stringify(still, null, 2)}\n`);
else if (count(still) < count(known)) console.log('known-offenders.json names files that are mended: run it with --prune');
if (count(still) > 0)
  console.log(`${count(still)} files are known to offend: ${RULES.map(rule => `${rule} ${still[rule]?.length}`).join(', ')}`);
if (refused > 0) process.exitCode = 1;

/** Nothing for a file that is deleted and still known to git. */
function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
