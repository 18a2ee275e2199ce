/** Webex: lines on a person's apps, and on the phones where they are a guest (acceptance items 95 to 97). */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { eventCount } from '../support/http.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';
import {
  addCalling,
  assertRefused,
  CONFIG,
  createWorld,
  done,
  encoded,
  entry,
  noNulls,
  ok,
  TEXTS,
  UNKNOWN,
  uuidIn,
  type World,
  walk,
} from '../support/webex.ts';

const LISTS = [
  { what: 'apps', path: 'applications', own: 'PRIMARY' },
  { what: 'phones of hosts', path: 'features/hotDesking', own: 'HOTDESKING_GUEST' },
];

onBothDatabases('Webex members', engine => {
  const registry = useRegistry(engine);
  let world: World;
  before(async () => {
    world = await createWorld(registry());
  });
  const events = () => eventCount(registry().storage, registry().organization.org);

  for (const { what, path, own } of LISTS) {
    const pathOf = (id: string, more = '/members') => `${CONFIG}/people/${id}/${path}${more}`;
    const portsOf = ({ members }: { members: { port: number }[] }) => members.map(({ port }) => port);
    const idsOf = (list: { id: string }[]) => list.map(({ id }) => uuidIn(id));

    it(`95: the list of lines on ${what} begins with the person, and is replaced and read back`, async () => {
      const { admin, ann, bob, lobby, here } = world;
      const at = pathOf(encoded('PEOPLE', ann));
      const self = await ok(admin, 'GET', at);
      assert.deepEqual([self.model, self.maxLineCount, idsOf(self.members)], ['Business Communicator - PC', 35, [ann]]);
      const [first] = self.members;
      assert.deepEqual([first.lineType, first.primaryOwner, first.port, first.extension], [own, true, 1, '100']);
      assert.deepEqual(first.location, { id: encoded('LOCATION', here), name: 'Here' });
      noNulls(self);
      const count = await events();
      await done(admin, 'PUT', at, self);
      await done(admin, 'PUT', at);
      assert.equal(await events(), count);

      const members = [
        { ...first, hotlineDestination: null, primaryOwner: 'true' },
        entry(bob, 2, false, { lineLabel: 'Bob', memberType: 'USER', primaryOwner: 'false' }),
        entry(encoded('PLACE', lobby), 4, false, { allowCallDeclineEnabled: false, lineWeight: 2 }),
      ];
      await done(admin, 'PUT', at, { members });
      const after = await ok(admin, 'GET', at);
      assert.deepEqual(after.members[0], first);
      assert.deepEqual(
        after.members.map((each: Record<string, unknown>) => [each.port, each.lineType, each.memberType, each.lineWeight]),
        [
          [1, own, 'PEOPLE', 1],
          [2, 'SHARED_CALL_APPEARANCE', 'PEOPLE', 1],
          [4, 'SHARED_CALL_APPEARANCE', 'PLACE', 2],
        ],
      );
      assert.deepEqual([after.members[1].lineLabel, after.members[2].allowCallDeclineEnabled], ['Bob', false]);
      const once = await events();
      await done(admin, 'PUT', at, after);
      assert.equal(await events(), once);
      // Who is not named keeps their own line, on the first port that is free.
      await done(admin, 'PUT', at, { members: [entry(bob, 1)] });
      assert.deepEqual(idsOf((await ok(admin, 'GET', at)).members), [bob, ann]);
      await done(admin, 'PUT', at);
      assert.deepEqual(await ok(admin, 'GET', at), self);
    });

    it(`96: who could get a line on ${what} is found in pages, without who has one`, async () => {
      const { admin, ann, bob, cara, lobby } = world;
      await done(admin, 'PUT', pathOf(ann), { members: [entry(ann, 1, true), entry(bob, 2)] });
      const available = pathOf(ann, '/availableMembers');
      const found = (await walk(admin, `${available}?max=1`, 'members')).flat();
      assert.deepEqual(new Set(idsOf(found)), new Set([cara, lobby]));
      const find = async (query: string) => idsOf((await ok(admin, 'GET', `${available}?${query}`)).members);
      assert.deepEqual(await find('memberName=lobb'), [lobby]);
      assert.deepEqual(await find('name=lobb'), [lobby]);
      assert.deepEqual(await find('extension=102'), [cara]);
      assert.deepEqual(await find(`location=${world.there}`), []);
      assert.deepEqual(await find(`locationId=${world.there}`), []);
      await done(admin, 'PUT', pathOf(ann));
    });

    it(`97: what is wrong with a list of lines on ${what} is refused, and changes nothing`, async () => {
      const { admin, ann, bob, dan } = world;
      const count = await events();
      const put = (...members: object[]) => admin('PUT', pathOf(ann), { members });
      assertRefused(await put({ id: bob, port: 2 }), 400, 'Invalid field value: members.type', 25_024);
      const { lineWeight: _, ...light } = entry(bob, 2);
      assertRefused(await put(light), 400, 'Missing Mandatory field name:  members.lineWeight', 25_008);
      const owner = 'Missing Mandatory field name:  members.primaryOwner';
      assertRefused(await put(entry(bob, 2, false, { primaryOwner: null })), 400, owner, 25_008);
      assertRefused(await put(entry(bob, 2), entry(bob, 2)), 400, 'Invalid field value: members.port', 25_024);
      assertRefused(await put(entry(bob, 36)), 400, /1 to 35/);
      assertRefused(await put(entry(dan, 2)), 400, /can be called/);
      assertRefused(await put(entry(UNKNOWN, 2)), 400, /can be called/);
      assertRefused(await put(entry('x', 2)), 400, TEXTS.malformedId);
      assertRefused(await admin('GET', pathOf(dan)), 404, TEXTS[404], 4008);
      assertRefused(await admin('PUT', pathOf(UNKNOWN)), 404, TEXTS[404]);
      assert.equal(await events(), count);
    });

    it(`97: a location administrator sees and replaces only who is in their locations, on ${what}`, async () => {
      const { admin, as, ann, bob, there } = world;
      const far = (await addCalling(registry(), `far ${path}`, there)).person.id;
      await done(admin, 'PUT', pathOf(ann), { members: [entry(ann, 1, true), entry(far, 2), entry(bob, 3)] });
      const near = as('location_admin');
      const seen = await ok(near, 'GET', pathOf(ann));
      assert.deepEqual(idsOf(seen.members), [ann, bob]);
      assert.ok(!idsOf((await ok(near, 'GET', pathOf(ann, '/availableMembers'))).members).includes(far));
      await done(near, 'PUT', pathOf(ann), { members: seen.members.slice(0, 1) });
      assert.deepEqual(idsOf((await ok(admin, 'GET', pathOf(ann))).members), [ann, far]);
      // Whether far is on the list or not, near may not name them.
      for (const id of [ann, bob]) {
        assertRefused(await near('PUT', pathOf(id), { members: [entry(far, 9)] }), 403, TEXTS[403]);
      }
      assert.deepEqual(portsOf(await ok(admin, 'GET', pathOf(ann))), [1, 2]);
      assertRefused(await near('GET', pathOf(far)), 403, TEXTS[403]);
      // Who left is on no list any more.
      await ok(admin, 'DELETE', `/registry/v1/people/${far}`);
      assert.deepEqual(idsOf((await ok(admin, 'GET', pathOf(ann))).members), [ann]);
      assertRefused(await admin('PUT', pathOf(ann), { members: [entry(far, 2)] }), 400, /can be called/);
      await done(admin, 'PUT', pathOf(ann));
    });

    it(`95: a record that was merged is the person who goes on, on ${what}, and itself again when that is undone`, async () => {
      const { admin, as, ann, bob, here, there } = world;
      const called = async (login: string, at: string) => (await addCalling(registry(), `${login} ${path}`, at)).person.id;
      const [kept, merged] = [await called('kept', here), await called('merged', here)];
      const line = entry(merged, 3, false, { lineLabel: 'Second desk' });
      await done(admin, 'PUT', pathOf(ann), { members: [entry(ann, 1, true), line] });
      await done(admin, 'PUT', pathOf(merged), { members: [entry(merged, 1, true), entry(bob, 2)] });
      await ok(admin, 'POST', `/registry/v1/people/${kept}/merge`, { from: merged, reason: 'one person' });
      const shown = await ok(admin, 'GET', pathOf(ann));
      assert.deepEqual([idsOf(shown.members), shown.members[1].lineLabel], [[ann, kept], 'Second desk']);
      assert.ok(!idsOf((await ok(admin, 'GET', pathOf(ann, '/availableMembers'))).members).includes(kept));
      const count = await events();
      await done(admin, 'PUT', pathOf(ann), shown);
      assert.equal(await events(), count, 'what comes back as it was read changes nothing');
      assertRefused(await admin('PUT', pathOf(ann), { members: [entry(merged, 3)] }), 400, /can be called/);
      // Their own list is not taken over: it is there again with their record.
      assert.deepEqual(idsOf((await ok(admin, 'GET', pathOf(kept))).members), [kept]);
      await ok(admin, 'POST', `/registry/v1/people/${kept}/unmerge`, {});
      assert.deepEqual(idsOf((await ok(admin, 'GET', pathOf(ann))).members), [ann, merged]);
      assert.deepEqual(idsOf((await ok(admin, 'GET', pathOf(merged))).members), [merged, bob]);

      // Who goes on may be out of reach.
      await ok(admin, 'PUT', `/registry/v1/people/${kept}/calling`, { locationId: there });
      await ok(admin, 'POST', `/registry/v1/people/${kept}/merge`, { from: merged, reason: 'one person' });
      const near = as('location_admin');
      assert.deepEqual(idsOf((await ok(near, 'GET', pathOf(ann))).members), [ann]);
      await done(near, 'PUT', pathOf(ann), { members: [entry(ann, 1, true)] });
      assert.deepEqual(idsOf((await ok(admin, 'GET', pathOf(ann))).members), [ann, kept]);
      await done(admin, 'PUT', pathOf(ann));
      await ok(admin, 'DELETE', `/registry/v1/people/${kept}`);
    });
  }

  it('97: who is erased is named on no list, and nobody’s words about them are kept', async () => {
    const { admin, ann, bob, here } = world;
    const gone = (await addCalling(registry(), 'gone', here)).person.id;
    const at = `${CONFIG}/people/${ann}/applications/members`;
    const labelled = entry(gone, 3, false, { lineLabel: 'Goner the Great' });
    await done(admin, 'PUT', at, { members: [entry(ann, 1, true), entry(bob, 2, false, { lineLabel: 'Bob' }), labelled] });
    await ok(admin, 'DELETE', `/registry/v1/people/${gone}`);
    const { erased } = await ok(admin, 'POST', `/registry/v1/people/${gone}/erase`, {});
    assert.ok(erased.some(({ what }: { what: string }) => what === 'line_text'));
    const { extras } = await registry().services.people.get(registry().system, ann);
    assert.doesNotMatch(JSON.stringify(extras), new RegExp(`Goner|${gone}`));
    assert.deepEqual(
      (await ok(admin, 'GET', at)).members.map((each: { lineLabel?: string }) => each.lineLabel),
      [undefined, 'Bob'],
    );
    await done(admin, 'PUT', at);
  });

  it('96: those who could get a line on apps are counted', async () => {
    const { admin, ann } = world;
    const at = `${CONFIG}/people/${ann}/applications/availableMembers`;
    const { members } = await ok(admin, 'GET', at);
    assert.deepEqual(await ok(admin, 'GET', `${at}/count`), { totalCount: members.length });
    assert.deepEqual(await ok(admin, 'GET', `${at}/count?memberName=lobby`), { totalCount: 1 });
  });
});
