/** Makes, reads, changes and removes the templates of line keys. */
import { change, checkRevision, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireRight } from '../../core/rights.ts';
import {
  changeKeyTemplate,
  createKeyTemplate,
  type KeyTemplateInput,
  removeKeyTemplate,
  requireKeyTemplate,
} from '../../core/telephony/key-templates.ts';
import type { Actor } from '../../domain/actor.ts';
import type { KeyTemplate } from '../../domain/telephony.ts';
import { selectKeyTemplates, toKeyTemplate } from '../../storage/statements/key-templates.ts';

type Changed = Pick<KeyTemplateInput, 'name' | 'extras'>;

export interface KeyTemplates {
  /** All, in the order in which they were made. */
  readonly listTemplates: (actor: Actor) => Promise<readonly KeyTemplate[]>;
  readonly getTemplate: (actor: Actor, id: string) => Promise<KeyTemplate>;
  readonly createTemplate: (write: Write, input: KeyTemplateInput) => Promise<KeyTemplate>;
  /** `toWish` may refuse what does not fit the template's model. */
  readonly updateTemplate: (
    write: Write,
    id: string,
    wanted: unknown,
    toWish: (before: KeyTemplate) => Changed,
  ) => Promise<KeyTemplate>;
  readonly removeTemplate: (write: Write, id: string) => Promise<void>;
}

const needs = 'write desk settings';

export function createKeyTemplates(core: Core): KeyTemplates {
  const { storage } = core;
  return {
    listTemplates: async actor => {
      requireRight(actor, 'read desk configuration');
      return (await storage.all(selectKeyTemplates, { org: actor.org })).map(toKeyTemplate);
    },
    getTemplate: async (actor, id) => {
      requireRight(actor, 'read desk configuration');
      return requireKeyTemplate(storage, actor.org, id);
    },
    createTemplate: (write, input) =>
      change(core, write, { name: 'keyTemplates.create', needs }, input, edit => createKeyTemplate(edit, input)),
    updateTemplate: (write, id, wanted, toWish) =>
      change(core, write, { name: 'keyTemplates.update', needs }, { id, wanted }, async edit => {
        const before = await requireKeyTemplate(edit.tx, edit.org, id);
        checkRevision(edit, before);
        return changeKeyTemplate(edit, before, toWish(before));
      }),
    removeTemplate: async (write, id) => {
      await change(core, write, { name: 'keyTemplates.remove', needs }, { id }, async edit =>
        removeKeyTemplate(edit, await requireKeyTemplate(edit.tx, edit.org, id)),
      );
    },
  };
}
