/**
 * A filter with nothing in it is refused on every list of every face: a script with an unset variable would otherwise get everybody.
 * Paging, sorting and switches may be empty. A parameter that is new to a route is held to be a filter.
 */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { ERROR_BODIES } from './support/error-bodies.ts';
import { prepare } from './support/operations-world.ts';
import { onBothDatabases, useRegistry } from './support/registry.ts';
import { type GoodRequest, goodRequests, queryNames, send, urlOf } from './support/requests.ts';

/** By dialect: which part of a list, in which order, and in which form. OAuth leaves out whatever is empty (RFC 6749 §3.1). */
const MAY_BE_EMPTY: Readonly<Record<string, string>> = {
  native: 'cursor',
  genesys: 'pageSize pageNumber sortOrder expand',
  webex: 'orgId max start cursor order callingData excludeStatus deviceModel model',
  scim: 'attributes excludedAttributes sortBy sortOrder startIndex count cursor',
  apperian: 'sort page block_token block_size format org',
};
/** Parameters that a route takes by the pattern of their names. */
const BY_PATTERN: Readonly<Record<string, readonly string[]>> = {
  'apperian.reports.device_details': ['filter-serial', 'filter-user_id', 'filter-nothing'],
  'apperian.reports.user_details': ['filter-email'],
  'apperian.reports.users_by_groups': ['filter-group_name'],
};
const NOTHINGS = ['', '%20', ',', '%20,%20', '%C2%A0'];

onBothDatabases('an empty parameter of a query', engine => {
  const registry = useRegistry(engine);
  let server: FastifyInstance;
  let requests: readonly GoodRequest[];

  before(async () => {
    const { callers, worlds } = await prepare(registry());
    server = await registry().serve();
    requests = goodRequests(callers.administrator, worlds.existing).filter(({ dialect }) => dialect.id !== 'oauth');
  });

  const ask = (request: GoodRequest, query: string) => {
    const payload = request.body === undefined ? {} : { contentType: 'application/json', payload: JSON.stringify(request.body) };
    return send(server, request, { url: `${urlOf(request)}?${query}`, ...payload });
  };
  const mayBeEmpty = ({ dialect }: GoodRequest, name: string) => (MAY_BE_EMPTY[dialect.id] ?? '').split(' ').includes(name);

  it('is refused where it is a filter, in the words of the face', async () => {
    const wrong: string[] = [];
    for (const request of requests) {
      for (const name of [...queryNames(request), ...(BY_PATTERN[request.route.id] ?? [])]) {
        if (mayBeEmpty(request, name)) continue;
        for (const nothing of NOTHINGS) {
          const { status, text } = await ask(request, `${name}=${nothing}`);
          const faults =
            status === 400 ? (ERROR_BODIES[request.dialect.id]?.check(JSON.parse(text), 400) ?? ['has no form']) : [];
          if (status !== 400 || !text.includes(name)) faults.push(`${status} ${text}`);
          wrong.push(...faults.map(fault => `${request.route.id}?${name}=${nothing}: ${fault}`));
        }
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('is none where it is about paging, sorting or a switch', async () => {
    const wrong: string[] = [];
    for (const request of requests.filter(({ route }) => route.method === 'GET')) {
      const plain = await ask(request, '');
      for (const name of queryNames(request).filter(each => mayBeEmpty(request, each))) {
        const { status, text } = await ask(request, `${name}=`);
        if (status !== plain.status) wrong.push(`${request.route.id}?${name}=: ${status} ${text}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('is refused among good ones, and where a filter is given twice', async () => {
    const devices = requests.find(({ route }) => route.id === 'webex.devices.list') ?? assert.fail();
    for (const query of ['tag=a&tag=', 'tag=,', 'max=5&serial=', 'serial=x&serial=']) {
      assert.equal((await ask(devices, query)).status, 400, query);
    }
    for (const query of ['tag=a,b', 'tag=a&tag=b', 'max=&serial=x', 'unknown=']) {
      assert.equal((await ask(devices, query)).status, 200, query);
    }
  });
});
