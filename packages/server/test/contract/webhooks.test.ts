/** Webhooks as they are set: what is refused, what is shown, what is sealed, and what an erasure reaches. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { query } from '../../src/storage/sql/statement.ts';
import { createApi } from '../support/http.ts';
import { ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases } from '../support/registry.ts';
import { until } from '../support/until.ts';
import { status } from '../support/webhook-receiver.ts';
import { useWebhooks } from '../support/webhook-world.ts';

const selectSealed = query<{ org: number }, { sealed: string; shownUrl: string }>(
  'select sealed as "sealed", shown_url as "shownUrl" from webhook where org_id = :org order by id',
);

onBothDatabases('webhooks', engine => {
  const { registry, world, call, add, device, show, log } = useWebhooks(engine);

  it('lead nowhere inside, however the address is written, and by plain http only where the operator allows it', async () => {
    const refusal = async (url: string) =>
      (await refused(world.admin, 'invalid', 'POST', '/webhooks', { name: 'x', url })).detail;
    for (const host of ['169.254.169.254', '10.0.0.1', '[fd00::1]', '0x0a000001', '[::ffff:10.0.0.1]']) {
      assert.match(await refusal(`https://${host}/`), /private network or for a special purpose/, host);
    }
    assert.match(await refusal('http://1.1.1.1/'), /http is only for addresses that --allow-private allows/);
    assert.match(await refusal('https://me:secret@1.1.1.1/'), /user name or a password/);
    for (const url of ['ftp://1.1.1.1/', 'nowhere', 'file:///etc/passwd']) assert.match(await refusal(url), /https URL/);
  });

  it('are not asked under an address that was forbidden since', async () => {
    const { id } = await add();
    const { egress } = registry().core;
    assert.equal(typeof egress.post, 'function');
    const message = { headers: {}, body: Buffer.from(''), keptBytes: 1, answeredWithinMs: 1_000 };
    await assert.rejects(egress.post('http://10.0.0.1/', message), /allow-private/);
    assert.equal((await show(id)).state, 'active');
  });

  it('seal their URLs and secrets, and show neither again', async () => {
    const { id, secret, url } = await add({}, { format: 'slack' });
    assert.match(secret, /^whsec_/);
    assert.ok(url.endsWith('/…'));
    const rows = await registry().storage.all(selectSealed, { org: registry().organization.org });
    const { items } = await call('GET', '/events?type=webhook.*');
    const told = items.filter(({ subject }: { subject: string }) => subject === id);
    const text = JSON.stringify([rows.at(-1), await show(id), told]);
    for (const hidden of [secret, '/hook']) assert.ok(!text.includes(hidden), hidden);
    const secrets = await registry().services.sealedSecrets.list();
    const [sealed] = secrets.filter(({ what }) => what === 'URL and secret of the webhook Test');
    assert.equal(sealed?.isReadable, true);
    await registry().services.sealedSecrets.rotate();
    assert.equal((await call('POST', `/webhooks/${id}/test`)).state, 'delivered');
  });

  it('name a type that does not exist, and the nearest that does', async () => {
    const body = { name: 'x', url: 'https://1.1.1.1/', filter: { types: ['device.creatd'] } };
    const problem = await refused(world.admin, 'invalid', 'POST', '/webhooks', body);
    assert.match(problem.detail, /did you mean device\.created\?/);
    const [where, field] = await onlyFault(world.admin, 'POST', '/webhooks', body);
    assert.deepEqual([where, field], ['body', 'filter.types']);
  });

  it('compare the revision, and say what was changed', async () => {
    const { id } = await add();
    await refused(world.admin, 'precondition_failed', 'PATCH', `/webhooks/${id}`, { name: 'New' }, { 'if-match': '"9"' });
    const changed = await ok(
      world.admin,
      'PATCH',
      `/webhooks/${id}`,
      { name: 'New', filter: { types: null } },
      { 'if-match': '"1"' },
    );
    assert.deepEqual([changed.name, changed.filter.types, changed.revision], ['New', null, 2]);
    const { items } = await call('GET', '/events?type=webhook.updated');
    assert.deepEqual(items.at(-1).before.name, 'Test');
    const { items: listed } = await call('GET', '/webhooks?state=active');
    assert.ok(listed.some((each: { id: string }) => each.id === id));
  });

  it('are changed by full administrators alone, and read by auditors, too', async () => {
    const { id } = await add();
    const auditor = await registry().addPerson('auditor', { role: 'read_only', scopes: ['events:read', 'webhooks:read'] });
    const api = createApi(await registry().serve(), auditor.token);
    assert.equal((await ok(api, 'GET', `/webhooks/${id}`)).id, id);
    await refused(api, 'forbidden', 'POST', `/webhooks/${id}/test`);
  });

  it('forget what receivers answered when somebody is erased', async () => {
    world.receiver.answer = status(200);
    const { id } = await add({ types: ['device.*'] });
    await device('Kept');
    await until(async () => (await log(id))[0]?.state === 'delivered');
    const person = await call('POST', '/people', { login: `leaver-${engine}`, firstName: 'Lea', lastName: 'Ver' });
    await call('DELETE', `/people/${person.id}`);
    await call('POST', `/people/${person.id}/erase`, {});
    const [entry] = await log(id);
    const { tries } = await call('GET', `/webhooks/${id}/deliveries/${entry.id}`);
    assert.deepEqual([tries[0].status, tries[0].answer], [200, null]);
  });
});
