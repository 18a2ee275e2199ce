import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PolicyTarget } from '@heldby/client';
import { previewOf, titleOf } from './foreseen.ts';

const target: PolicyTarget = {
  ...{ deviceId: 'd', deviceName: 'Pixel', kind: 'mobile', model: null, what: 'end', at: null, why: '', inGrace: false },
  ...{ holders: [{ kind: 'person', id: 'p', name: 'Ann Lee' }], things: null, count: 3, exemptionId: null },
  ...{ lastActiveAt: null, idleDays: null, limitDays: null },
};

describe('what a policy would do', () => {
  it('is asked with the value that is typed, of the policy that the setting belongs to', () => {
    assert.deepEqual(previewOf('capMobile', 2), { policy: 'caps', query: { show: 'due', capMobile: 2 } });
    assert.deepEqual(previewOf('approvalKinds', ['mobile']), { policy: 'approval', query: { approvalKinds: ['mobile'] } });
    assert.equal(previewOf('eraseLeaversDays', 30)?.policy, 'retention');
    assert.equal(previewOf('loanRemindAfterDays', [1])?.policy, 'loans');
    for (const nothing of [null, []])
      assert.deepEqual(previewOf('capMobile', nothing), { policy: 'caps', query: { show: 'due', without: ['capMobile'] } });
    assert.equal(previewOf('capMobile', undefined), null);
    assert.equal(previewOf('tokenDays', 9), null);
  });

  it('is about a device and its holder, a person alone, or things', () => {
    assert.equal(titleOf(target), 'Ann Lee · Pixel');
    assert.equal(titleOf({ ...target, deviceId: null, deviceName: null }), 'Ann Lee');
    assert.equal(titleOf({ ...target, deviceName: null, holders: [] }), 'A device without a name');
    assert.equal(titleOf({ ...target, things: 'events', count: 1_200 }), '1,200 events');
  });
});
