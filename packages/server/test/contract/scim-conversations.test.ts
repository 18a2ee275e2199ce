/** Directories provision people and groups, each in its own way of saying it. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { type Api, createApi } from '../support/http.ts';
import { onBothDatabases, type TestPerson, useRegistry } from '../support/registry.ts';
import { conversationsOf } from '../support/scim-conversations.ts';
import type { Kind, Step } from '../support/scim-steps.ts';

onBothDatabases('a directory', engine => {
  const registry = useRegistry(engine);
  let boss: TestPerson;
  let admin: Api;
  let apiOf: (token: string) => Api;

  before(async () => {
    boss = await registry().addPerson('boss', { role: 'full' });
    const server = await registry().serve();
    apiOf = token => createApi(server, token);
    admin = apiOf(boss.token);
  });

  const connect = async (kind: Kind, name: string, more: object = {}): Promise<Api> => {
    const made = await admin('POST', '/registry/v1/directories', { name, kind, ...more });
    assert.equal(made.status, 201, made.text);
    const api = apiOf(made.body.token);
    return (method, path, body, headers) => api(method, `/scim/v2${path}`, body, headers);
  };

  for (const [title, kind] of conversationsOf('', '')) {
    it(`is understood as ${title} speaks`, async () => {
      const directory = await connect(kind, title);
      const [, , steps = []] =
        conversationsOf(`${title.replaceAll(' ', '-')}@example.com`, title).find(([each]) => each === title) ?? [];
      await speak(directory, steps);
    });
  }

  it('takes over who is here already, and ends what a leaver may do with the change that deactivates them', async () => {
    const directory = await connect('entra', 'Leavers');
    const { person, token } = await registry().addPerson('leaver@example.com');
    const made = await directory('POST', '/Users', { userName: 'leaver@example.com', externalId: 'l1', active: true });
    assert.equal(made.body.id, person.id);
    assert.equal((await apiOf(token)('GET', '/registry/v1/me')).status, 200);
    const off = { Operations: [{ op: 'Replace', path: 'active', value: 'False' }] };
    assert.equal((await directory('PATCH', `/Users/${made.body.id}`, off)).body.active, false);
    assert.equal((await apiOf(token)('GET', '/registry/v1/me')).status, 401);
  });

  it('brings back who was deleted as the same person, by its own id of them', async () => {
    const directory = await connect('okta', 'Returning');
    const user = { userName: 'back@example.com', externalId: 'b1', active: true };
    const { id } = (await directory('POST', '/Users', user)).body;
    assert.equal((await directory('DELETE', `/Users/${id}`)).status, 204);
    const again = await directory('POST', '/Users', { ...user, userName: 'renamed@example.com' });
    assert.deepEqual([again.status, again.body.id, again.body.userName], [201, id, 'renamed@example.com']);
  });

  it('sees and changes nobody of another directory', async () => {
    const [one, other] = [await connect('okta', 'Company A'), await connect('entra', 'Company B')];
    const made = await one('POST', '/Users', { userName: 'shared@example.com' });
    const { id } = made.body;
    assert.equal((await other('GET', `/Users/${id}`)).status, 404);
    assert.equal((await other('GET', '/Users')).body.totalResults, 0);
    assert.equal((await other('DELETE', `/Users/${id}`)).status, 404);
    const refused = await other('POST', '/Users', { userName: 'SHARED@example.com' });
    assert.deepEqual([refused.status, refused.body.scimType], [409, 'uniqueness']);
    assert.match(refused.body.detail, /Company A/);
    assert.equal((await one('GET', `/Users/${id}`)).body.active, true);
  });

  it('reads the devices of its people, as resources and with the people where it asks for them, and nobody else’s', async () => {
    const [directory, other] = [await connect('okta', 'Holders'), await connect('okta', 'Strangers')];
    const { id } = (await directory('POST', '/Users', { userName: 'holder@example.com', displayName: 'Holly' })).body;
    const phone = (
      await admin('POST', '/registry/v1/devices', { kind: 'mobile', name: 'Pixel', make: 'Google', model: 'Pixel 11' })
    ).body;
    const owner = { kind: 'person', id };
    const { body: held } = await admin('POST', '/registry/v1/assignments', { deviceId: phone.id, owner });

    const { body: list } = await directory('GET', '/Devices');
    assert.equal(list.totalResults, 1);
    const [{ meta, ...shown }] = list.Resources;
    assert.deepEqual(shown, {
      schemas: ['urn:heldby:scim:2.0:Device'],
      ...{ id: phone.id, displayName: 'Pixel', kind: 'mobile', manufacturer: 'Google', model: 'Pixel 11' },
      holders: [
        { value: id, $ref: `${new URL(meta.location).origin}/scim/v2/Users/${id}`, display: 'Holly', since: held.createdAt },
      ],
    });
    assert.deepEqual((await directory('GET', `/Devices/${phone.id}`)).body, list.Resources[0]);

    const path = 'urn:heldby:scim:2.0:User:devices';
    const usual = (await directory('GET', `/Users/${id}`)).body;
    assert.equal(usual['urn:heldby:scim:2.0:User'], undefined, 'only where it is asked for');
    const asked = (await directory('GET', `/Users/${id}?attributes=userName,${path}`)).body;
    const [part] = asked['urn:heldby:scim:2.0:User'].devices;
    assert.deepEqual([part.value, part.display, part.kind, part.since], [phone.id, 'Pixel', 'mobile', held.createdAt]);

    assert.equal((await other('GET', '/Devices')).body.totalResults, 0);
    assert.equal((await other('GET', `/Devices/${phone.id}`)).status, 404);
    await admin('POST', `/registry/v1/assignments/${held.id}/end`, { reason: 'Given back' });
    assert.equal((await directory('GET', '/Devices')).body.totalResults, 0);
  });

  it('is answered in pages, sorted and filtered by any attribute, with what it asks for alone', async () => {
    const directory = await connect('other', 'Lists');
    for (const name of ['cleo', 'ada', 'bo'])
      await directory('POST', '/Users', {
        userName: `${name}@lists.example`,
        displayName: name,
        title: name === 'bo' ? 'Nurse' : 'Doctor',
      });
    const names = async (query: string) => {
      const { body } = await directory('GET', `/Users?attributes=displayName&${query}`);
      return [
        body.totalResults,
        body.startIndex,
        body.itemsPerPage,
        body.Resources.map((each: { displayName: string }) => each.displayName),
      ];
    };
    assert.deepEqual(await names('startIndex=2&count=1'), [3, 2, 1, ['ada']]);
    assert.deepEqual(await names('startIndex=9'), [3, 9, 0, []]);
    assert.deepEqual(await names('count=0'), [3, 1, 0, []]);
    assert.deepEqual(await names('startIndex=-3&count=-1'), [3, 1, 0, []]);
    assert.deepEqual(await names('sortBy=displayName&sortOrder=descending&count=2'), [3, 1, 2, ['cleo', 'bo']]);
    assert.deepEqual(await names(`filter=${encodeURIComponent('title eq "DOCTOR" and not (displayName sw "a")')}`), [
      1,
      1,
      1,
      ['cleo'],
    ]);
    const shown = (await directory('GET', '/Users?attributes=title&count=1')).body.Resources[0];
    assert.deepEqual(Object.keys(shown), ['schemas', 'id', 'title']);
    const search = { filter: 'displayName eq "bo"', attributes: ['displayName'], count: 5 };
    assert.equal((await directory('POST', '/Users/.search', search)).body.Resources[0].displayName, 'bo');
    const wrong = await directory('GET', '/Users?filter=displayName%20is%20bo');
    assert.deepEqual([wrong.status, wrong.body.scimType, wrong.body.status], [400, 'invalidFilter', '400']);
  });

  it('is refused what was changed meanwhile, and told which version it has', async () => {
    const directory = await connect('other', 'Versions');
    const made = await directory('POST', '/Users', { userName: 'v@example.com' });
    const first = String(made.headers.etag);
    assert.equal(made.body.meta.version, first);
    assert.equal(made.headers.location, made.body.meta.location);
    assert.match(String(made.headers['content-type']), /^application\/scim\+json/);
    const change = (title: string, version: string) =>
      directory(
        'PATCH',
        `/Users/${made.body.id}`,
        { Operations: [{ op: 'add', path: 'title', value: title }] },
        { 'if-match': version },
      );
    const changed = await change('Nurse', first);
    assert.equal(changed.status, 200);
    assert.equal((await change('Doctor', first)).status, 412);
    assert.equal((await change('Doctor', String(changed.headers.etag))).status, 200);
  });

  it('finds its refused calls explained in the portal', async () => {
    const made = (await admin('POST', '/registry/v1/directories', { name: 'Refused', kind: 'other' })).body;
    const directory = apiOf(made.token);
    const wrong = { Operations: [{ op: 'move', path: 'title' }], password: 'secret' };
    const { id } = (await directory('POST', '/scim/v2/Users', { userName: 'r@example.com' })).body;
    assert.equal((await directory('PATCH', `/scim/v2/Users/${id}`, wrong)).status, 400);
    await registry().core.later.settled();
    const calls = (await admin('GET', `/registry/v1/directories/${made.id}/calls`)).body.items;
    assert.deepEqual([calls[0].method, calls[0].path, calls[0].status], ['PATCH', `/scim/v2/Users/${id}`, 400]);
    assert.match(calls[0].reason, /op must be add, replace or remove/);
    assert.doesNotMatch(calls[0].body, /secret/);
  });

  it('cannot leave the organization without a full administrator', async () => {
    const directory = await connect('entra', 'Administrators');
    const made = await directory('POST', '/Users', { userName: 'boss', active: true });
    assert.equal(made.body.id, boss.person.id);
    const off = { Operations: [{ op: 'replace', path: 'active', value: false }] };
    const [refused, deleted] = [
      await directory('PATCH', `/Users/${made.body.id}`, off),
      await directory('DELETE', `/Users/${made.body.id}`),
    ];
    assert.deepEqual([refused.status, deleted.status], [409, 409], refused.text);
    assert.equal((await directory('GET', `/Users/${made.body.id}`)).body.active, true);
    assert.equal((await admin('GET', '/registry/v1/me')).status, 200);
  });

  it('has a token that is good for nothing else, and no other token is good for it', async () => {
    const made = (await admin('POST', '/registry/v1/directories', { name: 'Narrow', kind: 'other' })).body;
    assert.equal((await apiOf(made.token)('GET', '/registry/v1/people')).status, 403);
    const answer = await admin('GET', '/scim/v2/Users');
    assert.deepEqual([answer.status, answer.body.schemas], [403, ['urn:ietf:params:scim:api:messages:2.0:Error']]);
    assert.equal((await createApi(await registry().serve(), null)('GET', '/scim/v2/Users')).status, 401);
  });
});

async function speak(directory: Api, steps: readonly Step[]): Promise<void> {
  const kept: Record<string, string> = {};
  const filled = <T>(value: T): T =>
    value === undefined
      ? value
      : (JSON.parse(JSON.stringify(value).replaceAll(/\{(user|group)\}/g, (all, name) => kept[name] ?? all)) as T);
  for (const { says, call, status, has, keeps } of steps) {
    const [method, path, body] = filled(call);
    const answer = await directory(method, path, body);
    assert.equal(answer.status, status, `${says}: ${answer.text}`);
    if (has !== undefined) assert.partialDeepStrictEqual(answer.body, filled(has), says);
    if (keeps !== undefined) kept[keeps] = answer.body.id;
  }
}
