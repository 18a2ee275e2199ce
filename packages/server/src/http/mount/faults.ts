/** Turns the errors of the schema checker into faults that every dialect can word. */
import type { TSchema } from 'typebox';
import { type Fault, shown } from '../../domain/problem.ts';
import { wantedInstant } from '../../lib/instant.ts';
import { nearest } from '../../lib/nearest.ts';
import { describe, isRequired, schemaAt } from './schema-at.ts';

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
        add({ where, field: join(base, name), kind: 'unknown', expected: noSuch(name, base, schema, where), value: '' });
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
  const list = separatedList(field, schema, where);
  if (list !== undefined && schemaAt(schema, field)?.enum !== undefined)
    return { where, field: list, kind: 'unknown', expected: among(value, schema, field), value: show(value) };
  const expected = describe(schemaAt(schema, field));
  if (value === undefined && field === '') return { where, field, kind: 'missing', expected, value: '' };
  if (value === null && error.keyword === 'type') {
    if (isRequired(schema, field)) return { where, field, kind: 'missing', expected, value: '' };
    return { where, field, kind: 'type', expected: `${expected}, and not null`, value: 'null' };
  }
  if (error.keyword === 'minLength' && value === '') return { where, field, kind: 'missing', expected, value: '' };
  const kind = KINDS[error.keyword] ?? 'format';
  return { where, field: list ?? field, kind, expected: wanted(kind, schema, field, error, value), value: show(value) };
}

/** The parameter of which a value is wrong that was separated from others by commas. */
function separatedList(field: string, schema: TSchema, where: Fault['where']): string | undefined {
  const [name = '', place] = field.split('.');
  return where === 'query' && place !== undefined && 'x-separator' in (schemaAt(schema, name) ?? {}) ? name : undefined;
}

/** The allowed words, and which of them was probably meant. */
function among(value: unknown, schema: TSchema, field: string): string {
  const part = schemaAt(schema, field);
  const meant = nearest(String(value), (part?.enum ?? []).map(String));
  const unknown = `no such value ${show(value)}`;
  return meant === undefined ? `${unknown}; it must be one of ${describe(part)}` : `${unknown}; did you mean ${meant}?`;
}

function wanted(
  kind: Fault['kind'],
  schema: TSchema,
  field: string,
  { message, params, keyword }: SchemaError,
  value: unknown,
): string {
  const part = schemaAt(schema, field);
  if (kind === 'length') return `at most ${params.limit} characters long`;
  if (kind === 'type' || kind === 'enum') return describe(part);
  if (part?.format === 'date-time') return wantedInstant(String(value));
  if (keyword === 'format') return describe(part);
  return keyword === 'pattern' && part?.description !== undefined ? asExpected(part.description) : message;
}

/** What a description says first, in the form that fits behind "must be". */
function asExpected(description: string): string {
  const [first = ''] = description.split(/\.(?= |$)/);
  return first.replace(/^[A-Z](?=[a-z]* )/, letter => letter.toLowerCase());
}

/** What was probably meant by a member that is not there. */
function noSuch(name: string, base: string, schema: TSchema, where: Fault['where']): string {
  const meant = nearest(name, Object.keys(schemaAt(schema, base)?.properties ?? {}));
  const none = where === 'query' ? 'no such parameter' : 'no such member';
  return meant === undefined ? none : `${none}; did you mean ${meant}?`;
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
  exclusiveMinimum: 'range',
  exclusiveMaximum: 'range',
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

/** The value of the member that a dotted name points to. */
export function valueAt(value: unknown, field: string): unknown {
  let at = value;
  for (const part of field === '' ? [] : field.split('.')) at = (at as Record<string, unknown> | undefined)?.[part];
  return at;
}
