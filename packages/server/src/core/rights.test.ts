/** Tests the table of rights and the reach of roles. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Actor, systemActor } from '../domain/actor.ts';
import { Problem } from '../domain/problem.ts';
import { ROLES, type Role } from '../domain/role.ts';
import { EVERY_SCOPE, scopeMask } from '../domain/scope.ts';
import { mayAct, PURPOSES, type Purpose, requireLocation, requireRight, requireSelfOr, seesLocation } from './rights.ts';

const actor = (role: Role, scopes = EVERY_SCOPE): Actor => ({ ...systemActor(1, 'org'), kind: 'person', id: 'me', role, scopes });

/** A second, independent copy of the table: which roles may do this with a token that has every scope? */
const ALLOWED: Readonly<Record<Purpose, readonly Role[]>> = {
  'read devices': ['full', 'read_only', 'user_admin', 'location_admin'],
  'write devices': ['full', 'location_admin'],
  'write history': ['full', 'user_admin', 'location_admin'],
  'rebuild the search index': ['full'],
  'read people': ['full', 'read_only', 'user_admin', 'location_admin'],
  'write people': ['full', 'user_admin'],
  'erase people': ['full'],
  'export people': ['full'],
  'give administrator roles': ['full'],
  'read events': ['full', 'read_only'],
  'read timelines': ['full', 'read_only', 'user_admin', 'location_admin'],
  'read sign-ins': ['full', 'read_only'],
  'read jobs': ['full', 'read_only'],
  'control jobs': ['full'],
  'read locations': ['full', 'read_only', 'user_admin', 'location_admin'],
  'write locations': ['full'],
  'read desk devices': ['full', 'read_only', 'user_admin', 'location_admin'],
  'read lines and guests of others': ['full', 'read_only', 'user_admin', 'location_admin'],
  'read desk configuration': ['full', 'read_only', 'user_admin', 'location_admin'],
  'read phone models': ['full', 'read_only'],
  'read desk settings': ['full', 'read_only'],
  'write desk settings': ['full'],
  'make example passwords': ['full', 'location_admin'],
  'write phone passwords': ['full', 'user_admin'],
  'read call settings': ['full', 'read_only', 'user_admin', 'location_admin'],
  'write call settings': ['full', 'user_admin', 'location_admin'],
  'write host settings of people': ['full', 'location_admin'],
  'write host settings of workspaces': ['full'],
  'read guests': ['full', 'read_only', 'location_admin'],
  'write guests': ['full', 'location_admin'],
  'read members': ['full', 'read_only'],
  'write members': ['full'],
  'read lines of people': ['full', 'read_only', 'location_admin'],
  'read lines of workspaces': ['full', 'read_only'],
  'read lines of virtual lines': ['full', 'read_only'],
  'read lines of applications': [],
  'write own tokens': ['full', 'read_only', 'user_admin', 'location_admin', 'member'],
  'write tokens of others': ['full'],
  'write applications': ['full'],
  'write organization': ['full'],
  'read hosts': ['full', 'read_only'],
  'write hosts': ['full'],
  'administer the installation': ['full'],
  'choose client ids': ['full'],
  'read imports of others': ['full'],
  'read policy': ['full', 'read_only', 'user_admin', 'location_admin'],
  'read exemptions': ['full', 'read_only', 'user_admin'],
  'write policy': ['full'],
  'read signing credentials': ['full', 'read_only', 'user_admin'],
  'write signing credentials': ['full'],
  'write any amount': ['full', 'user_admin', 'location_admin'],
  'read webhooks': ['full', 'read_only'],
  'write webhooks': ['full'],
  'read directories': ['full', 'read_only'],
  'write directories': ['full'],
  'provision people': ['full'],
};

describe('the table of rights', () => {
  for (const purpose of PURPOSES) {
    it(`lets ${ALLOWED[purpose].join(', ') || 'nobody'} ${purpose}`, () => {
      assert.deepEqual(
        ROLES.filter(role => mayAct(actor(role), purpose)),
        ALLOWED[purpose],
      );
    });
  }

  it('asks for the scope of the organization beside the role, and names it in the refusal', () => {
    const own = actor('full', scopeMask(['devices:write']));
    assert.equal(mayAct(own, 'read devices'), false);
    assert.throws(
      () => requireRight(own, 'read devices'),
      (error: unknown) =>
        error instanceof Problem && error.code === 'forbidden' && error.details.scopes?.[0] === 'devices.org:read',
    );
  });

  it('takes any one of the scopes of a row', () => {
    assert.equal(mayAct(actor('read_only', scopeMask(['telephony:read'])), 'read locations'), true);
    assert.equal(mayAct(actor('read_only', scopeMask(['devices.org:read'])), 'read locations'), true);
    assert.equal(mayAct(actor('read_only', scopeMask(['people.org:read'])), 'read locations'), false);
  });

  it('lets everybody do to their own what administrators do to others', () => {
    requireSelfOr(actor('member', 0), 'me', 'write devices');
    assert.throws(() => requireSelfOr(actor('member'), 'somebody else', 'write devices'), Problem);
  });
});

describe('the reach of a location administrator', () => {
  const here = { ...actor('location_admin'), locations: new Set(['here']) };

  it('is their own locations, and what has no location is in none of them', () => {
    assert.equal(seesLocation(here, 'here'), true);
    assert.equal(seesLocation(here, 'elsewhere'), false);
    assert.equal(seesLocation(here, null), false);
    assert.throws(
      () => requireLocation(here, null, 'device'),
      (error: unknown) => error instanceof Problem && error.code === 'not_found',
    );
  });

  it('is the whole organization for every other role', () => {
    for (const role of ROLES.filter(each => each !== 'location_admin')) assert.equal(seesLocation(actor(role), null), true, role);
  });
});
