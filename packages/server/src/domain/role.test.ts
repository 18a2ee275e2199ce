/** Roles: what each may do to others, as one table. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ROLES, type Role, readsOthers, writesDevicesOfOthers, writesPeople } from './role.ts';

const RIGHTS: Readonly<Record<Role, string>> = {
  full: 'read, write devices, write people',
  read_only: 'read',
  user_admin: 'read, write people',
  location_admin: 'read, write devices',
  member: '',
};

for (const role of ROLES) {
  it(`a ${role} may do this to others: ${RIGHTS[role] || 'nothing'}`, () => {
    const rights = [
      readsOthers(role) && 'read',
      writesDevicesOfOthers(role) && 'write devices',
      writesPeople(role) && 'write people',
    ];
    assert.equal(rights.filter(Boolean).join(', '), RIGHTS[role]);
  });
}
