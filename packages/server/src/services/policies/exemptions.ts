/** What policies leave alone. */
import { change, type Write } from '../../core/change.ts';
import type { Core, Page, PageRequest } from '../../core/core.ts';
import { type ExemptionWish, exempt, removeExemption, requireExemption } from '../../core/policies/exemptions.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import type { NamedExemption, PolicyName } from '../../domain/policies.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import { selectExemptions, selectNamedExemption, toNamedExemption } from '../../storage/statements/exemptions.ts';
import type { Reader } from '../../storage/storage.ts';
import { pageByNumber } from '../paging.ts';

export interface Exemptions {
  readonly exemptions: (actor: Actor, name: PolicyName, page: PageRequest) => Promise<Page<NamedExemption>>;
  readonly exempt: (write: Write, name: PolicyName, wish: ExemptionWish) => Promise<NamedExemption>;
  /** The exemption as it was. */
  readonly removeExemption: (write: Write, name: PolicyName, id: string) => Promise<NamedExemption>;
}

const needs = 'write policy';

export function createExemptions(core: Core): Exemptions {
  return {
    exemptions: async (actor, policy, page) => {
      requireRight(actor, 'read exemptions');
      const key = { org: actor.org, policy };
      const read = (after: number, limit: number) => core.storage.all(selectExemptions, { ...key, after, limit });
      return pageByNumber(page, read, ({ number }) => number, toNamedExemption);
    },
    exempt: (write, name, wish) =>
      change(core, write, { name: 'policies.exempt', needs }, { name, wish }, async edit => {
        if (name !== 'stale') throw new Problem('conflict', `The policy ${name} has no exemptions.`);
        return named(edit.tx, edit.org, (await exempt(edit, name, wish)).id);
      }),
    removeExemption: (write, name, id) =>
      change(core, write, { name: 'policies.removeExemption', needs }, { name, id }, async edit => {
        const before = await requireExemption(edit, name, id);
        removeExemption(edit, before);
        return before;
      }),
  };
}

async function named(reader: Reader, org: number, id: string): Promise<NamedExemption> {
  const row = await reader.one(selectNamedExemption, { org, id });
  if (row === undefined) throw notFound('exemption');
  return toNamedExemption(row);
}
