/** Lints the OpenAPI documents in docs/reference by Redocly's recommended rules, and prints every error. */
import { globSync, readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';

/** What a rule would have otherwise than the vendor has it: document, rule, place. */
const EXCEPTIONS: readonly (readonly [file: string, rule: string, pointer: string])[] = [
  // Some of the vendor's clients send the slash.
  ['openapi.webex.json', 'no-path-trailing-slash', '#/paths/~1v1~1people~1'],
];

const config = await createConfig({
  extends: ['recommended'],
  rules: { 'no-invalid-media-type-examples': 'error', 'no-unused-components': 'error', 'tag-description': 'error' },
});

let errors = 0;
const files = globSync('openapi.*.json', { cwd: 'docs/reference' }).toSorted();
for (const file of files) {
  const source = readFileSync(`docs/reference/${file}`, 'utf8');
  for (const { ruleId, severity, message, location } of await lintFromString({ source, absoluteRef: file, config })) {
    const pointer = location[0]?.pointer ?? '';
    const isKnown = EXCEPTIONS.some(each => each.join() === [file, ruleId, pointer].join());
    if (severity !== 'error' || isKnown) continue;
    errors += 1;
    console.error(`${file} ${pointer}: ${message} (${ruleId})`);
  }
}
console.log(`${files.length} documents, ${errors} errors`);
if (errors > 0 || files.length === 0) process.exitCode = 1;
