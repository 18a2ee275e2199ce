/** What a person's phone costs on the disk: device, assignment, push registration, the three events that made them, and where those are. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Actor } from '../src/domain/actor.ts';
import { digest } from '../src/lib/crypto.ts';
import { noteRuns } from '../src/services/feed/runs.ts';
import { DATABASE_FILE } from '../src/storage/open.ts';
import { openTestRegistry, type TestRegistry } from './support/registry.ts';
import { growthPer, sizesOf } from './support/sizes.ts';
import { upTo } from './support/store.ts';

const PHONES = 2_000;
/** Works that share a commit, as calls of a busy server do. */
const AT_ONCE = 64;
/** Device, assignment, registration and events with all of their indexes; not the person, and not their credential. */
const LIMIT_BYTES = 2_048;

const FIRST_NAMES = ['Ann', 'Bernadette', 'Chukwuemeka', 'Dagny', 'Émile', 'Giulia', 'Jo', 'Magdalena', 'Nguyễn', 'Oluwaseun'];
const ANDROIDS = [
  { make: 'Samsung', model: 'SM-S928B' },
  { make: 'Google', model: 'Pixel 9 Pro' },
  { make: 'Xiaomi', model: '2311DRK48G' },
];

describe("a person's phone", () => {
  it(`takes at most ${LIMIT_BYTES} bytes on SQLite with its three events`, async test => {
    const registry = await openTestRegistry('sqlite');
    try {
      const actors = await inBatches(upTo(PHONES), each => addCaller(registry, each));
      await noteRuns(registry.core, registry.organization.org, 0);
      const file = join(registry.settings.dataFolder, DATABASE_FILE);
      const before = sizesOf(file);
      // People get their phones in another order than they were entered in: pages in order of people fill by halves.
      const order = [...actors.entries()].toSorted(([one], [other]) => (digest(`${one}`) < digest(`${other}`) ? -1 : 1));
      await inBatches(order, ([each, actor]) => registerPhone(registry, actor, each));
      await noteRuns(registry.core, registry.organization.org, 0);
      const grown = growthPer(PHONES, before, sizesOf(file));
      for (const [name, bytes] of grown) test.diagnostic(`${name} ${bytes.toFixed(0)}`);
      const total = [...grown.values()].reduce((sum, bytes) => sum + bytes, 0);
      test.diagnostic(`total ${total.toFixed(0)}`);
      assert.ok(total <= LIMIT_BYTES, `${total.toFixed(0)} bytes for each phone`);
    } finally {
      await registry.close();
    }
  });
});

async function inBatches<I, O>(items: readonly I[], work: (item: I) => Promise<O>): Promise<O[]> {
  const done: O[] = [];
  for (let from = 0; from < items.length; from += AT_ONCE) {
    done.push(...(await Promise.all(items.slice(from, from + AT_ONCE).map(work))));
  }
  return done;
}

/** A person whose app acts for them by a token that it got through OAuth. */
async function addCaller({ services, system, organization }: TestRegistry, each: number): Promise<Actor> {
  const write = { actor: system };
  const firstName = firstNameOf(each);
  const person = await services.people.create(write, { login: `person.${each}@example.com`, firstName, lastName: `Lee-${each}` });
  const subject = { kind: 'person', id: person.id } as const;
  const input = { subject, scopes: ['devices:write'] as const, label: 'app', expiresAt: null, applicationId: organization.id };
  const { secret } = await services.credentials.issue(write, input);
  return services.authentication.authenticate(secret);
}

async function registerPhone({ services }: TestRegistry, actor: Actor, each: number): Promise<void> {
  const isApple = each % 2 === 0;
  await services.phones.register(
    { actor, requestId: randomUUID() },
    {
      name: `${firstNameOf(each)}'s ${isApple ? 'iPhone' : 'phone'}`,
      ...(isApple ? { make: 'Apple', model: 'iPhone17,1', platform: 'ios' } : { ...androidOf(each), platform: 'android' }),
      token: isApple
        ? randomBytes(32).toString('hex')
        : `${randomBytes(16).toString('base64url')}:APA91b${randomBytes(100).toString('base64url')}`,
      notificationId: '',
      acceptNotifications: true,
      sessionHash: randomBytes(8).toString('hex'),
    },
  );
}

function firstNameOf(each: number): string {
  return FIRST_NAMES[each % FIRST_NAMES.length] ?? '';
}

function androidOf(each: number) {
  return ANDROIDS[each % ANDROIDS.length] ?? { make: 'Google', model: 'Pixel 9' };
}
