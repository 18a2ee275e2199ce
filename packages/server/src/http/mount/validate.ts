/** Checks a request against a route's schemas, and reports faults that every dialect can word. */
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Fault, Problem } from '../../domain/problem.ts';
import { type SchemaError, toFaults, valueAt } from './faults.ts';

export type Check = (value: unknown) => void;

/** Throws `invalid` for a value that does not fit the schema. */
export function createCheck(schema: TSchema, where: Fault['where']): Check {
  // Compiled at first use: compiling all schemas would take a tenth of the start-up time.
  let compiled: ReturnType<typeof Compile> | undefined;
  return value => {
    compiled ??= Compile(schema);
    if (compiled.Check(value)) return;
    const faults = toFaults(compiled.Errors(value) as readonly SchemaError[], schema, where, value);
    const summary = faults.map(fault => `${fault.field || `the ${where}`}: ${reasonOf(fault, valueAt(value, fault.field))}`);
    const end = summary.at(-1)?.endsWith('?') ? '' : '.';
    throw new Problem('invalid', `The request is not valid: ${summary.join('; ')}${end}`, { faults });
  };
}

/** Vendors call all three missing; here each is called what it is. */
function reasonOf({ kind, expected }: Fault, value: unknown): string {
  if (kind === 'enum') return `must be one of ${expected}`;
  if (kind !== 'missing') return SENTENCE.test(expected) ? expected : `must be ${expected}`;
  if (value === null) return `must be ${expected}, and not null`;
  if (value === '') return 'must not be empty';
  return expected.startsWith('object {') ? `missing; it must be ${expected}` : 'missing';
}

/** What says by itself what is wrong. */
const SENTENCE = /^(?:must|no such) /;
