/** The values in a filter, in the form in which they can be compared with what the attribute holds. */
import { parseInstant, wantedInstant } from '../../../lib/instant.ts';
import { ScimProblem } from '../problems.ts';
import { findAttribute } from '../schemas/resolve.ts';
import { readFlag } from '../schemas/spellings.ts';
import type { Comparison, Filter, FilterValue, Operand } from './filter.ts';
import type { Word } from './words.ts';

/** Undefined: the word is no value. */
export function readValue({ kind, text }: Word): FilterValue | undefined {
  if (kind === 'text') return readText(text);
  if (kind === 'number') return Number(text);
  const word = text.toLowerCase();
  return word === 'null' ? null : readFlag(word);
}

/** A comparison whose value has the type of the attribute; refuses one that cannot be true. */
export function compared(op: Comparison, operand: Operand, name: string, value: FilterValue): Filter {
  const at = simpleOperand(operand, name);
  if (value === null) return { op: asEquality(op, name, 'null'), operand: at, value };
  switch (at.attribute?.type) {
    case undefined:
      return { op, operand: at, value };
    case 'boolean':
      return { op: asEquality(op, name, 'true or false'), operand: at, value: toFlag(name, value) };
    case 'dateTime':
      return { op, operand: at, value: TEXT_OPERATORS.has(op) ? String(value) : toInstant(name, value) };
    default:
      return { op, operand: at, value: String(value) };
  }
}

const TEXT_OPERATORS: ReadonlySet<Comparison> = new Set(['co', 'sw', 'ew']);

/** A complex attribute is compared by its `value` (RFC 7643 §2.4). */
function simpleOperand(operand: Operand, name: string): Operand {
  if (operand.attribute?.type !== 'complex') return operand;
  const value = findAttribute(operand.attribute.subAttributes, 'value');
  if (value !== undefined) return { keys: [...operand.keys, 'value'], attribute: value };
  const [part] = operand.attribute.subAttributes;
  throw new ScimProblem('invalidFilter', `${name} has parts. Compare one of them, such as ${name}.${part?.name}.`);
}

function asEquality(op: Comparison, name: string, value: string): 'eq' | 'ne' {
  if (op === 'eq' || op === 'ne') return op;
  throw new ScimProblem('invalidFilter', `${name} is compared with ${value}, which only eq and ne can do, not ${op}.`);
}

function toFlag(name: string, value: FilterValue): boolean {
  const read = readFlag(value);
  if (read === undefined)
    throw new ScimProblem('invalidFilter', `${name} is compared with true or false, not ${JSON.stringify(value)}.`);
  return read;
}

function toInstant(name: string, value: FilterValue): number {
  const text = String(value);
  const instant = parseInstant(text);
  if (instant === undefined) throw new ScimProblem('invalidFilter', `${name} is compared with ${wantedInstant(text)}.`);
  return instant;
}

/** A JSON string. `"CORP\jane"` is none, but directories send it: its backslashes are meant as they stand. */
function readText(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted.slice(1, -1);
  }
}
