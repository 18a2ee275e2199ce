import assert from 'node:assert/strict';
import { it } from 'node:test';
import { pino } from 'pino';
import { openRegistry } from '../../src/app.ts';
import { systemActor } from '../../src/domain/actor.ts';
import { createClock } from '../../src/lib/clock.ts';
import { uuidv7 } from '../../src/lib/uuid.ts';
import { freshSettings, onBothDatabases } from '../support/registry.ts';

const DAY_MS = 24 * 3_600_000;
const DAY_MICROS = DAY_MS * 1000;

onBothDatabases('housekeeping', engine => {
  it('forgets replays after a day and expired tokens after thirty, and nothing else', async () => {
    const { settings, remove } = await freshSettings(engine);
    let nowMs = Date.parse('2026-01-01T00:00:00Z');
    const sources = { clock: createClock(() => nowMs), newId: uuidv7 };
    const registry = await openRegistry(settings, pino({ level: 'silent' }), error => assert.fail(error), sources);
    try {
      const { services } = registry;
      const { org, id } = await services.organizations.create('Acme');
      const write = { actor: systemActor(org, id) };
      const input = { login: 'ann', firstName: 'Ann', lastName: '' };
      const ann = await services.people.create({ ...write, idempotencyKey: 'k' }, input);
      const subject = { kind: 'person', id: ann.id } as const;
      const token = (expiresAt: number | null) =>
        services.credentials.issue(write, { subject, scopes: ['devices:read'], label: 't', expiresAt });
      await token(nowMs * 1000 + DAY_MICROS);
      await token(null);

      nowMs += DAY_MS / 2;
      assert.deepEqual([await services.housekeeping.forgetReplays(org), await services.housekeeping.forgetExpired(org)], [0, 0]);
      nowMs += 2 * DAY_MS;
      assert.deepEqual([await services.housekeeping.forgetReplays(org), await services.housekeeping.forgetExpired(org)], [1, 0]);
      nowMs += 30 * DAY_MS;
      assert.deepEqual([await services.housekeeping.forgetReplays(org), await services.housekeeping.forgetExpired(org)], [0, 1]);
      assert.deepEqual(
        (await services.credentials.list(write.actor, subject)).map(each => each.expiresAt),
        [null],
      );
    } finally {
      await registry.close();
      await remove();
    }
  });
});
