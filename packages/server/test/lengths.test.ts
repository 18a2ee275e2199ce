/** Every text has a maximum length: on every face, in every event, and once more in the core. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { EVENT_TYPES, EVENTS, type EventDeclaration } from '@heldby/contract';
import type { Dialect, DialectRoute } from '../src/http/dialect/dialect.ts';
import { createApi, faceOf } from './support/http.ts';
import { OPERATIONS } from './support/operations.ts';
import { dialects, type Prepared, prepare } from './support/operations-world.ts';
import { urlOf } from './support/refusals.ts';
import { onBothDatabases, useRegistry } from './support/registry.ts';
import { endlessLists, type TextMember, textsOf } from './support/texts.ts';

const routes = dialects.flatMap(dialect => dialect.routes);

it('every text and every list of every request of every face has a limit', () => {
  const unbounded = routes.flatMap(({ id, query, body }) => [
    ...[...textsOf(query), ...textsOf(body)]
      .filter(({ limit }) => limit === undefined)
      .map(({ path }) => `${id}: ${path.join('.')}`),
    ...[...endlessLists(query), ...endlessLists(body)].map(path => `${id}: ${path}`),
  ]);
  assert.deepEqual(unbounded, []);
});

it('every text of every event has a limit', () => {
  const unbounded = EVENT_TYPES.flatMap(type => {
    const { noun, after }: EventDeclaration = EVENTS[type];
    const texts = textsOf(noun ?? after ?? undefined).filter(({ limit }) => limit === undefined);
    return texts.map(({ path }) => `${type}: ${path.join('.')}`);
  });
  assert.deepEqual(unbounded, []);
});

onBothDatabases('a text that is too long', engine => {
  const registry = useRegistry(engine);
  let prepared: Prepared;
  before(async () => {
    prepared = await prepare(registry());
  });

  for (const dialect of dialects) {
    it(`is refused by every operation of the ${dialect.id} dialect, which names the member and the limit`, async () => {
      const server = await registry().serve({ ratePerMinute: 1_000_000 });
      const faults: string[] = [];
      for (const route of dialect.routes) {
        for (const text of textsOf(route.body)) faults.push(...(await faultsOf('body', text, dialect, route)));
        for (const text of textsOf(route.query)) faults.push(...(await faultsOf('query', text, dialect, route)));
      }
      assert.deepEqual(faults, []);

      async function faultsOf(where: 'body' | 'query', { path, limit = 0 }: TextMember, { id }: Dialect, route: DialectRoute) {
        const entry = OPERATIONS[route.id] ?? {};
        const ids = prepared.worlds.existing;
        const name = path.filter(each => each !== '[]').at(-1) ?? '';
        const long = 'x'.repeat(limit + 1);
        const url = urlOf(route, entry, ids);
        const api = createApi(server, prepared.callers.administrator, faceOf(id));
        const { status, text } =
          where === 'query'
            ? await api(route.method, withParameter(url, name, long), entry.body?.(ids))
            : await api(
                route.method,
                url,
                path.length === 0 ? JSON.stringify(long) : withMember(entry.body?.(ids) ?? {}, path, long),
              );
        const isClear = status === 400 && text.includes(name) && text.includes(`at most ${limit} characters`);
        return isClear ? [] : [`${route.id}: ${where} ${path.join('.')} is answered ${status} ${text.slice(0, 200)}`];
      }
    });
  }

  it('is refused by the core, too, so that no face has to think of it', async () => {
    const { services, system, addPerson } = registry();
    const write = { actor: system };
    const { actor, person } = await addPerson(`core-${engine}`);
    const long = 'x'.repeat(201);
    const phone = {
      name: 'n',
      make: 'm',
      model: 'm',
      platform: 'ios',
      token: 't',
      notificationId: 'n',
      acceptNotifications: true,
      sessionHash: null,
    } as const;
    const attempts: Readonly<Record<string, () => Promise<unknown>>> = {
      name: () => services.phones.register({ actor }, { ...phone, name: long }),
      make: () => services.phones.register({ actor }, { ...phone, make: long }),
      token: () => services.phones.register({ actor }, { ...phone, token: 'x'.repeat(4_097) }),
      notificationId: () => services.phones.register({ actor }, { ...phone, notificationId: 'x'.repeat(513) }),
      sessionHash: () => services.phones.register({ actor }, { ...phone, sessionHash: 'x'.repeat(513) }),
      serial: () => services.devices.create(write, { kind: 'mobile', serial: long }),
      tags: () => services.devices.create(write, { kind: 'mobile', tags: [long] }),
      extras: () => services.devices.create(write, { kind: 'mobile', extras: { vendor: { note: 'x'.repeat(20_000) } } }),
      login: () => services.people.create(write, { login: long, firstName: 'a', lastName: 'b' }),
      email: () => services.people.update(write, person.id, { email: `a@${'x.'.repeat(126)}example` }),
      description: () => services.groups.create(write, { name: 'g', description: 'x'.repeat(2_001) }),
      label: () =>
        services.credentials.issue(write, {
          subject: { kind: 'person', id: person.id },
          scopes: [],
          label: long,
          expiresAt: null,
        }),
      reason: () => services.people.disable({ ...write, reason: 'x'.repeat(501) }, person.id),
    };
    for (const [member, attempt] of Object.entries(attempts)) {
      await assert.rejects(attempt, { code: 'invalid', message: /must be at most \d+ characters long/ }, member);
    }
    assert.equal((await services.phones.register({ actor }, { ...phone, name: '😀'.repeat(200) })).name?.length, 400);
  });
});

/** The URL with this parameter, in place of the one that it may have. */
function withParameter(url: string, name: string, value: string): string {
  const [path = '', query] = url.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set(name, value);
  return `${path}?${parameters}`;
}

/** A copy of the body with the value at the path. Of alternatives and lists it makes what the path needs. */
function withMember(body: object, [first = '', ...rest]: readonly string[], value: unknown): unknown {
  const inner = (at: unknown) => (rest.length === 0 ? value : withMember((at ?? {}) as object, rest, value));
  if (first === '') return value;
  return first === '[]'
    ? [inner(Array.isArray(body) ? body[0] : undefined)]
    : { ...body, [first]: inner(body[first as keyof object]) };
}
