/** A person, or a full administrator, gets a copy of everything that is stored about the person, and of nobody else. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { eventsOf } from '../support/events.ts';
import { createApi } from '../support/http.ts';
import { ok, refused, UNKNOWN_ID } from '../support/native.ts';
import { tablesWith } from '../support/planted.ts';
import { type Life, liveALife } from '../support/planted-life.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('the copy of what is stored about a person', engine => {
  const registry = useRegistry(engine);
  let life: Life;
  let path: string;
  before(async () => {
    life = await liveALife(registry());
    path = `/people/${life.person.id}/subject-export`;
  });

  it('has each text of theirs but the secrets, and says what it holds and that it is whole', async () => {
    const copy = await ok(life.admin, 'GET', path);
    const { manifest, counts } = copy;
    assert.deepEqual([manifest.heldbySubjectExport, manifest.personId], [1, life.person.id]);
    assert.deepEqual(Object.keys(counts), Object.keys(manifest.sections));
    for (const name of Object.keys(counts)) assert.equal(copy[name].length, counts[name], name);
    const text = JSON.stringify(copy).toLowerCase();
    const secrets = new Set(life.secrets);
    const missing = [...life.planted.texts].filter(each => !secrets.has(each) && !text.includes(each.toLowerCase()));
    assert.deepEqual(await tablesWith(registry(), missing), [], 'what is stored nowhere need not be there');
    assert.deepEqual(
      life.secrets.filter(secret => text.includes(secret.toLowerCase())),
      [],
    );
  });

  it('tells nothing of others: neither who holds what they once held, nor who was at their phone', async () => {
    const { text } = await life.admin('GET', `/registry/v1${path}`);
    for (const login of ['bob', 'cara', 'The pool phone']) assert.ok(!text.includes(login), login);
  });

  it('is for themselves and for full administrators, and that somebody got it is recorded', async () => {
    const server = await registry().serve();
    const ann = await registry().addPerson('wants her data');
    const own = createApi(server, ann.token);
    const events = await eventsOf(registry(), () => ok(own, 'GET', `/people/${ann.person.id}/subject-export`));
    assert.deepEqual(
      events.map(({ type, ownerId, actorId }) => [type, ownerId, actorId]),
      [['person.exported', ann.person.id, ann.person.id]],
    );
    await refused(own, 'forbidden', 'GET', path);
    const { token } = await registry().addPerson('hr', { role: 'user_admin', scopes: ['people.org:write'] });
    await refused(createApi(server, token), 'forbidden', 'GET', path);
    await refused(life.admin, 'not_found', 'GET', `/people/${UNKNOWN_ID}/subject-export`);
  });
});
