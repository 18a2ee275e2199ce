/** Two years of the stale policy by the clock: phones are used, forgotten, exempt and brought back, and a model knows what each must be. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import type { Api } from '../support/http.ts';
import { ok } from '../support/native.ts';
import { onBothDatabases } from '../support/registry.ts';
import { DAY_MS, POLICY, useStaleWorld } from '../support/stale-world.ts';

const WEEKS = 104;
const PHONES = 8;
const LIMIT_MS = 90 * DAY_MS;
const GRACE_MS = 30 * DAY_MS;

/** Numbers that look like chance and are the same each time (a linear congruential generator). */
function createChance(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

interface Model {
  usedMs: number;
  graceMs: number | null;
  isHeld: boolean;
  exemption: string | null;
}

onBothDatabases('two years of the stale policy', engine => {
  const { time, start, days, addPerson, addPhone, run, reasonOf, steps, used } = useStaleWorld(engine);
  let admin: Api;

  before(async () => {
    admin = await start();
  });

  it('leave each phone as a model says, week by week, with every step in the history', async () => {
    const chance = createChance(engine.length);
    const phones: (Awaited<ReturnType<typeof addPhone>> & { holder: string; model: Model })[] = [];
    for (let each = 0; each < PHONES; each += 1) {
      const holder = await addPerson();
      const model = { usedMs: time.nowMs, graceMs: null, isHeld: true, exemption: null };
      phones.push({ ...(await addPhone(holder)), holder: holder.person.id, model });
    }
    await used();
    const done = { disabled: 0, ended: 0, released: 0, undone: 0 };
    const letGo = (model: Model) => {
      if (model.graceMs !== null) done.released += 1;
      model.graceMs = null;
    };
    for (let week = 0; week < WEEKS; week += 1) {
      days(7);
      const { id, api, genesysId, model } = phones[chance(PHONES)] ?? assert.fail();
      const deed = chance(4);
      if (deed === 0 && model.isHeld) {
        assert.equal((await api('GET', `/api/v2/mobiledevices/${genesysId}`)).status, 200);
        await used();
        letGo(model);
        model.usedMs = time.nowMs;
      } else if (deed === 1 && model.exemption === null) {
        model.exemption = (await ok(admin, 'POST', `${POLICY}/exemptions`, { kind: 'device', target: id })).id;
      } else if (deed === 2 && model.exemption !== null) {
        await ok(admin, 'DELETE', `${POLICY}/exemptions/${model.exemption}`);
        model.exemption = null;
      } else if (deed === 3 && !model.isHeld) {
        const [last] = await steps(id);
        if (last.undoUntil !== null && Date.parse(last.undoUntil) > time.nowMs) {
          await ok(admin, 'POST', `${POLICY}/steps/${last.id}/undo`);
          Object.assign(model, { isHeld: true, usedMs: time.nowMs });
          done.undone += 1;
        }
      }
      await run();
      for (const { model: each } of phones) {
        if (!each.isHeld) continue;
        if (each.exemption !== null || time.nowMs - each.usedMs < LIMIT_MS) letGo(each);
        else if (each.graceMs === null) {
          each.graceMs = time.nowMs;
          done.disabled += 1;
        } else if (time.nowMs - each.graceMs >= GRACE_MS) {
          Object.assign(each, { graceMs: null, isHeld: false });
          done.ended += 1;
        }
      }
      for (const phone of phones) {
        const held = (await ok(admin, 'GET', `/people/${phone.holder}/devices`)).items.length === 1;
        const found = [held, (await reasonOf(phone.id)) !== null];
        assert.deepEqual(found, [phone.model.isHeld, phone.model.graceMs !== null], `week ${week}, phone ${phone.id}`);
      }
    }
    const { items } = await ok(admin, 'GET', `${POLICY}/steps?limit=1000`);
    const count = (word: string) => items.filter(({ step }: { step: string }) => step === word).length;
    assert.deepEqual([count('disabled'), count('ended'), count('released')], [done.disabled, done.ended, done.released]);
    assert.ok(done.disabled > PHONES / 2 && done.ended > 0 && done.released > 0, JSON.stringify(done));
  });
});
