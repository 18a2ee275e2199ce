/** The goldens of the Apperian face: the documentation page's four answers, each in a store with its ids, and refusals around them. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import {
  assertOffsets,
  COMMANDS,
  fillPage,
  goldenOf,
  type Name,
  STATUS,
  withInstants,
} from '../../../../test/support/apperian-page.ts';
import { type Api, createApi } from '../../../../test/support/http.ts';
import { type Engine, onBothDatabases, openTestRegistry } from '../../../../test/support/registry.ts';

onBothDatabases('the goldens of the Apperian face', engine => {
  for (const name of Object.keys(STATUS) as Name[]) {
    const printed = COMMANDS.some(([command]) => command === name) ? '57: ' : '';
    it(`${printed}answers ${name} with ${STATUS[name]} and as printed`, async () => {
      await withPage(engine, name, async api => {
        const { request, status, body } = goldenOf(name);
        const answer = await api(request.method, request.path, request.body, request.headers);
        assert.deepEqual([answer.status, STATUS[name]], [status, status], answer.text);
        assert.deepEqual(withInstants(answer.body), withInstants(body));
        assertOffsets(answer.text);
      });
    });
  }

  it('writes every instant of the page as the page does, but for other offsets than +00:00', async () => {
    await withPage(engine, 'get-pairing', async api => {
      const { request, body } = goldenOf('get-pairing');
      assert.deepEqual((await api(request.method, request.path, undefined, request.headers)).body, body);
    });
  });
});

async function withPage(engine: Engine, name: Name, work: (api: Api) => Promise<void>): Promise<void> {
  const registry = await openTestRegistry(engine);
  try {
    await fillPage(registry, name);
    await work(createApi(await registry.serve(), null));
  } finally {
    await registry.close();
  }
}
