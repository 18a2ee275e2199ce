/** Reads the message of a PATCH (RFC 7644 §3.5.2): `op` in any case, as Microsoft Entra writes it. */
import { ScimProblem } from '../problems.ts';
import { isDocument } from '../schemas/document.ts';

export interface Operation {
  readonly op: 'add' | 'replace' | 'remove';
  /** Undefined: `value` is an object whose names are the paths. */
  readonly path: string | undefined;
  readonly value: unknown;
}

/** Directories send at most some hundred members in one request. */
export const OPERATIONS_LIMIT = 1_000;
const OPS: readonly Operation['op'][] = ['add', 'replace', 'remove'];

export function readOperations(message: unknown): readonly Operation[] {
  const operations = isDocument(message) ? inAnyCase(message, 'Operations') : undefined;
  if (!Array.isArray(operations)) throw new ScimProblem('invalidSyntax', 'The body must have Operations, a list of operations.');
  if (operations.length > OPERATIONS_LIMIT)
    throw new ScimProblem('tooMany', `Operations has ${operations.length} operations. It may have ${OPERATIONS_LIMIT}.`);
  return operations.map(readOperation);
}

function readOperation(operation: unknown, index: number): Operation {
  const name = `Operations[${index}]`;
  if (!isDocument(operation)) throw new ScimProblem('invalidSyntax', `${name} must be an object with op, path and value.`);
  const op = readOp(inAnyCase(operation, 'op'), name);
  const path = readPathText(inAnyCase(operation, 'path'), name);
  const value = inAnyCase(operation, 'value');
  if (op === 'remove') {
    if (path === undefined) throw new ScimProblem('noTarget', `${name} must have a path, because it removes something.`);
  } else if (path === undefined && !isDocument(value))
    throw new ScimProblem('invalidValue', `${name}.value must be an object of attributes, because the operation has no path.`);
  else if (value === undefined) throw new ScimProblem('invalidValue', `${name} must have a value.`);
  return { op, path, value };
}

function readOp(op: unknown, name: string): Operation['op'] {
  const known = typeof op === 'string' ? OPS.find(each => each === op.toLowerCase()) : undefined;
  if (known === undefined) throw new ScimProblem('invalidSyntax', `${name}.op must be add, replace or remove.`);
  return known;
}

function readPathText(path: unknown, name: string): string | undefined {
  if (path === undefined || path === null) return undefined;
  if (typeof path !== 'string') throw new ScimProblem('invalidPath', `${name}.path must be text.`);
  return path.trim() === '' ? undefined : path.trim();
}

function inAnyCase(object: Readonly<Record<string, unknown>>, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name];
  const wanted = name.toLowerCase();
  return Object.entries(object).find(([key]) => key.toLowerCase() === wanted)?.[1];
}
