/** What a command loads before it does anything. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { it } from 'node:test';

it('no source takes a value from node:http, whose import loads a whole client', () => {
  const sources = globSync('packages/server/src/**/*.ts').filter(file => !/\.(?:test|browser)\.ts$/.test(file));
  assert.ok(sources.length > 500);
  const takes = /^import (?!type )[^;]*'(?:node:)?http'/m;
  assert.deepEqual(
    sources.filter(file => takes.test(readFileSync(file, 'utf8'))),
    [],
  );
});
