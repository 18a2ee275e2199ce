/** What an organization notes about its people and devices beyond the members that all of them have: definitions and values. */
import type { Instant } from '../lib/instant.ts';
import { nearest } from '../lib/nearest.ts';
import { isDay } from './detail-values.ts';
import type { MetadataValues } from './details.ts';
import { type Fault, Problem, shown } from './problem.ts';

export type MetadataNoun = 'people' | 'devices';
export type MetadataType = 'text' | 'number' | 'boolean' | 'date' | 'enum';

export interface MetadataDefinition {
  readonly id: string;
  /** The name of the member in `metadata`. */
  readonly key: string;
  readonly appliesTo: readonly MetadataNoun[];
  readonly type: MetadataType;
  /** Of an enum; null for other types. */
  readonly values: readonly string[] | null;
  /** Of a text; null for other types. */
  readonly maxLength: number | null;
  /** The native API creates nothing without it. */
  readonly required: boolean;
  readonly description: string | null;
  readonly createdAt: Instant;
  readonly modifiedAt: Instant;
  readonly revision: number;
}

/** What a caller sent: null clears a key. */
export type MetadataChange = Readonly<Record<string, unknown>>;

/** The values afterwards. Throws `invalid` with a fault for each key that is wrong. `isNew`: what is required must be there. */
export function mergedMetadata(
  definitions: readonly MetadataDefinition[],
  before: MetadataValues,
  change: MetadataChange | null,
  isNew: boolean,
): MetadataValues {
  const given = change ?? Object.fromEntries(Object.keys(before).map(key => [key, null]));
  const byKey = new Map(definitions.map(each => [each.key, each]));
  const faults = Object.entries(given).flatMap(([key, value]) => faultOf(byKey, before, key, value) ?? []);
  const merged = { ...before, ...given };
  const missing = isNew ? definitions.filter(({ key, required }) => required && !(key in given)) : [];
  faults.push(...missing.map(definition => fault(definition.key, 'missing', wanted(definition), undefined)));
  if (faults.length > 0) throw refused(faults);
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null)) as MetadataValues;
}

function faultOf(
  definitions: ReadonlyMap<string, MetadataDefinition>,
  before: MetadataValues,
  key: string,
  value: unknown,
): Fault | undefined {
  const definition = definitions.get(key);
  if (definition === undefined) {
    // The value of a key that is not defined any more can be cleared.
    if (value === null && key in before) return undefined;
    const meant = nearest(key, [...definitions.keys()]);
    return fault(key, 'unknown', `no such key${meant === undefined ? '' : `; did you mean ${meant}?`}`, undefined);
  }
  if (value === null)
    return definition.required ? fault(key, 'missing', `${wanted(definition)}, and not null`, value) : undefined;
  return fits(definition, value) ? undefined : fault(key, kindOf(definition, value), wanted(definition), value);
}

function fits({ type, values, maxLength }: MetadataDefinition, value: unknown): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string' && value !== '' && [...value].length <= (maxLength ?? 0);
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isDay(value);
    case 'enum':
      return typeof value === 'string' && (values ?? []).includes(value);
  }
}

function kindOf({ type }: MetadataDefinition, value: unknown): Fault['kind'] {
  if (type === 'number' || type === 'boolean' || typeof value !== 'string') return 'type';
  return type === 'enum' ? 'enum' : type === 'date' ? 'format' : 'length';
}

function wanted({ type, values, maxLength }: MetadataDefinition): string {
  switch (type) {
    case 'text':
      return `text of 1 to ${maxLength} characters`;
    case 'number':
      return 'a number';
    case 'boolean':
      return 'true or false';
    case 'date':
      return 'a day as YYYY-MM-DD';
    case 'enum':
      return `one of ${(values ?? []).join(', ')}`;
  }
}

function fault(key: string, kind: Fault['kind'], expected: string, value: unknown): Fault {
  const text = value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return { where: 'body', field: `metadata.${key}`, kind, expected, value: shown(text) };
}

function refused(faults: readonly Fault[]): Problem {
  const sentences = faults.map(({ field, kind, expected }) => {
    if (kind === 'unknown') return `${field}: ${expected}`;
    return `${field} ${kind === 'missing' ? 'is missing; it ' : ''}must be ${expected}`;
  });
  return new Problem('invalid', `The metadata is not valid: ${sentences.join('; ')}.`.replace('?.', '?'), { faults });
}
