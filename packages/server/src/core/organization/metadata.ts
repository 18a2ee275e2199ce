/** Defines which keys the metadata of people and devices may have. */
import { isDeepStrictEqual } from 'node:util';
import { METADATA_DEFINITIONS_LIMIT } from '@heldby/contract';
import type { MetadataDefinition, MetadataNoun, MetadataType } from '../../domain/metadata.ts';
import { tidyName } from '../../domain/names.ts';
import { invalid, notFound, Problem, QUOTA } from '../../domain/problem.ts';
import {
  deleteDefinition,
  fromDefinition,
  insertDefinition,
  selectDefinition,
  selectDefinitions,
  toDefinition,
  updateDefinition,
} from '../../storage/statements/metadata.ts';
import type { Reader } from '../../storage/storage.ts';
import type { Edit } from '../change.ts';
import { record } from '../record.ts';

export interface DefinitionChange {
  readonly appliesTo?: readonly MetadataNoun[];
  readonly values?: readonly string[];
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly description?: string | null;
}

export interface DefinitionInput extends DefinitionChange {
  readonly key: string;
  readonly type: MetadataType;
  readonly appliesTo: readonly MetadataNoun[];
}

/** As long as a name. */
const USUAL_LENGTH = 200;

export async function defineMetadata(edit: Edit, input: DefinitionInput): Promise<MetadataDefinition> {
  const { key, type, appliesTo } = input;
  const others = await edit.tx.all(selectDefinitions, { org: edit.org });
  if (others.some(other => other.key === key)) throw new Problem('conflict', `The key ${key} is defined already.`);
  if (others.length >= METADATA_DEFINITIONS_LIMIT) throw tooMany();
  const options = optionsOf(type, input);
  if (type === 'enum' && options.values === undefined) throw invalid('values', 'given for an enum', '', 'missing');
  const made: MetadataDefinition = {
    id: edit.newId(),
    key,
    appliesTo,
    type,
    values: null,
    maxLength: type === 'text' ? USUAL_LENGTH : null,
    required: false,
    description: null,
    ...options,
    createdAt: edit.now,
    modifiedAt: edit.now,
    revision: 1,
  };
  edit.tx.send(insertDefinition, { org: edit.org, ...fromDefinition(made) });
  record.metadataDefined(edit, made);
  return made;
}

/** Counts for what is written from now on: stored values stay as they are. */
export function changeDefinition(edit: Edit, before: MetadataDefinition, change: DefinitionChange): MetadataDefinition {
  const wanted = { ...before, ...optionsOf(before.type, change) };
  if (isDeepStrictEqual(wanted, before)) return before;
  const after = { ...wanted, modifiedAt: edit.now, revision: before.revision + 1 };
  edit.tx.send(updateDefinition, { org: edit.org, ...fromDefinition(after) });
  record.metadataUpdated(edit, before, after);
  return after;
}

/** Values stay with the people and devices that have them, and can be cleared. */
export function removeDefinition(edit: Edit, before: MetadataDefinition): void {
  edit.tx.send(deleteDefinition, { org: edit.org, id: before.id });
  record.metadataRemoved(edit, before);
}

export async function requireDefinition(reader: Reader, org: number, id: string): Promise<MetadataDefinition> {
  const row = await reader.one(selectDefinition, { org, id });
  if (row === undefined) throw notFound('metadata_definition');
  return toDefinition(row);
}

/** Only an enum has values, and only a text has a length. */
function optionsOf(type: MetadataType, { appliesTo, values, maxLength, required, description }: DefinitionChange) {
  if (values !== undefined && type !== 'enum') throw invalid('values', 'left out unless the type is enum', values, 'unknown');
  if (maxLength !== undefined && type !== 'text') {
    throw invalid('maxLength', 'left out unless the type is text', maxLength, 'unknown');
  }
  return {
    ...(appliesTo && { appliesTo }),
    ...(values && { values: values.map((value, index) => tidyName(`values.${index}`, value)) }),
    ...(maxLength !== undefined && { maxLength }),
    ...(required !== undefined && { required }),
    ...(description !== undefined && { description }),
  };
}

function tooMany(): Problem {
  const limit = METADATA_DEFINITIONS_LIMIT;
  return new Problem('conflict', `An organization defines at most ${limit} keys.`, { resource: QUOTA, limit });
}
