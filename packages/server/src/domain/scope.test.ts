/** Tests what each scope implies, and that none implies more. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { coversScopes, EVERY_SCOPE, hasScope, SCOPES, type Scope, scopeMask } from './scope.ts';

/** Everything that a scope implies besides `profile:read`, which all but a directory's do; scopes that are not here imply nothing. */
const IMPLIED: Readonly<Partial<Record<Scope, readonly Scope[]>>> = {
  'devices:write': ['devices:read'],
  'devices.org:read': ['devices:read'],
  'devices.org:write': ['devices:read', 'devices:write', 'devices.org:read'],
  'people.org:write': ['people.org:read'],
  'telephony:write': ['telephony:read'],
  'webhooks:write': ['webhooks:read'],
  'org:admin': SCOPES.filter(scope => scope !== 'installation:admin'),
};

for (const scope of SCOPES) {
  const implied = IMPLIED[scope] ?? [];
  const ofMost = scope === 'scim' ? [] : (['profile:read'] as const);
  const names = ['itself', `${implied.length} scopes that it implies`, ...ofMost.map(() => 'who its holder is')];
  it(`${scope} grants ${names.join(', ')}, and no other`, () => {
    const mask = scopeMask([scope]);
    const granted = SCOPES.filter(each => hasScope(mask, each));
    assert.deepEqual(new Set(granted), new Set([scope, ...ofMost, ...implied]));
  });
}

it('a scope implies whatever its implied scopes imply', () => {
  for (const scope of SCOPES) {
    const mask = scopeMask([scope]);
    for (const implied of SCOPES.filter(each => hasScope(mask, each)))
      assert.ok(coversScopes(mask, scopeMask([implied])), `${scope} → ${implied}`);
  }
});

it('no scope grants nothing, and an organization’s administrator holds every scope but the operator’s', () => {
  assert.equal(scopeMask([]), 0);
  assert.ok(SCOPES.every(scope => !hasScope(0, scope)));
  assert.equal(scopeMask(['org:admin', 'installation:admin']), EVERY_SCOPE);
  assert.equal(hasScope(scopeMask(['org:admin']), 'installation:admin'), false);
});

it('a set of scopes covers another exactly when it grants each of its scopes', () => {
  const some = fc.subarray([...SCOPES]);
  fc.assert(
    fc.property(some, some, (held, wanted) => {
      const [has, wants] = [scopeMask(held), scopeMask(wanted)];
      assert.equal(
        coversScopes(has, wants),
        wanted.every(scope => hasScope(has, scope)),
      );
    }),
  );
});
