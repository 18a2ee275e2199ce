/** What has rules by group, a directory or a sign-in provider, as the parts of this room read and change it. */
import type { RuledPerson, WriteOptions } from '@heldby/client';
import type { Reason } from '../../../app/change-dialog.tsx';
import type { Change } from '../../../data/write.ts';
import { GROUP_RULES as words } from '../../../words/integrations/group-rules.ts';
import type { Rule } from './rules.ts';

export interface RuledWords {
  readonly title: string;
  readonly about: string;
  readonly none: string;
  readonly groupHint: string;
  readonly some: (count: string) => string;
}

export interface Ruled {
  readonly rules: readonly Rule[];
  readonly words: RuledWords;
  /** Of what a preview is of: another revision has another one. */
  readonly key: string;
  readonly preview: (rules: readonly Rule[], signal: AbortSignal) => Promise<Foreseen>;
  /** A change of the rules, with what takes it back. */
  readonly changing: (rules: readonly Rule[], reason: Reason) => Change<unknown>;
}

interface Foreseen {
  readonly total: number;
  readonly items: readonly RuledPerson[];
}

interface Owner {
  readonly id: string;
  readonly revision: number;
  readonly rules: readonly Rule[];
}

interface Calls<T> {
  readonly get: (id: string) => Promise<T>;
  readonly update: (id: string, body: { readonly rules: Rule[] } & Reason, options: WriteOptions) => Promise<T>;
  readonly previewRules: (
    id: string,
    body: { readonly rules: Rule[] },
    options: { readonly signal: AbortSignal },
  ) => Promise<Foreseen>;
}

export function ruledBy<T extends Owner>(name: 'directories' | 'providers', owner: T, calls: Calls<T>, texts: RuledWords): Ruled {
  const change = (from: T, rules: readonly Rule[], done: string, why: Reason = {}) => ({
    from: { before: from, again: () => calls.get(from.id) },
    run: (options: WriteOptions) => calls.update(from.id, { rules: [...rules], ...why }, options),
    done,
    refreshes: [`${name}/${from.id}`, 'people'],
  });
  return {
    rules: owner.rules,
    words: texts,
    key: `${name}/${owner.id}/${owner.revision}`,
    preview: (rules, signal) => calls.previewRules(owner.id, { rules: [...rules] }, { signal }),
    changing: (rules, reason) => ({
      ...change(owner, rules, words.changed, reason),
      undo: (changed: T) => change(changed, owner.rules, words.back),
    }),
  };
}
