/** Every dialect's README holds its field table: no member of a request or an answer is missing from it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { createDialects } from '../app.ts';
import type { DialectRoute } from '../http/dialect/dialect.ts';

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

describe('the field table', () => {
  for (const { id, routes } of createDialects({ tokenLifetimeSeconds: 60 })) {
    it(`of the ${id} dialect names every member that its routes declare`, () => {
      const readme = readFileSync(join(import.meta.dirname, id, 'README.md'), 'utf8');
      const named = new Set([...readme.matchAll(/`(\w+)`/g)].map(match => match[1]));
      const missing = new Set(routes.flatMap(membersOf)).difference(named);
      assert.deepEqual([...missing], []);
    });
  }
});

function membersOf(route: DialectRoute): string[] {
  return [route.query, route.body, route.reply].flatMap(schema => namesIn((schema ?? {}) as Schema));
}

function namesIn({ properties = {}, items }: Schema): string[] {
  const names = Object.entries(properties).flatMap(([name, schema]) => [name, ...namesIn(schema)]);
  return items === undefined ? names : [...names, ...namesIn(items)];
}
