/** Tests that all events of one change are stored together and in order. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { bind } from '../sql/statement.ts';
import { type ChainedChange, eventInsertions, type NewEvent } from './events.ts';

const CAUSE = { at: 2, actorKind: 'person', actorId: 'ann', credentialId: null, requestId: 'r', reason: null };

function events(count: number, first = 1): NewEvent[] {
  const others = { type: 'device.created', subject: 'd', deviceId: null, ownerId: null, before: null, after: null };
  const chain = new Uint8Array(32);
  return Array.from({ length: count }, (_, index) => ({ event: { ...CAUSE, sequence: first + index, ...others }, chain }));
}

const rowsOf = (changes: readonly ChainedChange[]) =>
  eventInsertions(1, changes).map(({ command }) => (command.source.match(/\(:org/g) ?? []).length);

it('adds what the events of a change have in common once, then the events with as few statements as hold them', () => {
  const oneChange = (count: number) => rowsOf([{ cause: CAUSE, events: events(count) }]);
  assert.deepEqual([0, 1, 3, 16, 17, 40].map(oneChange), [[], [1, 1], [1, 3], [1, 16], [1, 16, 1], [1, 16, 16, 8]]);
});

it('adds the events of many changes together, each with its own cause', () => {
  const changes = Array.from({ length: 20 }, (_, index) => ({ cause: CAUSE, events: events(2, 1 + 2 * index) }));
  assert.deepEqual(rowsOf(changes), [16, 4, 16, 16, 8]);
  const [, , first] = eventInsertions(1, changes);
  const { cause0, sequence0, cause1, sequence1, cause2, sequence2 } = first?.parameters ?? {};
  assert.deepEqual([cause0, sequence0, cause1, sequence1, cause2, sequence2], [1, 1, 1, 2, 3, 3]);
});

it('leaves the subject out where the row names it anyhow', () => {
  const [made] = events(1);
  assert.ok(made !== undefined);
  const subjectOf = (wanted: Partial<NewEvent['event']>) => {
    const [, insertion] = eventInsertions(1, [{ cause: CAUSE, events: [{ ...made, event: { ...made.event, ...wanted } }] }]);
    return insertion?.parameters.subject0;
  };
  assert.equal(subjectOf({}), 'd');
  assert.equal(subjectOf({ deviceId: 'd' }), null);
  assert.equal(subjectOf({ deviceId: 'd', ownerId: 'o' }), null);
  assert.equal(subjectOf({ ownerId: 'd' }), null);
  assert.equal(subjectOf({ deviceId: 'x', ownerId: 'd' }), 'd', 'the device comes before the owner');
});

it('gives each event its own sequence, in order, and all of them the first one as their cause', () => {
  const [cause, ...insertions] = eventInsertions(1, [{ cause: CAUSE, events: events(18) }]).map(({ command, parameters }) => {
    const values = bind(command, parameters);
    return command.parameters.flatMap((name, index) => (/^sequence|^cause/.test(name) ? [`${name}=${values[index]}`] : []));
  });
  assert.deepEqual(cause, ['sequence0=1']);
  assert.deepEqual(
    insertions.flat().filter(value => value.startsWith('sequence')),
    events(18).map(({ event }, index) => `sequence${index % 16}=${event.sequence}`),
  );
  assert.deepEqual(
    insertions.flat().filter(value => value.startsWith('cause')),
    events(18).map((_, index) => `cause${index % 16}=1`),
  );
});
