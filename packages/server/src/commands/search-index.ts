/** `heldby search-index status` and `rebuild`: looks after the search index. */
import type { Command } from 'commander';
import type { IndexView } from '../daemon/operations/search.ts';
import { action, IN_ORGANIZATION, textOf } from './context.ts';
import { perform } from './store.ts';

export function addSearchIndexCommands(program: Command): void {
  const search = program.command('search-index').description('look after the index by which people and devices are found');
  search
    .command('status')
    .description('show how far the index is')
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options) => {
        output.result(await perform(settings, 'searchStatus', { organization: textOf(options, 'org') }), sentenceOf);
      }),
    );
  search
    .command('rebuild')
    .description('build the index anew, and wait until that is done; heldby goes on serving meanwhile')
    .option(...IN_ORGANIZATION)
    .action(
      action(async ({ settings, output }, options) => {
        const rebuilt = await perform(settings, 'rebuildSearch', { organization: textOf(options, 'org') });
        output.result(rebuilt, ({ organization }) => `The search index of ${organization} was built anew.`);
      }),
    );
}

function sentenceOf({ organization, state, progress, indexedSequence, lastSequence }: IndexView): string {
  const known = `It knows ${indexedSequence} of ${lastSequence} events.`;
  if (state === 'absent') return `The search index of ${organization} was not begun: a running server builds it.`;
  if (state === 'building')
    return `The search index of ${organization} is being built: ${Math.floor(100 * progress)} % are done.`;
  return `The search index of ${organization} is ready. ${known}`;
}
