/** Turns the errors of the schema checker into faults that every dialect can word. */
import type { TSchema } from 'typebox';
import type { Fault } from '../../domain/problem.ts';
import { describe, schemaAt } from './schema-at.ts';

/** What the compiled checker reports. */
export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** At most one fault per field. */
export function toFaults(errors: readonly SchemaError[], schema: TSchema, where: Fault['where'], value: unknown): Fault[] {
  const faults = new Map<string, Fault>();
  const add = (fault: Fault) => {
    if (!faults.has(fault.field)) faults.set(fault.field, fault);
  };
  for (const error of errors) {
    const base = fieldOf(error.instancePath);
    if (error.keyword === 'required') {
      for (const name of error.params.requiredProperties as string[]) {
        const field = join(base, name);
        add({ where, field, kind: 'missing', expected: describe(schemaAt(schema, field)), value: '' });
      }
    } else if (error.keyword === 'additionalProperties') {
      for (const name of error.params.additionalProperties as string[]) {
        add({ where, field: join(base, name), kind: 'unknown', expected: 'no such member', value: '' });
      }
    } else if (error.keyword !== 'boolean') {
      add(faultOf(error, base, schema, where, valueAt(value, base)));
    }
  }
  return [...faults.values()];
}

function faultOf(error: SchemaError, field: string, schema: TSchema, where: Fault['where'], value: unknown): Fault {
  const shown = show(value);
  const expected = describe(schemaAt(schema, field));
  if (value === null && error.keyword === 'type') return { where, field, kind: 'missing', expected, value: '' };
  if (error.keyword === 'minLength' && value === '') return { where, field, kind: 'missing', expected, value: '' };
  const kind = KINDS[error.keyword] ?? 'format';
  return { where, field, kind, expected: kind === 'type' || kind === 'enum' ? expected : error.message, value: shown };
}

/** Enough to recognize a value. */
const SHOWN_CHARACTERS = 200;

function show(value: unknown): string {
  const text = typeof value === 'string' ? value : toJson(value);
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS).toWellFormed()}…`;
}

/** A value may be nested more deeply than the stack allows. */
function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '…';
  }
}

const KINDS: Readonly<Record<string, Fault['kind']>> = {
  type: 'type',
  enum: 'enum',
  const: 'enum',
  minimum: 'range',
  maximum: 'range',
  minLength: 'range',
  maxLength: 'range',
  minItems: 'range',
  maxItems: 'range',
};

/** From a JSON pointer to a dotted name. */
function fieldOf(pointer: string): string {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

function join(base: string, name: string): string {
  return base === '' ? name : `${base}.${name}`;
}

function valueAt(value: unknown, field: string): unknown {
  let at = value;
  for (const part of field === '' ? [] : field.split('.')) at = (at as Record<string, unknown> | undefined)?.[part];
  return at;
}
