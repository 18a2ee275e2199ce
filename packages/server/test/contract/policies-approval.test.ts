/** The policy of approval: a new device of a member waits, nothing reaches it, and somebody decides. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { eventsOf, eventTypesOf } from '../support/events.ts';
import { minimalDevice } from '../support/genesys.ts';
import { type Api, createApi, faceOf } from '../support/http.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

const DAY_MS = 24 * 3_600_000;
const PASSWORD = 'correct horse battery staple';

onBothDatabases('the policy of approval', engine => {
  let nowMs = Date.UTC(2026, 0, 1);
  const registry = useRegistry(engine, { clock: createClock(() => nowMs), newId: () => uuidv7(nowMs) });
  let admin: Api;
  let count = 0;

  before(async () => {
    admin = await administratorApi(registry());
    await ok(admin, 'PATCH', '/policies/approval', { approvalKinds: ['mobile', 'native_catalog'], approvalDays: 7 });
  });

  const addMember = async () => {
    count += 1;
    const member = await registry().addPerson(`member-${count}`);
    return { ...member, api: createApi(await registry().serve(), member.token) };
  };
  type Member = Awaited<ReturnType<typeof addMember>>;
  const register = async ({ api }: Member, token = `token ${count}`) => {
    const answer = await api('POST', '/api/v2/mobiledevices', minimalDevice(token));
    assert.equal(answer.status, 200, answer.text);
    return answer.body.id as string;
  };
  const approvalsOf = async (api: Api, { person }: Member) => (await ok(api, 'GET', `/approvals?person=${person.id}`)).items;
  const heldBy = async ({ person }: Member) => (await ok(admin, 'GET', `/people/${person.id}/devices?expand=push`)).items;

  it('lets a new phone of a member wait, and tells them and an administrator why', async () => {
    const ann = await addMember();
    const events = await eventsOf(registry(), () => register(ann));
    assert.ok(events.some(({ type }) => type === 'approval.requested'));
    const [{ assignment }] = await heldBy(ann);
    assert.deepEqual([assignment.disabledReason, assignment.disabledBy.kind], ['waiting for approval', 'system']);
    const [own] = await approvalsOf(ann.api, ann);
    assert.deepEqual(
      [own.state, own.mayDecide, own.why],
      ['waiting', false, 'The organization approves new devices of this kind.'],
    );
    const [theirs] = await approvalsOf(admin, ann);
    assert.deepEqual([theirs.id, theirs.mayDecide, theirs.owner.name], [own.id, true, 'member-1 Test']);
    assert.equal((await ann.api('GET', '/api/v2/mobiledevices')).body.total, 1, 'the app sees its own registration');
    await refused(ann.api, 'forbidden', 'POST', `/approvals/${own.id}/approve`);
    const other = await addMember();
    await refused(other.api, 'not_found', 'GET', `/approvals/${own.id}`);
  });

  it('is as any device once it is approved, by name or by enabling it, and asks once', async () => {
    const [ann, ben] = [await addMember(), await addMember()];
    await register(ann, 'ann');
    await register(ben, 'ben');
    const [asked] = await approvalsOf(admin, ann);
    const types = await eventTypesOf(registry(), () =>
      ok(admin, 'POST', `/approvals/${asked.id}/approve`, { reason: 'seen it' }),
    );
    assert.deepEqual(types.toSorted(), ['approval.approved', 'assignment.enabled', 'block.lifted']);
    const [{ assignment }] = await heldBy(ann);
    assert.equal(assignment.disabledReason, null);
    const done = await ok(admin, 'GET', `/approvals/${asked.id}`);
    assert.deepEqual([done.state, done.reason, done.decidedBy.kind], ['approved', 'seen it', 'person']);
    await refused(admin, 'conflict', 'POST', `/approvals/${asked.id}/approve`);
    await register(ann, 'ann');
    assert.equal((await approvalsOf(admin, ann)).length, 1);
    const [held] = await heldBy(ben);
    await ok(admin, 'POST', `/assignments/${held.assignment.id}/enable`);
    assert.equal((await approvalsOf(admin, ben))[0].state, 'approved');
  });

  it('ends with a denial, and does not come back under the same token', async () => {
    const ann = await addMember();
    await register(ann, 'denied');
    const [asked] = await approvalsOf(admin, ann);
    const denied = await ok(admin, 'POST', `/approvals/${asked.id}/deny`, { reason: 'not ours' });
    assert.deepEqual([denied.state, denied.reason], ['denied', 'not ours']);
    assert.deepEqual(await heldBy(ann), []);
    await register(ann, 'denied');
    const [{ assignment }] = await heldBy(ann);
    assert.equal(assignment.disabledReason, 'not ours');
    assert.equal((await approvalsOf(admin, ann)).length, 1);
  });

  it('expires after the stated time, and can be asked for again', async () => {
    const ann = await addMember();
    await register(ann, 'late');
    nowMs += 8 * DAY_MS;
    const types = await eventTypesOf(registry(), () => registry().services.approvals.settle(registry().organization));
    assert.ok(types.includes('approval.expired') && types.includes('assignment.ended'), types.join());
    assert.deepEqual(await heldBy(ann), []);
    await register(ann, 'late');
    assert.deepEqual(
      (await approvalsOf(admin, ann)).map(({ state }: { state: string }) => state),
      ['waiting', 'expired'],
    );
    const [{ assignment }] = await heldBy(ann);
    await ok(ann.api, 'POST', `/assignments/${assignment.id}/end`);
    assert.equal((await approvalsOf(admin, ann))[0].state, 'withdrawn');
  });

  it('is approved by the person on another device where the policy says so, and not on the one that waits', async () => {
    await ok(admin, 'PATCH', '/policies/approval', { approvalBy: 'administrators_and_self' });
    const ann = await addMember();
    await register(ann, 'self');
    const [asked] = await approvalsOf(admin, ann);
    await refused(ann.api, 'forbidden', 'POST', `/approvals/${asked.id}/approve`);
    const subject = { kind: 'person', id: ann.person.id } as const;
    const wish = { subject, scopes: ['devices:write'], label: 'laptop', expiresAt: null } as const;
    const { secret } = await registry().services.credentials.issue({ actor: registry().system }, wish);
    const laptop = createApi(await registry().serve(), secret);
    assert.equal((await approvalsOf(laptop, ann))[0].mayDecide, true);
    assert.equal((await ok(laptop, 'POST', `/approvals/${asked.id}/approve`)).state, 'approved');
    await ok(admin, 'PATCH', '/policies/approval', { approvalBy: null });
  });

  it('refuses the sign-in of an app catalog until then, and keeps the request', async () => {
    const ann = await addMember();
    await registry().services.passwords.set({ actor: registry().system }, ann.person.id, PASSWORD);
    const face = createApi(await registry().serve(), null, faceOf('apperian'));
    const signIn = () =>
      face('POST', '/v2/catalog/authenticate/', {
        user_id: ann.person.login,
        password: PASSWORD,
        device_info: { udid: `cat-${count}`, platform: 1 },
      });
    for (let each = 0; each < 2; each += 1) assert.notEqual((await signIn()).status, 200);
    const [asked, ...others] = await approvalsOf(admin, ann);
    assert.deepEqual([asked?.kind, others], ['native_catalog', []]);
    await ok(admin, 'POST', `/approvals/${asked.id}/approve`);
    const entered = await signIn();
    assert.equal(entered.status, 200, entered.text);
  });

  it('asks for nothing that an administrator gives, and for nothing of theirs', async () => {
    const ann = await addMember();
    const { id: deviceId } = await ok(admin, 'POST', '/devices', { kind: 'mobile' });
    const given = await ok(admin, 'POST', '/assignments', { deviceId, owner: { kind: 'person', id: ann.person.id } });
    assert.equal(given.disabledReason, null);
    assert.equal((await admin('POST', '/api/v2/mobiledevices', minimalDevice('boss'))).status, 200);
    assert.deepEqual(await approvalsOf(admin, ann), []);
  });
});
