import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Assignment, Device } from '@heldby/client';
import { readSeed } from '../../emulation/seeds/read.ts';
import { SEED_LIMITS } from '../../emulation/seeds/schema.ts';
import { anonymized } from './anonymize.ts';
import { toSeed } from './build.ts';
import type { Contents } from './read.ts';

const AT = '2026-01-01T00:00:00.000000Z';
const DAY_MS = 86_400_000;

function times<T>(count: number, make: (at: number) => object): readonly T[] {
  return Array.from({ length: count }, (_, at) => make(at) as T);
}

function held(at: number, until: string | null): Assignment {
  const createdAt = new Date(Date.parse('2020-01-01') + at * DAY_MS).toISOString();
  const owner = { kind: 'person', id: 'p0', name: '' };
  return { id: `a${at}`, deviceId: 'd0', owner, role: 'user', createdAt, until, dueAt: null, disabledReason: null } as Assignment;
}

function contentsOf(given: Partial<Contents>): Contents {
  const none = { locations: [], workspaces: [], devices: [], assignments: [], guests: [], pushes: [], applications: [] };
  const person = { firstName: '', lastName: '', displayName: '', email: null, role: 'member', locationId: null, calling: null };
  const people = times<Contents['people'][number]>(1, at => ({
    ...person,
    id: `p${at}`,
    login: `p${at}`,
    displayName: `p${at}`,
    disabledReason: null,
    createdAt: AT,
  }));
  return { organization: 'Acme', ...none, people, secrets: null, unspoken: {}, ...given };
}

const device = (at: number) =>
  ({
    id: `d${at}`,
    kind: 'mobile',
    name: null,
    make: null,
    model: null,
    platform: null,
    osVersion: null,
    serial: null,
    mac: null,
    udid: null,
    tags: [],
    disabled: null,
    lifecycle: 'in_stock',
  }) as unknown as Device;

describe('the seed of a registry', () => {
  it('is one where people have no names', () => {
    assert.ok(readSeed(toSeed(contentsOf({}), AT).seed));
  });

  it('has no more of each than a seed may have, and counts the rest', () => {
    const devices = times<Device>(SEED_LIMITS.items + 2, device);
    const locations = times<Contents['locations'][number]>(SEED_LIMITS.items + 1, at => ({ id: `l${at}`, name: 'Site' }));
    const [person] = contentsOf({}).people;
    const calling = { locationId: `l${SEED_LIMITS.items}`, extension: '100', phoneNumber: null };
    const people = [{ ...person, calling }] as unknown as Contents['people'];
    for (const contents of [contentsOf({ devices, locations, people }), anonymized(contentsOf({ devices, locations, people }))]) {
      const { seed, leftOut } = toSeed(contents, AT);
      assert.equal(readSeed(seed).devices?.length, SEED_LIMITS.items);
      assert.equal(new Set(seed.locations).size, SEED_LIMITS.items);
      assert.equal(seed.people?.[0]?.extension, undefined);
      assert.equal(leftOut['devices beyond those that fit into a seed'], 2);
      assert.equal(leftOut['locations beyond those that fit into a seed'], 1);
    }
  });

  it('has the last holders of a device that had too many', () => {
    const over = 3;
    const count = SEED_LIMITS.holders + over;
    // The first still has it.
    const assignments = times<Assignment>(count, at => held(at, at === 0 ? null : held(at + 1, null).createdAt));
    const { seed, leftOut } = toSeed(contentsOf({ devices: [device(0)], assignments }), AT);
    const holders = readSeed(seed).devices?.[0]?.holders ?? [];
    assert.equal(holders.length, SEED_LIMITS.holders);
    assert.equal(holders[0]?.from, held(0, null).createdAt);
    assert.equal(holders[1]?.from, held(over + 1, null).createdAt);
    assert.equal(leftOut['times of holding that ended before the last of a device with too many'], over);
  });
});
