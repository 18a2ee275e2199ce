/** The forms in which events keep their objects: nothing is lost in them, and each fits the schema of its type. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  EVENT_TYPES,
  EVENTS,
  type EventDeclaration,
  type EventFacts,
  type EventType,
  objectAfter,
  objectBefore,
  payloadOf,
  type ServedForm,
} from '@heldby/contract';
import fc from 'fast-check';
import type { TObject, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';

const [SUBJECT, DEVICE, OWNER, OTHER] = [1, 2, 3, 4].map(each => `00000000-0000-7000-8000-00000000000${each}`) as [
  string,
  string,
  string,
  string,
];
const FACTS: EventFacts = { at: '2026-05-04T06:43:44.000001Z', subject: SUBJECT, deviceId: DEVICE, ownerId: OWNER };

/** Ids and instants that are the event's own come as often as others do. */
const ids = fc.constantFrom(SUBJECT, DEVICE, OWNER, OTHER);
const instants = fc.constantFrom(FACTS.at, '2025-01-01T00:00:00.000000Z');

type Plain = Readonly<Record<string, unknown>>;
type Shape = TSchema & {
  type?: string | string[];
  enum?: unknown[];
  format?: string;
  pattern?: string;
  maxLength?: number;
  minimum?: number;
  items?: TSchema;
  properties?: Record<string, TSchema>;
  required?: string[];
};

/** Any value of the schema. */
function anyOf(schema: TSchema): fc.Arbitrary<unknown> {
  const shape = schema as Shape;
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  if (Array.isArray(shape.type)) {
    const [type] = shape.type;
    return fc.oneof(fc.constant(null), anyOf({ ...shape, type } as TSchema));
  }
  if (shape.format === 'uuid') return ids;
  if (shape.format === 'date-time') return instants;
  if (shape.format === 'date') return fc.constantFrom('2026-05-04', '2025-01-01');
  if (shape.type === 'array') return fc.array(anyOf(shape.items ?? {}), { maxLength: 3 });
  if (shape.type === 'object') return anyObject(shape);
  if (shape.pattern !== undefined) return fc.stringMatching(new RegExp(`${shape.pattern}`));
  const plain = {
    string: fc.string({ minLength: 1, maxLength: Math.min(shape.maxLength ?? 20, 20) }),
    boolean: fc.boolean(),
    integer: fc.integer({ min: shape.minimum ?? 1, max: (shape.minimum ?? 1) + 8 }),
  };
  return plain[shape.type as 'string'] ?? fc.integer();
}

function anyObject({ properties = {}, required = [] }: Shape): fc.Arbitrary<Plain> {
  const members = Object.entries(properties).map(([name, schema]) => [name, anyOf(schema)] as const);
  return fc.record(Object.fromEntries(members), { requiredKeys: required, noNullPrototype: true });
}

const TOLD = EVENT_TYPES.filter(type => EVENTS[type].noun !== null);

/** The event as it comes back from the store. */
function stored(type: EventType, was: unknown, is: unknown): ServedForm<EventType> {
  const { before = null, after = null } = payloadOf(type, FACTS, was as never, is as never);
  return JSON.parse(JSON.stringify({ ...FACTS, type, before, after }));
}

function fits(schema: TSchema | null, value: unknown): boolean {
  return value === null || (schema !== null && Compile(schema).Check(value));
}

describe('every type of event that tells of an object', () => {
  for (const type of TOLD) {
    const { noun, form, before: beforeSchema, after: afterSchema } = EVENTS[type] as EventDeclaration;

    it(`${type} gives the whole object back, as it was and as it is`, () => {
      const object = anyOf(noun as TObject);
      fc.assert(
        fc.property(object, object, (one, other) => {
          const was = form === 'created' ? undefined : one;
          const is = form === 'removed' ? undefined : other;
          const event = stored(type, was, is);
          assert.deepEqual(objectAfter(event), is);
          assert.deepEqual(objectBefore(event), was);
          assert.ok(fits(beforeSchema, event.before), `before ${JSON.stringify(event.before)}`);
          assert.ok(fits(afterSchema, event.after), `after ${JSON.stringify(event.after)}`);
        }),
      );
    });
  }
});

describe('the compact form', () => {
  const location = { id: SUBJECT, name: 'Here', createdAt: FACTS.at };
  const device = {
    ...{ id: DEVICE, number: 7, kind: 'mobile', name: null, make: 'Acme', model: null, platform: 'ios', osVersion: null },
    ...{ serial: null, mac: null, udid: null, locationId: null, tags: [], disabled: null },
    ...{ createdAt: '2025-01-01T00:00:00.000000Z', modifiedAt: FACTS.at, revision: 2 },
  } as const;
  const assignment = {
    ...{ id: SUBJECT, deviceId: DEVICE, owner: { kind: 'person', id: OWNER }, role: 'owner', createdAt: FACTS.at },
    ...{ until: null, endReason: null, expiresAt: null, disableAt: null, disabledReason: null, disabledBy: null },
    ...{ disabledAt: null, lastActiveAt: null, revision: 1 },
  } as const;

  it('leaves out null, empty lists, and what the event says itself', () => {
    assert.deepEqual(stored('location.created', undefined, location).after, { name: 'Here' });
    assert.deepEqual(stored('assignment.created', undefined, assignment).after, { role: 'owner', revision: 1 });
    const facts = { number: 7, kind: 'mobile', make: 'Acme', platform: 'ios', revision: 2 };
    assert.deepEqual(stored('device.updated', device, device).after, {
      id: DEVICE,
      ...facts,
      createdAt: '2025-01-01T00:00:00.000000Z',
    });
  });

  it('keeps an owner who is no person: the event itself says the id alone', () => {
    const owner = { kind: 'workspace', id: OWNER };
    assert.deepEqual(stored('assignment.created', undefined, { ...assignment, owner }).after, {
      owner,
      role: 'owner',
      revision: 1,
    });
  });

  it('has of an object that changed what was different before, with null where there was nothing', () => {
    const event = stored('device.updated', device, { ...device, name: 'Phone', tags: ['a'], revision: 3 });
    assert.deepEqual(event.before, { name: null, tags: [], revision: 2 });
  });
});
