/** Turns the errors of the schema checker into faults that every dialect can word. */
import type { TSchema } from 'typebox';
import { type Fault, shown } from '../../domain/problem.ts';
import { describe, schemaAt } from './schema-at.ts';

/** What the compiled checker reports. */
export interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** At most one fault per field. A text that is too long comes first: of other alternatives the checker reports that it is none. */
export function toFaults(errors: readonly SchemaError[], schema: TSchema, where: Fault['where'], value: unknown): Fault[] {
  const faults = new Map<string, Fault>();
  const add = (fault: Fault) => {
    if (!faults.has(fault.field) || fault.kind === 'length') faults.set(fault.field, fault);
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
  const isLength = ({ kind }: Fault) => kind === 'length';
  const all = [...faults.values()];
  return all.some(isLength) ? [...all.filter(isLength), ...all.filter(fault => !isLength(fault))] : all;
}

function faultOf(error: SchemaError, field: string, schema: TSchema, where: Fault['where'], value: unknown): Fault {
  const expected = describe(schemaAt(schema, field));
  if (value === null && error.keyword === 'type') return { where, field, kind: 'missing', expected, value: '' };
  if (error.keyword === 'minLength' && value === '') return { where, field, kind: 'missing', expected, value: '' };
  const kind = KINDS[error.keyword] ?? 'format';
  return { where, field, kind, expected: wanted(kind, expected, error), value: show(value) };
}

function wanted(kind: Fault['kind'], expected: string, { message, params }: SchemaError): string {
  if (kind === 'length') return `at most ${params.limit} characters long`;
  return kind === 'type' || kind === 'enum' ? expected : message;
}

function show(value: unknown): string {
  return shown(typeof value === 'string' ? value : toJson(value));
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
  maxLength: 'length',
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
