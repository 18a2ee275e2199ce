/**
 * Refuses texts that are too long, whichever face they came through. What an event shows is checked by the schema of its object, so
 * no verb has to think of it. What events leave out is checked where it is stored.
 */
import type { LENGTHS } from '@heldby/contract';
import type { TSchema } from 'typebox';
import { invalid } from '../domain/problem.ts';

type Check = (field: string, value: unknown) => void;

/** Throws `invalid` for the first text of an object that is longer than its schema allows. */
export function requireLengths(schema: TSchema, value: unknown): void {
  let check = checks.get(schema);
  if (check === undefined) {
    check = checkOf(schema as Schema) ?? nothing;
    checks.set(schema, check);
  }
  check('', value);
}

/** Throws `invalid` if the text is longer. */
export function requireLength(field: string, text: string | null, limit: (typeof LENGTHS)[keyof typeof LENGTHS]): void {
  if (text !== null && isLonger(text, limit)) throw tooLong(field, text, limit);
}

/** The same for a value that is stored as JSON. */
export function requireJsonLength(field: string, value: object, limit: number): void {
  if (fitsAsJson(value, limit)) return;
  throw invalid(field, `at most ${limit} characters long as JSON`, JSON.stringify(value), 'length');
}

/** Whether the value can be stored as JSON of so many characters. */
export function fitsAsJson(value: object, limit: number): boolean {
  return !isLonger(JSON.stringify(value), limit);
}

const checks = new WeakMap<TSchema, Check>();
const nothing: Check = () => undefined;

interface Schema {
  readonly type?: string | readonly string[];
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** Undefined if the schema has no text with a limit. */
function checkOf({ maxLength, properties, items }: Schema): Check | undefined {
  if (maxLength !== undefined) return checkText(maxLength);
  if (properties !== undefined) return checkMembers(properties);
  const item = items === undefined ? undefined : checkOf(items);
  if (item === undefined) return undefined;
  return (field, value) => {
    if (Array.isArray(value)) for (const each of value) item(field, each);
  };
}

function checkText(limit: number): Check {
  return (field, value) => {
    if (typeof value === 'string' && isLonger(value, limit)) throw tooLong(field, value, limit);
  };
}

function checkMembers(properties: Readonly<Record<string, Schema>>): Check | undefined {
  const members = Object.entries(properties).flatMap(([name, schema]) => {
    const check = checkOf(schema);
    return check === undefined ? [] : [{ name, check }];
  });
  if (members.length === 0) return undefined;
  return (field, value) => {
    if (typeof value !== 'object' || value === null) return;
    for (const { name, check } of members) {
      check(field === '' ? name : `${field}.${name}`, (value as Readonly<Record<string, unknown>>)[name]);
    }
  };
}

/** Counts code points, as the schemas do: a character beyond the first 65,536 is two units of JavaScript's text. */
function isLonger(text: string, limit: number): boolean {
  if (text.length <= limit) return false;
  return text.length > 2 * limit || [...text].length > limit;
}

function tooLong(field: string, text: string, limit: number) {
  return invalid(field, `at most ${limit} characters long`, text, 'length');
}
