/** Names, logins and e-mail addresses on every face: tidied when they come in, and the same without what nobody sees. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { addUser, ok as okApperian, openFace, refused as refusedApperian } from '../support/apperian.ts';
import { COLLECTION, minimalDevice, register } from '../support/genesys.ts';
import { type Api, createApi, expectEvents } from '../support/http.ts';
import { PASSWORD } from '../support/login.ts';
import { ok, onlyFault, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const BLANK = ['  ', '\u00a0', '\u200b', '\ufeff'];
const BROKEN = ['a\nb', 'a\r\nb', 'a\u2028b', 'a\u0007'];

onBothDatabases('a person', engine => {
  const registry = useRegistry(engine);
  let native: Api;
  let boss: Api;

  before(async () => {
    const server = await registry().serve();
    native = createApi(server, (await registry().addPerson('administrator', { role: 'full' })).token);
    boss = (await openFace(registry()))((await addUser(registry(), 'boss', 'full')).token);
  });

  const person = (more: object) => ({ login: 'somebody', firstName: 'A', lastName: 'B', ...more });
  const nothing = <T>(work: () => Promise<T>) => expectEvents(registry().storage, registry().organization.org, 0, work);

  it('is stored without blanks at the ends of its texts, on both faces that write people', async () => {
    const names = { firstName: ' Ann ', lastName: '\u00a0Lee', displayName: '\ufeffAnn L. ', mobilePhone: ' 1 ' };
    const sent = { login: ' ann\u200b', email: ' Ann.Lee@Beta.example ', ...names };
    const { login, email, firstName, lastName, displayName, mobilePhone } = await ok(native, 'POST', '/people', sent);
    assert.deepEqual([login, email], ['ann', 'Ann.Lee@Beta.example']);
    assert.deepEqual([firstName, lastName, displayName, mobilePhone], ['Ann', 'Lee', 'Ann L.', '1']);
    const body = { user_id: 'ben ', first_name: ' Ben', last_name: '', email: ' ben@beta.example' };
    const { user_psk } = await okApperian(boss, 'POST', '/users', body);
    const { user } = await okApperian(boss, 'GET', `/users/${user_psk}`);
    assert.deepEqual([user.user_id, user.first_name, user.last_name, user.email], ['ben', 'Ben', '', 'ben@beta.example']);
  });

  it('has a login of its own, also without letter case, blanks and what nobody sees', async () => {
    const { id } = await ok(native, 'POST', '/people', person({ login: 'tom' }));
    for (const login of ['tom ', ' TOM', '\ufefftom', '\uff54om']) {
      await nothing(() => refused(native, 'conflict', 'POST', '/people', person({ login })));
      await nothing(() => refusedApperian(boss, 409, 'POST', '/users', { user_id: login }));
      assert.equal((await ok(native, 'GET', `/people?login=${encodeURIComponent(login)}`)).items[0]?.id, id, login);
    }
    const renamed = await ok(native, 'PATCH', `/people/${id}`, { login: ' Tom ' });
    assert.equal(renamed.login, 'Tom', 'they may write their own in another way');
  });

  it('is refused with a login or a name that is blank, has line breaks, or hides something', async () => {
    for (const text of [...BLANK, ...BROKEN, 'gpj\u202eexe']) {
      for (const member of ['login', 'firstName', 'lastName', 'displayName', 'email', 'mobilePhone']) {
        await nothing(async () => {
          const fault = await onlyFault(native, 'POST', '/people', person({ [member]: text }));
          assert.deepEqual(fault, ['body', member, 'format'], JSON.stringify(text));
        });
      }
      for (const member of ['user_id', 'first_name', 'last_name', 'email', 'mobile_phone']) {
        const message = await refusedApperian(boss, 400, 'POST', '/users', { user_id: 'x', [member]: text });
        assert.match(message, new RegExp(`^The field ${member} must be `), JSON.stringify(text));
      }
    }
    const { detail } = await refused(native, 'invalid', 'POST', '/people', person({ login: 't\u00adom' }));
    assert.match(detail, /^login must be text without U\+00AD/);
  });

  it('is refused with an address that is none, also in a change', async () => {
    for (const email of ['a@@b', 'a', 'a b@x.example', '@x', 'a@', 'a@x\u3002example']) {
      assert.deepEqual(await onlyFault(native, 'POST', '/people', person({ email })), ['body', 'email', 'format'], email);
      assert.match(
        await refusedApperian(boss, 400, 'POST', '/users', { user_id: 'x', email }),
        /^The field email must be an e-mail/,
      );
    }
    const { id } = await ok(native, 'POST', '/people', person({ login: 'changing', email: 'x@acme.example' }));
    await nothing(() => refused(native, 'invalid', 'PATCH', `/people/${id}`, { email: 'a@@b' }));
    await nothing(() => refused(native, 'invalid', 'PATCH', `/people/${id}`, { login: ' ' }));
  });

  it('is found by their address on the Webex face without letter case, and in both spellings of a domain', async () => {
    const { id } = await ok(native, 'POST', '/people', person({ login: 'zoe', email: 'Zoe.Ray@B\u00fccher.example' }));
    for (const email of ['zoe.ray@b\u00fccher.example', 'ZOE.RAY@XN--BCHER-KVA.EXAMPLE', ' Zoe.Ray@B\u00fccher.example ']) {
      const { body } = await native('GET', `/v1/people?email=${encodeURIComponent(email)}`);
      assert.deepEqual([body.items?.length, body.items?.[0]?.displayName], [1, 'A B'], email);
    }
    await ok(native, 'PATCH', `/people/${id}`, { email: 'ZR@acme.example' });
    assert.equal((await native('GET', '/v1/people?email=zr@ACME.example')).body.items.length, 1);
    await ok(native, 'PATCH', `/people/${id}`, { email: null });
    assert.equal((await native('GET', '/v1/people?email=zr@acme.example')).body.items.length, 0);
  });

  it('signs in with a login as it was pasted', async () => {
    await addUser(registry(), 'pasting');
    for (const user_id of ['pasting ', '\ufeffPasting', 'past\u200bing']) {
      await okApperian((await openFace(registry()))(null), 'POST', '/users/authenticate', {
        user_id,
        password: PASSWORD,
      });
    }
  });
});

onBothDatabases('the name', engine => {
  const registry = useRegistry(engine);
  let native: Api;
  let boss: Api;
  let ann: Api;

  before(async () => {
    const server = await registry().serve();
    native = createApi(server, (await registry().addPerson('administrator', { role: 'full' })).token);
    ann = createApi(server, (await registry().addPerson('ann')).token);
    boss = (await openFace(registry()))((await addUser(registry(), 'boss', 'full')).token);
  });

  it('of a place, a line or a device is tidied, and refused where it is blank or on several lines', async () => {
    const { id: locationId } = await ok(native, 'POST', '/locations', { name: ' Z\u00fcrich ' });
    assert.equal((await ok(native, 'GET', `/locations/${locationId}`)).name, 'Z\u00fcrich');
    for (const [path, member, rest] of [
      ['/locations', 'name', {}],
      ['/workspaces', 'name', {}],
      ['/virtual-lines', 'firstName', { lastName: 'Desk', locationId }],
      ['/virtual-lines', 'lastName', { firstName: 'Front', locationId }],
      ['/devices', 'name', { kind: 'mobile' }],
    ] as const) {
      for (const text of [...BLANK, ...BROKEN]) {
        assert.deepEqual(await onlyFault(native, 'POST', path, { ...rest, [member]: text }), ['body', member, 'format'], path);
      }
      assert.equal((await ok(native, 'POST', path, { ...rest, [member]: ' x ' }))[member], 'x', path);
    }
  });

  it('of a group is another one only where people see a difference', async () => {
    await okApperian(boss, 'POST', '/groups', { group_name: ' Crew ' });
    for (const group_name of ['crew', '\u200bCrew', 'Cr\u00adew', 'Crew\u00a0']) {
      await refusedApperian(boss, 409, 'POST', '/groups', { group_name });
    }
    for (const group_name of [...BLANK, ...BROKEN]) {
      assert.match(await refusedApperian(boss, 400, 'POST', '/groups', { group_name }), /^The field group_name /);
    }
  });

  it('that a phone reports is tidied; of blanks it has none, and line breaks are refused', async () => {
    const { id } = await register(ann, { ...minimalDevice('t1'), name: " Zo\u00eb's phone " });
    assert.equal((await ann('GET', `${COLLECTION}/${id}`)).body.name, "Zo\u00eb's phone");
    const blank = await ann('PUT', `${COLLECTION}/${id}`, { ...minimalDevice('t1'), name: ' ' });
    assert.deepEqual([blank.status, 'name' in blank.body], [200, false]);
    assert.equal((await ann('POST', COLLECTION, { ...minimalDevice('t2'), name: 'a\nb' })).status, 400);
  });
});
