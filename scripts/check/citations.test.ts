import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { listFiles } from '../tests/changed-files.ts';
import { findCitations, sectionsOf } from './citations.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const pages = globSync('docs/contracts/*.md', { cwd: ROOT }).filter(file => !file.endsWith('README.md'));
const CONTRACTS = new Map(pages.map(page => [basename(page, '.md'), sectionsOf(read(page))]));

describe('the sections of the contracts', () => {
  it('are numbered pages, those of the three vendors among them', () => {
    for (const name of ['apperian', 'genesys', 'webex']) assert.ok((CONTRACTS.get(name)?.size ?? 0) > 12, name);
    for (const [name, sections] of CONTRACTS) assert.ok(sections.size > 0, name);
    assert.ok(CONTRACTS.get('webex')?.has('3.5'));
  });

  it('are there where sources, tests and pages cite them', () => {
    const files = listFiles(ROOT).filter(file => /^(?:packages|bench|docs)\/.*\.(?:tsx?|md)$/.test(file));
    const citing = files.filter(file => read(file).includes('§'));
    const found = citing.flatMap(file =>
      findCitations(file, read(file), CONTRACTS).map(each => `${file}:${each.line}: ${each.says}`),
    );
    assert.deepEqual(found, []);
    assert.ok(citing.length > 50);
  });

  it('would be missed where there are none, however they are cited', () => {
    const missing = (file: string, text: string) => findCitations(file, text, CONTRACTS).map(each => each.says);
    assert.deepEqual(missing('a.ts', '// (contract webex §3.5, §3.99)'), ['§3.99 is no section of the contract webex']);
    assert.deepEqual(missing('dialects/webex/a.ts', '/** The model\n * (contract\n * §77). */'), [
      '§77 is no section of the contract webex',
    ]);
    assert.deepEqual(missing('a.ts', '// Genesys contract §99'), ['§99 is no section of the contract genesys']);
    assert.deepEqual(missing('a.ts', '// the contract §1'), ['§1 is no section of any contract']);
    assert.deepEqual(missing('a.ts', '// RFC 9110 §99'), []);
  });
});
