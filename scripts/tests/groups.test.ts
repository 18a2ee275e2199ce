import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { after, describe, it } from 'node:test';
import { groupFiles } from './groups.ts';

describe('groups of test files', () => {
  const directory = mkdtempSync(join(tmpdir(), 'heldby-groups-'));
  after(() => rmSync(directory, { recursive: true, force: true }));

  it('have every file once, and import what they stand for', () => {
    const sharing = Array.from({ length: 20 }, (_, at) => `packages/server/test/contract/${at}.test.ts`);
    const others = ['packages/server/test/metrics.test.ts', 'packages/server/src/dialects/webex/golden/golden.test.ts'];
    const grouped = groupFiles([...others, ...sharing], directory);
    assert.deepEqual(grouped.flatMap(({ members }) => members).toSorted(), [...others, ...sharing].toSorted());
    assert.deepEqual(
      grouped.filter(({ members }) => members.length === 1).map(({ path }) => path),
      others,
    );
    for (const { path, members } of grouped.filter(each => each.members.length > 1)) {
      assert.ok(members.length <= 6);
      const imported = [...readFileSync(path, 'utf8').matchAll(/^import '(.+)';$/gm)].map(([, from = '']) =>
        relative('.', resolve(dirname(path), from)),
      );
      assert.deepEqual(imported, members);
    }
  });
});
