import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { groupSettings, readTyped, sayDescription, sayName, sayValue, textOf } from './values.ts';

const days = { name: 'tokenDays', type: 'integer', unit: 'days' } as const;
const hosts = { name: 'corsOrigins', type: 'array', unit: null } as const;
const reminders = { name: 'loanRemindBeforeDays', type: 'array', unit: 'days' } as const;
const models = { name: 'webexModels', type: 'array', unit: null } as const;
const flag = { name: 'encryptedBackups', type: 'boolean', unit: null } as const;

describe('a policy', () => {
  it('is said in words', () => {
    assert.equal(sayName(days), 'How long a token is valid');
    assert.equal(sayName({ name: 'maxNewThings' }), 'Max new things');
    assert.deepEqual([sayValue(days, 90), sayValue(days, 1)], ['90 days', '1 day']);
    assert.equal(sayValue({ name: 'capMobileOver', type: 'string', unit: null }, 'ask'), 'Waits for approval');
    assert.equal(sayDescription({ description: 'How many `x`. Defaults to `refuse`.' }), 'How many x.');
    assert.deepEqual([sayValue(days, null), sayValue(hosts, null), sayValue(hosts, [])], ['No limit', 'Not set', 'Not set']);
    assert.deepEqual([sayValue(flag, true), sayValue(flag, false)], ['Yes', 'No']);
    assert.equal(sayValue(models, [{ model: 'Acme Intercom', linePorts: 1 }]), 'Acme Intercom');
  });

  it('is among those that are like it, also where nobody has named it yet', () => {
    const groups = groupSettings([models, flag, { name: 'newOne' }, days, { name: 'maxTokenDays' }]);
    assert.deepEqual(
      groups.map(([group, settings]) => [group, ...settings.map(({ name }) => name)]),
      [
        ['tokens', 'tokenDays', 'maxTokenDays'],
        ['other', 'encryptedBackups', 'newOne'],
        ['webex', 'webexModels'],
      ],
    );
  });

  it('is typed as it is said, and empty for none', () => {
    const typed = [
      [days, 90],
      [hosts, ['https://a.example', 'https://b.example']],
      [models, [{ model: 'Acme', linePorts: 2 }]],
      [flag, false],
      [reminders, [7, 1]],
    ] as const;
    for (const [setting, value] of typed) {
      assert.deepEqual(readTyped(setting, textOf({ ...setting, source: 'organization', value })), value);
      assert.equal(textOf({ ...setting, source: 'built_in', value }), '');
    }
    assert.equal(readTyped(days, ' '), null);
    for (const text of ['9.5', '-1', 'x']) assert.equal(readTyped(days, text), undefined);
    for (const text of ['{', '{}']) assert.equal(readTyped(models, text), undefined);
  });
});
