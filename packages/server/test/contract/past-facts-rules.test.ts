/** Facts of the past in any order: the bounds of lists stay exact, and the facts of a device never overlap. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import fc from 'fast-check';
import { uuidv7 } from '../../src/lib/uuid.ts';
import type { Api } from '../support/http.ts';
import { administratorApi, ok } from '../support/native.ts';
import { assertNoOverlap } from '../support/no-overlap.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const HOUR = 3_600_000_000;
const at = (day: string) => `${day}T00:00:00.000000Z`;

onBothDatabases('facts of the past in any order', engine => {
  const clock = { at: Date.UTC(2026, 4, 4, 12) * 1_000, now: () => ++clock.at };
  const registry = useRegistry(engine, { clock, newId: uuidv7 });
  let admin: Api;
  let people = 0;

  before(async () => {
    admin = await administratorApi(registry());
  });
  const addDevice = async (body = {}): Promise<string> => (await ok(admin, 'POST', '/devices', { kind: 'mobile', ...body })).id;
  const addPerson = async () => {
    people += 1;
    const { id } = await ok(admin, 'POST', '/people', { login: `holder-${people}`, firstName: 'Ann', lastName: 'Lee' });
    return { kind: 'person', id };
  };

  it('count in the bounds of lists as what began then, whenever they were entered', async () => {
    const facts: { id: string; createdAt: string }[] = [];
    const objects: { id: string; createdAt: string }[] = [];
    for (let round = 0; round < 6; round += 1) {
      clock.at += 30 * HOUR;
      const since = at(`20${10 + ((round * 7) % 15)}-0${1 + (round % 9)}-01`);
      const deviceId = await addDevice(round % 2 === 0 ? {} : { createdAt: since });
      const { id } = await ok(admin, 'POST', '/assignments', {
        deviceId,
        owner: await addPerson(),
        ...(round % 3 === 0 ? {} : { createdAt: since }),
      });
      facts.push(await ok(admin, 'GET', `/assignments/${id}`));
      objects.push(await ok(admin, 'GET', `/devices/${deviceId}`));
    }
    const all: { id: string; createdAt: string }[] = (await ok(admin, 'GET', '/assignments?state=any&limit=1000')).items;
    const devices: { id: string; createdAt: string }[] = (await ok(admin, 'GET', '/devices?limit=1000')).items;
    for (const { createdAt } of [...facts, ...objects]) {
      for (const [after, until] of [
        [createdAt, null],
        [null, createdAt],
        ['2012-01-01', createdAt],
        [createdAt, '2026-05-05'],
      ]) {
        const within = (each: { createdAt: string }) =>
          (after === null || each.createdAt > endOf(after ?? '')) && (until === null || each.createdAt < (until ?? ''));
        const bounds = (name: string) =>
          [after === null ? '' : `&${name}After=${after}`, until === null ? '' : `&${name}Before=${until}`].join('');
        for (const sort of ['number', '-number']) {
          const found = await ok(admin, 'GET', `/assignments?state=any&total=true&limit=1000&sort=${sort}${bounds('assigned')}`);
          const expected = all.filter(within).map(({ id }) => id);
          const ids = found.items.map(({ id }: { id: string }) => id);
          assert.deepEqual(sort === 'number' ? ids : ids.toReversed(), expected);
          assert.equal(found.total, expected.length);
        }
        const { items } = await ok(admin, 'GET', `/devices?limit=1000${bounds('created')}`);
        assert.deepEqual(
          items.map(({ id }: { id: string }) => id),
          devices.filter(within).map(({ id }) => id),
        );
      }
    }
    assert.deepEqual(
      (await walkAfter('/assignments?state=any&limit=2&assignedBefore=2020-01-01')).length,
      all.filter(({ createdAt }) => createdAt < '2020-01-01').length,
    );
  });

  const endOf = (text: string) => (text.length === 10 ? `${text}T23:59:59.999999Z` : text);
  const walkAfter = async (path: string) => {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: { id: string }[]; nextCursor: string | null } = await ok(admin, 'GET', path + cursor);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor === null ? null : `&cursor=${encodeURIComponent(page.nextCursor)}`;
    }
    return ids;
  };

  const step = fc.record({
    kind: fc.constantFrom('enter', 'enter', 'assign', 'end', 'correct', 'remove'),
    owner: fc.nat({ max: 2 }),
    role: fc.constantFrom('owner', 'owner', 'user'),
    from: fc.nat({ max: 30 }),
    lasts: fc.option(fc.nat({ max: 10 })),
    pick: fc.nat({ max: 20 }),
  });

  it('never overlap what is known of the device, whatever is entered, corrected and removed in whatever order', async () => {
    const owners = [await addPerson(), await addPerson(), await addPerson()];
    const day = (offset: number) => new Date(Date.UTC(2025, 0, 1 + offset)).toISOString().replace('.000Z', '.000000Z');
    const lives = fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 15 }), async steps => {
      const deviceId = await addDevice();
      const known: string[] = [];
      for (const { kind, owner, role, from, lasts, pick } of steps) {
        const id = known[pick % Math.max(known.length, 1)];
        const interval = { createdAt: day(from), ...(lasts === null ? {} : { until: day(from + lasts) }) };
        const body = { deviceId, owner: owners[owner], role };
        if (kind === 'enter' || kind === 'assign') {
          const { status, body: made } = await admin(
            'POST',
            '/registry/v1/assignments',
            kind === 'enter' ? { ...body, ...interval } : body,
          );
          assert.ok([201, 409].includes(status), JSON.stringify(made));
          if (status === 201) known.push(made.id);
        } else if (id !== undefined) {
          const path = `/registry/v1/assignments/${id}`;
          if (kind === 'end') await admin('POST', `${path}/end`, {});
          else if (kind === 'correct') await admin('PATCH', path, interval);
          else await admin('POST', `${path}/remove`, { reason: 'a mistake' });
        }
      }
      const { items } = await ok(admin, 'GET', `/devices/${deviceId}/assignments?limit=1000`);
      assertNoOverlap(items);
    });
    await fc.assert(lives, {
      numRuns: engine === 'sqlite' ? 60 : 15,
      interruptAfterTimeLimit: 8_000,
      markInterruptAsFailure: false,
    });
  });
});
