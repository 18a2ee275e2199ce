/** Defines and lists which keys the metadata of people and devices may have. */
import { change, checkRevision, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import {
  changeDefinition,
  type DefinitionChange,
  type DefinitionInput,
  defineMetadata,
  removeDefinition,
  requireDefinition,
} from '../../core/organization/metadata.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { MetadataDefinition } from '../../domain/metadata.ts';
import { selectDefinitions, toDefinition } from '../../storage/statements/metadata.ts';
import { pageById } from '../paging.ts';

export interface MetadataDefinitions {
  readonly create: (write: Write, input: DefinitionInput) => Promise<MetadataDefinition>;
  readonly update: (write: Write, id: string, input: DefinitionChange) => Promise<MetadataDefinition>;
  /** The definition as it was. */
  readonly remove: (write: Write, id: string) => Promise<MetadataDefinition>;
  readonly get: (actor: Actor, id: string) => Promise<MetadataDefinition>;
  readonly list: (actor: Actor, page: PageRequest) => Promise<Page<MetadataDefinition>>;
}

const needs = 'write policy';

export function createMetadataDefinitions(core: Core): MetadataDefinitions {
  const { storage } = core;
  return {
    create: (write, input) => change(core, write, { name: 'metadata.define', needs }, input, edit => defineMetadata(edit, input)),
    update: (write, id, input) =>
      change(core, write, { name: 'metadata.change', needs }, { id, input }, async edit => {
        const before = await requireDefinition(edit.tx, edit.org, id);
        checkRevision(edit, before);
        return changeDefinition(edit, before, input);
      }),
    remove: (write, id) =>
      change(core, write, { name: 'metadata.remove', needs }, { id }, async edit => {
        const before = await requireDefinition(edit.tx, edit.org, id);
        checkRevision(edit, before);
        removeDefinition(edit, before);
        return before;
      }),
    get: async (actor, id) => {
      requireRight(actor, 'read devices');
      return requireDefinition(storage, actor.org, id);
    },
    list: (actor, page) => {
      requireRight(actor, 'read devices');
      const read = async (after: string, limit: number) => {
        const all = await storage.all(selectDefinitions, { org: actor.org });
        return all.filter(({ id }) => id > after).slice(0, limit);
      };
      return pageById(page, read, toDefinition);
    },
  };
}
