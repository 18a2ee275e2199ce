/** A change of the rules of a directory, with what takes it back. */
import type { Directory, WriteOptions } from '@heldby/client';
import type { Reason } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import type { Change } from '../../../data/write.ts';
import { DIRECTORY_RULES as words } from '../../../words/integrations/directories.ts';
import type { Rule } from './rules.ts';

export function changingRules(directory: Directory, rules: readonly Rule[], reason: Reason): Change<Directory> {
  const change = (from: Directory, wanted: readonly Rule[], done: string, why: Reason = {}) => ({
    from: { before: from, again: () => client.directories.get(from.id) },
    run: (options: WriteOptions) => client.directories.update(from.id, { rules: [...wanted], ...why }, options),
    done,
    refreshes: [`directories/${from.id}`, 'people'],
  });
  return {
    ...change(directory, rules, words.changed, reason),
    undo: changed => change(changed, directory.rules, words.back),
  };
}
