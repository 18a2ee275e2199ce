/** Mail goes out after the commit that causes it, with the organization's texts, and is tried again while its server is away. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { change } from '../../src/core/change.ts';
import { sendMail, sendMailOnce, type WantedMail } from '../../src/core/send-mail.ts';
import { runDueJobs } from '../support/jobs.ts';
import { onBothDatabases, openTestRegistry, type TestPerson, type TestRegistry } from '../support/registry.ts';
import { startMailServer, type TestMailServer } from '../support/smtp.ts';

const DAY = Date.UTC(2026, 4, 4) * 1_000;
const MINUTE = 60_000_000;

onBothDatabases('mail', engine => {
  let now = Date.UTC(2026, 3, 1) * 1_000;
  let ids = 0;
  const sources = {
    clock: { now: () => (now += 1) },
    newId: () => {
      ids += 1;
      return `01980000-0000-7000-8000-${ids.toString(16).padStart(12, '0')}`;
    },
  };
  let mails: TestMailServer;
  let registry: TestRegistry;
  let borrower: TestPerson;
  let deviceId = '';
  before(async () => {
    mails = await startMailServer();
    const settings = { smtpUrl: mails.url, mailFrom: 'Devices <devices@example.com>', publicUrl: 'https://devices.example.com' };
    registry = await openTestRegistry(engine, sources, settings);
    const write = { actor: registry.system };
    borrower = await registry.addPerson('zoe', { role: 'full' });
    await registry.services.people.update(write, borrower.person.id, { email: 'zoe@example.com' });
    deviceId = (await registry.services.devices.create(write, { kind: 'mobile', name: 'Nadel\u00f6hr phone' })).id;
  });
  after(async () => {
    await registry.close();
    await mails.close();
  });

  const send = (mail: Partial<WantedMail> = {}, write: { readonly dryRun?: boolean } = {}) =>
    change(registry.core, { actor: registry.system, ...write }, { name: 'mail', needs: null }, null, async edit =>
      sendMail(edit, { template: 'loan_due', to: borrower.person.id, deviceId, day: DAY, ...mail }),
    );
  /** The mails of one run of the jobs that are due. */
  const sent = async () => {
    const from = mails.received.length;
    await runDueJobs(registry);
    return mails.received.slice(from);
  };
  const ask = async (method: 'GET' | 'PUT' | 'POST' | 'DELETE', path: string, payload?: object) => {
    const server = await registry.serve();
    const headers = { authorization: `Bearer ${borrower.token}` };
    return server.inject({ method, url: `/registry/v1/mail${path}`, headers, ...(payload === undefined ? {} : { payload }) });
  };

  it('is filled in with names, the day and a link, and goes to the person alone', async () => {
    await send();
    const [mail, ...others] = await sent();
    assert.deepEqual([mail?.to, others], [['zoe@example.com'], []]);
    assert.match(mail?.data ?? '', /^From: Devices <devices@example\.com>$/m);
    assert.match(mail?.data ?? '', /^Auto-Submitted: auto-generated$/m);
    assert.match(mail?.data ?? '', /^Message-ID: <[0-9a-f-]{36}@example\.com>$/m);
    assert.match(decoded(mail?.data), /Hello zoe Test,\n\nYou have Nadelöhr phone on loan\. It is due back on 4 May 2026\./);
    assert.match(decoded(mail?.data), /https:\/\/devices\.example\.com\/portal\//);
  });

  it('is not sent where its change was only tried, or its receiver has left or has no address', async () => {
    await send({}, { dryRun: true });
    const noAddress = await registry.addPerson('none');
    await send({ to: noAddress.person.id });
    const leaver = await registry.addPerson('leaver');
    await registry.services.people.update({ actor: registry.system }, leaver.person.id, { email: 'left@example.com' });
    await send({ to: leaver.person.id });
    const wish = { effectiveAt: null, handTo: null, keepLogin: false };
    await registry.services.offBoardings.offBoard({ actor: registry.system }, leaver.person.id, wish);
    assert.deepEqual(await sent(), []);
  });

  it('is tried again while its server puts it off, and not where it refuses for good', async () => {
    mails.refuseWith('451 later');
    const id = (await send()) ?? assert.fail();
    assert.deepEqual(await sent(), []);
    mails.refuseWith(null);
    now += MINUTE;
    assert.equal((await sent()).length, 1);
    mails.refuseWith('550 no such box');
    const refused = (await send()) ?? assert.fail();
    assert.deepEqual(await sent(), []);
    mails.refuseWith(null);
    now += MINUTE;
    assert.deepEqual(await sent(), []);
    const { state, error } = await registry.services.jobs.get(registry.system, refused);
    assert.deepEqual([state, /550 no such box/.test(error ?? '')], ['dead', true]);
    assert.equal((await registry.services.jobs.get(registry.system, id)).state, 'done');
  });

  it('has the texts that the organization sets, until it takes the usual ones back', async () => {
    const own = { subject: '{device}: zur\u00fcckgeben', text: 'Hallo {name}, bitte bis {day}.' };
    const put = await ask('PUT', '/templates/loan_due', own);
    assert.deepEqual([put.statusCode, put.json().isOwn, put.json().revision], [200, true, 1]);
    await send();
    assert.match(decoded((await sent())[0]?.data), /Hallo zoe Test, bitte bis 4 May 2026\./);
    const wrong = await ask('PUT', '/templates/loan_due', { subject: 'x', text: 'Hello {person}' });
    assert.equal(wrong.statusCode, 400);
    assert.match(wrong.body, /\{person\} is nothing that this mail knows\. It may name one of \{name\}, \{organization\}/);
    assert.equal((await ask('PUT', '/templates/nothing', own)).statusCode, 404);
    const reset = await ask('DELETE', '/templates/loan_due');
    assert.deepEqual([reset.statusCode, reset.json().isOwn], [200, false]);
    const { items } = (await ask('GET', '/templates')).json() as { items: { isOwn: boolean }[] };
    assert.deepEqual(
      items.filter(({ isOwn }) => isOwn),
      [],
    );
  });

  it('for administrators goes to each of them who can be reached, and often is one mail', async () => {
    const { core, system, services } = registry;
    const second = await registry.addPerson('second', { role: 'full' });
    await services.people.update({ actor: system }, second.person.id, { email: 'second@example.com' });
    for (const name of ['first phone', 'last phone']) {
      const device = await services.devices.create({ actor: system }, { kind: 'mobile', name });
      await change(core, { actor: system }, { name: 'mail', needs: null }, null, async edit => {
        const about = { deviceId: device.id, about: borrower.person.id };
        sendMailOnce(edit, 'approvals', { template: 'approval_asked', to: 'administrators', ...about });
      });
    }
    assert.deepEqual(await sent(), [], 'they are collected');
    now += 6 * MINUTE;
    const mails = await sent();
    assert.deepEqual(mails.flatMap(({ to }) => to).toSorted(), ['second@example.com', 'zoe@example.com']);
    for (const { data } of mails) assert.match(decoded(data), /zoe Test has registered last phone\./);
  });

  it('can be tried, and its job says what the server answered', async () => {
    assert.deepEqual((await ask('GET', '')).json(), { configured: true, from: 'Devices <devices@example.com>' });
    assert.equal((await ask('POST', '/test?dryRun=true', {})).statusCode, 202);
    assert.deepEqual(await sent(), []);
    const { id } = (await ask('POST', '/test', {})).json() as { id: string };
    const [mail] = await sent();
    assert.match(decoded(mail?.data), /Mail from Acme reaches you\./);
    const { state, result } = await registry.services.jobs.get(registry.system, id);
    assert.deepEqual([state, result], ['done', '{"sent":true}']);
  });

  it('that no server is set up for is not written', async () => {
    const without = await openTestRegistry(engine, sources);
    try {
      const { system, core, services } = without;
      const person = await without.addPerson('ann', { role: 'full' });
      const job = await change(core, { actor: system }, { name: 'mail', needs: null }, null, async edit =>
        sendMail(edit, { template: 'test', to: person.person.id }),
      );
      assert.equal(job, null);
      await services.people.update({ actor: system }, person.person.id, { email: 'ann@example.com' });
      await assert.rejects(services.mails.test({ actor: person.actor }), /No mail server is set up/);
    } finally {
      await without.close();
    }
  });
});

/** Quoted-printable (RFC 2045 §6.7) undone. */
function decoded(data = ''): string {
  const bytes = data
    .replaceAll(/=\n/g, '')
    .replaceAll(/((?:=[0-9A-F]{2})+)/g, text => Buffer.from(text.replaceAll('=', ''), 'hex').toString());
  return bytes;
}
