/** Events of one write go into the store together, in their order, whatever their number. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { bind } from '../sql/statement.ts';
import { eventInsertions } from './events.ts';

const CAUSE = { org: 1, at: 2, actorKind: 'person', actorId: 'ann', credentialId: null, requestId: 'r', reason: null };

function events(count: number) {
  const nothing = { deviceId: null, ownerId: null, before: null, after: null };
  return Array.from({ length: count }, (_, index) => ({ sequence: index + 1, type: 'device.created', subject: 'd', ...nothing }));
}

it('adds the events of a write with one statement, and many with as few as hold them', () => {
  const rowsOf = (count: number) =>
    eventInsertions(CAUSE, events(count)).map(({ command }) => (command.source.match(/\(:org/g) ?? []).length);
  assert.deepEqual([0, 1, 3, 16, 17, 40].map(rowsOf), [[], [1], [3], [16], [16, 1], [16, 16, 8]]);
});

it('gives each event its own sequence, in order, and all of them the same cause', () => {
  const given = eventInsertions(CAUSE, events(18)).map(({ command, parameters }) => {
    const values = bind(command, parameters);
    return command.parameters.flatMap((name, index) => (/^sequence/.test(name) || name === 'requestId' ? [values[index]] : []));
  });
  const sequences = given.map(values => values.filter(value => value !== 'r'));
  assert.deepEqual(
    sequences.flat(),
    events(18).map(event => event.sequence),
  );
  assert.deepEqual(
    given.map(values => values.filter(value => value === 'r').length),
    [1, 1],
  );
});
