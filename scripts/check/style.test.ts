import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FILE_LIMIT_LINES, FUNCTION_LIMIT_LINES } from './lengths.ts';
import { checkFile } from './rules.ts';
import { WORDS } from './words.ts';

/** What is found, as `rule:line`. */
function found(file: string, text: string): string[] {
  return checkFile(file, text).flatMap(({ rule, findings }) => findings.map(({ line }) => `${rule}:${line}`));
}

/** A body of so many lines, its braces among them. */
function bodyOf(lines: number): string {
  return `{\n${'  work();\n'.repeat(lines - 2)}}`;
}

describe('a word that our English does without', () => {
  it('is refused in sources, schemas and pages, in capitals too', () => {
    for (const word of WORDS) {
      for (const file of ['packages/server/src/a.ts', 'packages/server/test/a.test.ts', 'scripts/a.ts', 'a.sql', 'docs/a.md']) {
        assert.deepEqual(found(file, `first\nsee ${word} there\n`), ['words:2']);
        assert.deepEqual(found(file, `// ${word.toUpperCase()}: it\n`), ['words:1']);
      }
    }
  });

  it('is no part of another word', () => {
    assert.deepEqual(found('a.ts', 'the history of this whomping ache\n'), []);
  });

  it('stays in what others wrote', () => {
    for (const word of WORDS) assert.deepEqual(found('packages/x/golden/a.md', word), []);
    for (const word of WORDS) assert.deepEqual(found('packages/x/golden/golden.test.ts', `// ${word}`), ['words:1']);
  });
});

describe('a function that is too long', () => {
  const short = bodyOf(FUNCTION_LIMIT_LINES);
  const long = bodyOf(FUNCTION_LIMIT_LINES + 1);

  it('is refused, however it is written', () => {
    const ways: readonly (readonly [before: string, after: string])[] = [
      ['function f() ', ''],
      ['const f = () => ', ''],
      ['const o = { f() ', ' };'],
      ['class C { constructor() ', ' }'],
      ['run(async () => ', ');'],
    ];
    for (const [before, after] of ways) {
      assert.deepEqual(found('packages/a/src/a.ts', `\n${before}${long}${after}\n`), ['functions:2'], before);
      assert.deepEqual(found('packages/a/src/a.ts', `\n${before}${short}${after}\n`), [], before);
    }
  });

  it('is refused when functions within it make it long', () => {
    const inner = `const inner = () => ${bodyOf(FUNCTION_LIMIT_LINES)};`;
    assert.deepEqual(found('bench/src/a.ts', `function outer() {\n${inner}\n}\n`), ['functions:1']);
  });

  it('may be a suite of tests', () => {
    assert.deepEqual(found('packages/a/src/a.test.ts', `describe('a', () => ${long});\n`), []);
  });
});

describe('a file that is too long', () => {
  it('is refused, a test among them', () => {
    for (const file of ['packages/a/src/a.ts', 'packages/a/test/a.test.ts', 'scripts/a.ts']) {
      assert.deepEqual(found(file, 'work();\n'.repeat(FILE_LIMIT_LINES)), []);
      assert.deepEqual(found(file, 'work();\n'.repeat(FILE_LIMIT_LINES + 1)), ['files:1']);
    }
  });

  it('may be one that a program wrote', () => {
    assert.deepEqual(found('packages/client/src/generated/api.ts', 'work();\n'.repeat(FILE_LIMIT_LINES + 1)), []);
  });
});
