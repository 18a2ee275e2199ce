import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Device, Me } from '@heldby/client';
import { isReady, type ManyInput, NO_INPUT, outcomesOf, planMany, undoMany } from '../../app/list/many/action.ts';
import { deviceActions } from './actions.ts';

const ANN = { id: 'ann', displayName: 'Ann', login: 'ann' };
const device = (more: Partial<Device>) =>
  ({ id: 'd', revision: 3, tags: [], disabled: null, lifecycle: 'assigned', ...more }) as Device;
const me = (may: Me['may']) => ({ may }) as Me;
const action = (id: string) =>
  deviceActions(me(['write devices']), () => undefined).find(each => each.id === id) ?? assert.fail();
const result = (body: unknown, status = 200) => ({ status, etag: '"4"', body });

describe('what is done with many devices', () => {
  it('is nothing for somebody who may only read', () => {
    assert.deepEqual(
      deviceActions(me(['read devices']), () => undefined),
      [],
    );
  });

  it('leaves out what is so already, and says it', () => {
    const rows = [
      device({ id: 'on' }),
      device({ id: 'off', disabled: { reason: 'lost', at: '', by: { kind: 'system' } as never } }),
    ];
    const planned = planMany(action('disable'), rows, { ...NO_INPUT, reason: ' recalled ' });
    assert.deepEqual(planned.operations, [
      { method: 'POST', path: '/registry/v1/devices/on/disable', body: { reason: 'recalled' } },
    ]);
    assert.deepEqual(
      planned.stays.map(({ row, text }) => [row.id, text]),
      [['off', 'Is disabled already']],
    );
  });

  it('hands over what somebody holds, gives what is in stock, and takes back each in its way', () => {
    const input: ManyInput = { ...NO_INPUT, person: ANN };
    const [handOver, rows] = [action('handOver'), [device({ id: 'held' }), device({ id: 'stock', lifecycle: 'in_stock' })]];
    assert.equal(isReady(handOver, NO_INPUT), false);
    const planned = planMany(handOver, rows, input);
    assert.deepEqual(
      planned.operations.map(({ path }) => path),
      ['/registry/v1/devices/held/hand-over', '/registry/v1/assignments'],
    );
    const ended = { owner: { kind: 'person', id: 'bob', name: 'Bob' } };
    const outcomes = outcomesOf(handOver, planned, [result({ ended }), result({ id: 'new' }, 201)], input);
    assert.deepEqual(
      outcomes.map(({ text }) => text),
      ['Bob → Ann', 'In stock → Ann'],
    );
    assert.deepEqual(undoMany(handOver, outcomes, input), [
      { method: 'POST', path: '/registry/v1/devices/held/hand-over', body: { to: { kind: 'person', id: 'bob' } } },
      { method: 'POST', path: '/registry/v1/assignments/new/end', body: {} },
    ]);
  });

  it('changes tags only of what nobody has changed meanwhile, and shows first what was refused', () => {
    const input = { ...NO_INPUT, tag: 'new' };
    const rows = [device({ id: 'a', tags: ['old'] }), device({ id: 'b' })];
    const planned = planMany(action('tag'), rows, input);
    assert.deepEqual(planned.operations[0], {
      method: 'PATCH',
      path: '/registry/v1/devices/a',
      body: { tags: ['old', 'new'] },
      ifMatch: '"3"',
    });
    const outcomes = outcomesOf(action('tag'), planned, [result({}), result({ detail: 'It was changed.' }, 412)], input);
    assert.deepEqual(
      outcomes.map(({ row, kind }) => [row.id, kind]),
      [
        ['b', 'refused'],
        ['a', 'changes'],
      ],
    );
    assert.deepEqual(undoMany(action('tag'), outcomes, input), [
      { method: 'PATCH', path: '/registry/v1/devices/a', body: { tags: ['old'] }, ifMatch: '"4"' },
    ]);
  });

  it('takes back into stock what was retired, where nobody held it', () => {
    const rows = [device({ id: 'held' }), device({ id: 'stock', lifecycle: 'in_stock' })];
    const planned = planMany(action('retire'), rows, NO_INPUT);
    const retired = result(device({ lifecycle: 'retired' }));
    assert.deepEqual(undoMany(action('retire'), outcomesOf(action('retire'), planned, [retired, retired], NO_INPUT), NO_INPUT), [
      { method: 'POST', path: '/registry/v1/devices/stock/lifecycle', body: { state: null } },
    ]);
  });

  it('says again of a device that is back what was said of it', () => {
    const planned = planMany(action('back'), [device({ id: 'd', lifecycle: 'lost' })], NO_INPUT);
    const outcomes = outcomesOf(action('back'), planned, [result(device({ lifecycle: 'assigned' }))], NO_INPUT);
    assert.deepEqual(undoMany(action('back'), outcomes, NO_INPUT), [
      { method: 'POST', path: '/registry/v1/devices/d/lifecycle', body: { state: 'lost' } },
    ]);
  });
});
