/** Checks a request against a route's schemas, and reports faults that every dialect can word. */
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Fault, Problem } from '../../domain/problem.ts';

export type Check = (value: unknown) => void;

/** Throws `invalid` for a value that does not fit the schema. */
export function createCheck(schema: TSchema, where: Fault['where']): Check {
  // Compiled at first use: compiling all schemas would take a tenth of the start-up time.
  let compiled: ReturnType<typeof Compile> | undefined;
  return value => {
    compiled ??= Compile(schema);
    if (compiled.Check(value)) return;
    const faults = toFaults(compiled.Errors(value) as readonly SchemaError[], schema, where, value);
    const summary = faults.map(
      fault => `${fault.field || `the ${where}`}: ${fault.kind === 'missing' ? 'missing' : fault.expected}`,
    );
    throw new Problem('invalid', `The request is not valid: ${summary.join('; ')}.`, { faults });
  };
}

interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message: string;
}

function toFaults(errors: readonly SchemaError[], schema: TSchema, where: Fault['where'], value: unknown): Fault[] {
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

type LooseSchema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: LooseSchema[];
  properties?: Record<string, LooseSchema>;
  items?: LooseSchema;
};

function schemaAt(schema: TSchema, field: string): LooseSchema | undefined {
  let at: LooseSchema | undefined = schema as LooseSchema;
  for (const part of field === '' ? [] : field.split('.')) at = at?.properties?.[part] ?? at?.items;
  return at;
}

function valueAt(value: unknown, field: string): unknown {
  let at = value;
  for (const part of field === '' ? [] : field.split('.')) at = (at as Record<string, unknown> | undefined)?.[part];
  return at;
}

/** What a schema expects: its allowed values or its type. */
function describe(schema: LooseSchema | undefined): string {
  if (schema?.enum !== undefined) return schema.enum.filter(value => value !== null).join(', ');
  if (schema?.const !== undefined) return String(schema.const);
  if (schema?.anyOf !== undefined)
    return schema.anyOf
      .filter(each => each.type !== 'null')
      .map(describe)
      .join(' or ');
  const type = Array.isArray(schema?.type) ? schema.type.filter(each => each !== 'null').join(' or ') : schema?.type;
  return type ?? 'something else';
}
