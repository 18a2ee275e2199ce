/** The API reference: every object once, every group described, every example a call, every header as the server reads it. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { toOpenApi } from '../../src/http/reference/document.ts';
import { routeOf } from '../../src/http/reference/examples.ts';
import type { Node } from '../support/api-reference.ts';
import { createApi } from '../support/http.ts';
import { OPERATIONS } from '../support/operations.ts';
import { dialects, type Prepared, prepare } from '../support/operations-world.ts';
import { urlOf } from '../support/refusals.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

for (const dialect of dialects) {
  describe(`the API reference of the ${dialect.id} dialect`, () => {
    const document: Node = toOpenApi(dialect, '1');

    it('writes no object twice', () => {
      const texts = [...objectsIn(document)].map(({ description: _, ...object }) => JSON.stringify(object));
      assert.deepEqual(
        texts.filter((text, index) => texts.indexOf(text) !== index),
        [],
      );
    });

    it('says of every group what it is about', () => {
      const silent = document.tags.filter(({ description }: Node) => typeof description !== 'string');
      assert.deepEqual(silent, []);
    });

    it('has a refusal for every operation, in the form of the dialect', () => {
      const { schema } = document.components.responses.Problem400.content[dialect.reference.problemType];
      assert.match(schema.$ref, /^#\/components\/schemas\//);
      for (const path of Object.values(document.paths) as Node[])
        for (const { responses, operationId } of Object.values(path) as Node[])
          assert.ok(
            Object.keys(responses).some(status => status >= '400'),
            operationId,
          );
    });

    it('has examples, each the call of a route', () => {
      const examples = Object.entries(dialect.reference.examples);
      assert.ok(examples.length > 0);
      for (const [name, example] of examples) assert.ok(routeOf(dialect, example), name);
    });
  });
}

onBothDatabases('the API reference of the native dialect', engine => {
  const registry = useRegistry(engine);
  let prepared: Prepared;

  before(async () => {
    prepared = await prepare(registry());
  });

  it('declares If-Match for exactly those writes that compare a revision', async () => {
    const { callers, worlds } = prepared;
    const api = createApi(await registry().serve(), callers.administrator);
    const native = dialects.find(({ id }) => id === 'native');
    const told: string[] = [];
    let compared = 0;
    for (const route of native?.routes ?? []) {
      const takes = native?.reference.takes?.(route) ?? [];
      const entry = OPERATIONS[route.id] ?? {};
      if (!takes.includes('Idempotency-Key') || entry.installation) continue;
      const url = new URL(urlOf(route, entry, worlds.existing), 'http://any');
      url.searchParams.set('dryRun', 'true');
      const headers = { 'if-match': '"987654"' };
      const answer = await api(route.method, url.pathname + url.search, entry.body?.(worlds.existing), headers);
      if (answer.status !== 412) continue;
      const compares = answer.body.detail.startsWith('The stored revision');
      if (compares) compared += 1;
      if (compares !== takes.includes('If-Match')) told.push(`${route.id} ${compares ? 'compares' : 'compares nothing'}`);
    }
    assert.deepEqual(told, []);
    assert.ok(compared > 8, `only ${compared} writes were seen to compare`);
  });
});

/** Every schema of an object with members, wherever it is in the document. */
function* objectsIn(node: Node): Iterable<Node> {
  if (typeof node !== 'object' || node === null) return;
  if ([node.type].flat().includes('object') && Object.keys(node.properties ?? {}).length > 0) yield node;
  for (const [name, part] of Object.entries(node)) if (name !== 'examples') yield* objectsIn(part);
}
