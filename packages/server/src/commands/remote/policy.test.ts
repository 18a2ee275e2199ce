/** Tests how settings of a policy are parsed from the command line. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Policy } from '@heldby/contract';
import { parsePolicyWish } from './policy.ts';

describe('the words of a policy', () => {
  it('are names and values, and null takes a setting back', () => {
    const words = ['ratePerMinute=600', 'genesysRequiresUser=false', 'maxDeviceCount=null'];
    assert.deepEqual(parsePolicyWish(words), { ratePerMinute: 600, genesysRequiresUser: false, maxDeviceCount: null });
  });

  it('are text without quotes, and lists as JSON', () => {
    assert.deepEqual(parsePolicyWish(['emailDomain=example.com']), { emailDomain: 'example.com' });
    const models = [{ model: 'Acme Intercom', linePorts: 1 }];
    assert.deepEqual(parsePolicyWish([`webexModels=${JSON.stringify(models)}`]), { webexModels: models });
  });

  it('are refused with the setting, what it takes, and what was said', () => {
    const refused = (word: string, message: string) => assert.throws(() => parsePolicyWish([word]), { code: 'invalid', message });
    refused('maxDeviceCount', 'Write <name>=<value>, not "maxDeviceCount".');
    const names = Object.keys(Policy.properties).join(', ');
    assert.match(names, /^genesysRatePerMinute, ratePerMinute, .*encryptedBackups, /);
    for (const name of ['size', '', '__proto__', 'MaxDeviceCount']) {
      refused(`${name}=1`, `A policy's setting must be one of ${names}, not "${name}".`);
    }
    for (const value of ['0', '1.5', '1000000001', 'many', 'true', '']) {
      const expected = 'a whole number from 1 to 1000000000, or null for the default';
      refused(`maxDeviceCount=${value}`, `maxDeviceCount must be ${expected}, not "${value}".`);
    }
    refused(
      'corsOrigins=["https://*.example"]',
      `corsOrigins must be a JSON list such as ["https://admin.example.com"], or null for the default, not ${JSON.stringify('["https://*.example"]')}.`,
    );
    refused('emailDomain=nowhere', 'emailDomain must be text such as example.com, or null for the default, not "nowhere".');
    refused('genesysRequiresUser=1', 'genesysRequiresUser must be true or false, or null for the default, not "1".');
  });
});
