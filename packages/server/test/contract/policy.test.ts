/** Administrators see each setting of their organization's policy with what holds, and why. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Policy, type PolicySetting } from '@heldby/contract';
import { systemActor } from '../../src/domain/actor.ts';
import { createApi } from '../support/http.ts';
import { administratorApi, ok, refused } from '../support/native.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

onBothDatabases('the policy in force', engine => {
  const registry = useRegistry(engine);
  const settingsOf = async (login: string): Promise<Map<string, PolicySetting>> => {
    const { items } = await ok(await administratorApi(registry(), login), 'GET', '/organization/policy');
    return new Map(items.map((item: PolicySetting) => [item.name, item]));
  };

  it('lists every setting, with its default, unit and limits', async () => {
    const settings = await settingsOf('lister');
    assert.deepEqual([...settings.keys()], Object.keys(Policy.properties));
    const { description, ...held } = settings.get('maxHeldDevices') ?? {};
    assert.match(description ?? '', /may hold at once/);
    assert.deepEqual(held, {
      name: 'maxHeldDevices',
      section: 'core',
      type: 'integer',
      value: 1_000,
      default: 1_000,
      source: 'built_in',
      changedAt: null,
      changedBy: null,
      unit: 'devices',
      minimum: 1,
      maximum: 1_000_000_000,
      choices: null,
    });
    const shown = (name: string) => [settings.get(name)?.section, settings.get(name)?.type, settings.get(name)?.value];
    assert.deepEqual(shown('genesysRatePerMinute'), ['genesys', 'integer', 300]);
    assert.deepEqual(shown('ratePerMinute'), ['core', 'integer', 6_000]);
    assert.deepEqual(shown('apperianShowsPushTokens'), ['apperian', 'boolean', true]);
    assert.deepEqual(shown('webexModels'), ['webex', 'array', []]);
    assert.deepEqual(shown('keepEventsDays'), ['core', 'integer', null]);
    assert.deepEqual(shown('emailDomain'), ['core', 'string', null]);
    for (const { name, type, unit } of settings.values()) assert.equal(unit === null, type !== 'integer', name);
  });

  it('says who set a setting and when, also after it was taken back', async () => {
    const ann = await administratorApi(registry(), 'ann');
    await ok(ann, 'PATCH', '/organization/policy', { tokenDays: 30, encryptedBackups: true });
    const set = (await settingsOf('reader-1')).get('tokenDays');
    assert.deepEqual([set?.value, set?.default, set?.source], [30, 90, 'organization']);
    assert.equal(set?.changedBy?.kind, 'person');
    assert.equal(set?.changedBy?.name, 'ann Test');

    const bea = await administratorApi(registry(), 'bea');
    await ok(bea, 'PATCH', '/organization/policy', { tokenDays: null, encryptedBackups: true });
    const settings = await settingsOf('reader-2');
    const back = settings.get('tokenDays');
    assert.deepEqual([back?.value, back?.source, back?.changedBy?.name], [90, 'built_in', 'bea Test']);
    assert.ok((back?.changedAt ?? '') > (set?.changedAt ?? ''));
    // What was set to what it was is not changed.
    assert.equal(settings.get('encryptedBackups')?.changedBy?.name, 'ann Test');
  });

  it('names the system for what the operator set, also when the organization was made', async () => {
    const { services } = registry();
    const made = await services.organizations.create('Acme Limited', { maxCallings: 5 });
    const { changes, policy } = await services.organizations.policy(systemActor(made.org, made.id));
    assert.deepEqual(policy, { maxCallings: 5 });
    assert.equal(changes.get('maxCallings')?.by.kind, 'system');
  });

  it('is for administrators', async () => {
    const { token } = await registry().addPerson('mia', { role: 'member', scopes: ['org:admin'] });
    await refused(createApi(await registry().serve(), token), 'forbidden', 'GET', '/organization/policy');
    for (const role of ['read_only', 'user_admin', 'location_admin'] as const) {
      const made = await registry().addPerson(role, { role, scopes: ['people.org:read'] });
      await ok(createApi(await registry().serve(), made.token), 'GET', '/organization/policy');
    }
  });
});
