/** Checks a request against a route's schemas, and reports faults that every dialect can word. */
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { type Fault, Problem } from '../../domain/problem.ts';
import { type SchemaError, toFaults } from './faults.ts';

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
