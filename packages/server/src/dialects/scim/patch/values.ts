/** Reads the values that a directory sends into the types of their attributes, and refuses what cannot be one. */
import { parseInstant, wantedInstant } from '../../../lib/instant.ts';
import { ScimProblem } from '../problems.ts';
import type { Attribute } from '../schemas/attribute.ts';
import { type Document, isAssigned, isDocument } from '../schemas/document.ts';
import { findAttribute } from '../schemas/resolve.ts';
import { readFlag } from '../schemas/spellings.ts';

/** A value of an attribute that has no parts. Undefined: not assigned. */
export function readSimple(attribute: Attribute, value: unknown): string | boolean | undefined {
  if (!isAssigned(value)) return undefined;
  if (attribute.type === 'boolean') return readFlag(value) ?? refuse(attribute, 'true or false', value);
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof text !== 'string') return refuse(attribute, 'text', value);
  if (attribute.type === 'dateTime' && parseInstant(text) === undefined) return refuse(attribute, wantedInstant(text), value);
  return text;
}

/** A complex value over what it was: parts that are not sent stay, and parts that are sent empty go. */
export function readParts(attribute: Attribute, before: unknown, value: unknown): Document {
  const parts = { ...(isDocument(before) ? before : {}) };
  for (const [name, part] of Object.entries(asObject(attribute, value))) {
    const sub = findAttribute(attribute.subAttributes, name);
    if (sub === undefined || sub.mutability === 'readOnly') continue;
    const read = readSimple(sub, part);
    if (read === undefined) delete parts[sub.name];
    else parts[sub.name] = read;
  }
  return parts;
}

/** The elements of a list. One that is sent alone, or as text, is a list of one. */
export function readElements(attribute: Attribute, value: unknown): readonly Document[] {
  const elements = Array.isArray(value) ? value : [value];
  return elements.filter(isAssigned).map(element => readParts(attribute, undefined, element));
}

/** A manager may be sent as an id alone (Microsoft Entra), and so may an element of a list. */
function asObject(attribute: Attribute, value: unknown): Document {
  if (isDocument(value)) return value;
  if (!isAssigned(value)) return {};
  if (Array.isArray(value) && value.length === 1 && !Array.isArray(value[0])) return asObject(attribute, value[0]);
  const isSimple = typeof value === 'string' || typeof value === 'number';
  if (isSimple && findAttribute(attribute.subAttributes, 'value') !== undefined) return { value };
  return refuse(attribute, 'an object', value);
}

/** Enough to recognize a value. */
const SHOWN_CHARACTERS = 60;

function refuse({ name }: Attribute, expected: string, value: unknown): never {
  const sent = JSON.stringify(value).slice(0, SHOWN_CHARACTERS).toWellFormed();
  throw new ScimProblem('invalidValue', `${name} must be ${expected}, not ${sent}.`);
}
