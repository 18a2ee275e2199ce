/** Tests how the wishes for a device's lines become a plan. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { personOwner } from '../../domain/owner.ts';
import type { Line } from '../../domain/telephony.ts';
import { type MemberWish, planMembers, requirePorts, withPrimary } from './member-plan.ts';

const SETTINGS = {
  appearance: 'shared',
  weight: 1,
  label: null,
  hotlineDestination: null,
  allowCallDecline: true,
  t38Fax: false,
} as const;

const wish = (ownerId: string, port: number, weight = 1): MemberWish => ({ ...SETTINGS, ownerId, port, weight });

const line = (ownerId: string, port: number, kind: Line['kind']): Line => {
  const place = { id: `${ownerId}-${port}`, assignmentId: `a-${ownerId}`, deviceId: 'd', owner: personOwner(ownerId) };
  return { ...SETTINGS, ...place, port, kind, revision: 1 };
};

const ANN = line('ann', 1, 'primary');

describe('a list of wishes', () => {
  it('keeps the primary owner where it does not name them, on their own port where that is free', () => {
    assert.deepEqual(
      withPrimary([wish('bob', 2)], ANN).map(({ ownerId, port }) => [ownerId, port]),
      [
        ['ann', 1],
        ['bob', 2],
      ],
    );
    assert.equal(withPrimary([wish('bob', 1, 2)], ANN)[0]?.port, 3);
    const named = [wish('ann', 4)];
    assert.equal(withPrimary(named, ANN), named);
  });

  it('takes each port of the device once', () => {
    requirePorts([wish('ann', 1, 2), wish('bob', 3)], 3);
    for (const wrong of [[wish('ann', 0)], [wish('ann', 3, 2)], [wish('ann', 1, 0)], [wish('ann', 1, 2), wish('bob', 2)]]) {
      assert.throws(() => requirePorts(wrong, 3), { code: 'invalid' });
    }
  });

  it("makes the primary line of the owner's lowest port, and keeps the lines that are there already", () => {
    const bob = line('bob', 2, 'shared');
    const plans = planMembers([wish('ann', 3), wish('ann', 1), wish('bob', 2), wish('bob', 4)], [ANN, bob], ANN);
    assert.deepEqual(
      plans.map(plan => [plan.kind, plan.line]),
      [
        ['shared', undefined],
        ['primary', ANN],
        ['shared', bob],
        ['shared', undefined],
      ],
    );
  });
});
