/** Vendors are known to their dialects alone: no layer below them names one, except to cite a page of a contract. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { createDialects } from '../src/app.ts';

const SOURCES = join(import.meta.dirname, '../src');
const LAYERS = ['lib', 'domain', 'storage', 'core', 'services', 'http', 'workers'];
/** The dialects that are no vendor's. */
const OWN = ['native', 'oauth', 'scim'];
const VENDORS = createDialects({ tokenLifetimeSeconds: 60 }).flatMap(({ id }) => (OWN.includes(id) ? [] : id));
/** Other words of theirs: makers, products, headers. */
const WORDS = ['cisco', 'purecloud', 'x-token'];
const VENDOR = new RegExp([...VENDORS, ...WORDS].join('|'), 'gi');
const CITATION = new RegExp(`contract (?:${VENDORS.join('|')}) §[\\d.]+`, 'gi');

/** The words of vendors in a source, each with its line, without those in citations. */
function vendorsIn(file: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const found = line.replace(CITATION, '').match(VENDOR) ?? [];
    return found.map(word => `${file}:${index + 1} ${word}`);
  });
}

describe('the name of a vendor', () => {
  it('is in no file below the dialects', () => {
    const files = globSync(`{${LAYERS.join(',')}}/**/*.ts`, { cwd: SOURCES }).filter(file => !file.endsWith('.test.ts'));
    for (const layer of LAYERS)
      assert.ok(
        files.some(file => file.startsWith(layer)),
        `${layer} was not read`,
      );
    assert.deepEqual(
      files.flatMap(file => vendorsIn(file, readFileSync(join(SOURCES, file), 'utf8'))),
      [],
    );
  });

  it('is seen in code, in a name and in a comment, and not in a citation', () => {
    const planted = [
      'export const genesysRatePerMinute = 300;',
      "if (dialect === 'webex') return;",
      '/** As Apperian has it. */',
      '/** As long as contract webex §3.5 says. */',
      '/** As contract webex §3.5 says of Cisco. */',
    ];
    const words = vendorsIn('planted.ts', planted.join('\n'));
    assert.deepEqual(words, ['planted.ts:1 genesys', 'planted.ts:2 webex', 'planted.ts:3 Apperian', 'planted.ts:5 Cisco']);
  });
});
