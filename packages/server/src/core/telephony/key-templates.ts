/** Stores the templates of line keys. */
import { isDeepStrictEqual } from 'node:util';
import { LENGTHS } from '@heldby/contract';
import { tidyName } from '../../domain/names.ts';
import { notFound, Problem, QUOTA } from '../../domain/problem.ts';
import type { KeyTemplate } from '../../domain/telephony.ts';
import {
  deleteKeyTemplate,
  fromKeyTemplate,
  insertKeyTemplate,
  selectKeyTemplate,
  selectKeyTemplates,
  toKeyTemplate,
  updateKeyTemplate,
} from '../../storage/statements/key-templates.ts';
import type { Reader } from '../../storage/storage.ts';
import type { Edit } from '../change.ts';
import { requireJsonLength } from '../lengths.ts';
import { recordKeyTemplate } from '../record-key-templates.ts';

export type KeyTemplateInput = Pick<KeyTemplate, 'name' | 'model' | 'extras'>;

/** Lists of them are answered whole. */
const TEMPLATES_LIMIT = 200;

export async function requireKeyTemplate(reader: Reader, org: number, id: string): Promise<KeyTemplate> {
  const row = await reader.one(selectKeyTemplate, { org, id });
  if (row === undefined) throw notFound('key_template');
  return toKeyTemplate(row);
}

export async function createKeyTemplate(edit: Edit, input: KeyTemplateInput): Promise<KeyTemplate> {
  const name = tidyName('name', input.name);
  const others = await requireFree(edit, name);
  if (others >= TEMPLATES_LIMIT) {
    const limit = TEMPLATES_LIMIT;
    throw new Problem('conflict', `An organization has at most ${limit} templates of keys.`, { resource: QUOTA, limit });
  }
  requireJsonLength('extras', input.extras, LENGTHS.extras);
  const made: KeyTemplate = { ...input, name, id: edit.newId(), createdAt: edit.now, modifiedAt: edit.now, revision: 1 };
  edit.tx.send(insertKeyTemplate, { org: edit.org, ...fromKeyTemplate(made) });
  recordKeyTemplate.created(edit, made);
  return made;
}

/** Its model stays: the keys are for that. */
export async function changeKeyTemplate(
  edit: Edit,
  before: KeyTemplate,
  wish: Pick<KeyTemplateInput, 'name' | 'extras'>,
): Promise<KeyTemplate> {
  const name = tidyName('name', wish.name);
  if (name !== before.name) await requireFree(edit, name);
  const wanted = { ...before, name, extras: wish.extras };
  if (isDeepStrictEqual(wanted, before)) return before;
  requireJsonLength('extras', wanted.extras, LENGTHS.extras);
  const after = { ...wanted, modifiedAt: edit.now, revision: before.revision + 1 };
  const { createdAt: _c, model: _m, ...stored } = fromKeyTemplate(after);
  edit.tx.send(updateKeyTemplate, { org: edit.org, ...stored });
  recordKeyTemplate.updated(edit, before, after);
  return after;
}

/** Phones keep the keys that they have by it. */
export function removeKeyTemplate(edit: Edit, before: KeyTemplate): void {
  edit.tx.send(deleteKeyTemplate, { org: edit.org, id: before.id });
  recordKeyTemplate.removed(edit, before);
}

/** Returns how many there are. */
async function requireFree({ tx, org }: Edit, name: string): Promise<number> {
  const others = await tx.all(selectKeyTemplates, { org });
  if (others.some(other => other.name === name)) throw new Problem('conflict', `There is a template ${name} already.`);
  return others.length;
}
