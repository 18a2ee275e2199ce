/** Tests what holds where an organization has no setting. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { genesys } from '../../dialects/genesys/index.ts';
import { defaultsOf } from './policy-defaults.ts';

it("what holds without a setting is the face's own, or the rate of the installation", () => {
  const builtIn = defaultsOf([genesys], null);
  assert.deepEqual(builtIn('genesysRatePerMinute'), { value: 300, source: 'built_in' });
  assert.deepEqual(builtIn('maxCallings'), { value: undefined, source: 'built_in' });
  const installed = defaultsOf([genesys], 50);
  assert.deepEqual(installed('genesysRatePerMinute'), { value: 50, source: 'installation' });
  assert.deepEqual(installed('tokenDays'), { value: 90, source: 'built_in' });
});
