/** Applies a PATCH to a document (RFC 7644 §3.5.2), and reads the bodies of POST and PUT by the same rules. */
import { ScimProblem } from '../problems.ts';
import type { ResourceType } from '../schemas/attribute.ts';
import { type Document, isAssigned, isDocument, memberOf } from '../schemas/document.ts';
import { changeElements } from './elements.ts';
import { folded } from './fold.ts';
import { type Operation, readOperations } from './operations.ts';
import { extensionOf, isPath, type Place, readPath } from './path.ts';
import { readParts, readSimple } from './values.ts';

/** The document with all operations applied, one after the other. What was given stays as it is. */
export function applyPatch(resource: ResourceType, document: Document, message: unknown): Document {
  const operations = folded(resource, readOperations(message));
  return operations.reduce((result, operation) => apply(resource, result, operation), document);
}

/** A body with the names and types of the schemas. What no schema has and what only the server writes is left out. */
export function readDocument(resource: ResourceType, body: unknown): Document {
  if (!isDocument(body)) throw new ScimProblem('invalidSyntax', 'The body must be a JSON object.');
  return merge(resource, {}, 'replace', body);
}

function apply(resource: ResourceType, document: Document, operation: Operation): Document {
  const { op, path, value } = operation;
  if (path === undefined) return isDocument(value) ? merge(resource, document, op, value) : document;
  const extension = extensionOf(resource, path);
  if (extension !== undefined) return changeExtension(resource, document, extension, operation);
  const place = readPath(resource, path);
  if (place === undefined) return document;
  if (isReadOnly(place)) throw new ScimProblem('mutability', `${path} is only read. The server writes it.`);
  return change(document, place, operation);
}

/** Each name of the value is a path. Okta sends the `id` with a group's new name: what is only read is left out. */
function merge(resource: ResourceType, document: Document, op: Operation['op'], values: Document): Document {
  let result = document;
  for (const [path, value] of Object.entries(values)) {
    if (!isPath(path)) continue;
    const extension = extensionOf(resource, path);
    const place = extension === undefined ? readPath(resource, path) : undefined;
    if (extension !== undefined) result = changeExtension(resource, result, extension, { op, path, value });
    else if (place !== undefined && !isReadOnly(place)) result = change(result, place, { op, path, value });
  }
  return result;
}

function changeExtension(resource: ResourceType, document: Document, urn: string, { op, value }: Operation): Document {
  if (op === 'remove' || value === null) return withMember(document, urn, undefined);
  if (!isDocument(value)) throw new ScimProblem('invalidValue', `${urn} must be an object.`);
  const values = Object.entries(value).map(([name, each]) => [`${urn}:${name}`, each]);
  return merge(resource, document, op, Object.fromEntries(values));
}

function isReadOnly({ attribute, sub }: Place): boolean {
  return attribute.mutability === 'readOnly' || sub?.mutability === 'readOnly';
}

function change(document: Document, place: Place, operation: Operation): Document {
  const { extension, attribute } = place;
  if (attribute.mutability === 'writeOnly') return document;
  const holder = extension === undefined ? document : memberOf(document, extension);
  const wanted = changed(memberOf(holder, attribute.name), place, operation);
  if (wanted === undefined && attribute.required && operation.op === 'remove')
    throw new ScimProblem('mutability', `${attribute.name} cannot be removed. It can only be replaced.`);
  const result = withMember(isDocument(holder) ? holder : {}, attribute.name, wanted);
  return extension === undefined ? result : withMember(document, extension, result);
}

function changed(before: unknown, place: Place, operation: Operation): unknown {
  const { attribute, sub } = place;
  const value = operation.op === 'remove' ? undefined : operation.value;
  if (attribute.multiValued) return changeElements(Array.isArray(before) ? before : [], place, operation);
  if (sub !== undefined) return readParts(attribute, before, { [sub.name]: value });
  if (attribute.type !== 'complex') return readSimple(attribute, value);
  return isAssigned(value) ? readParts(attribute, before, value) : undefined;
}

function withMember(document: Document, name: string, value: unknown): Document {
  const { [name]: _, ...rest } = document;
  return isAssigned(value) ? { ...rest, [name]: value } : rest;
}
