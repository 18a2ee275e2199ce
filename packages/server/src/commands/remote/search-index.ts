/** `heldby search-index …`: says how far the search index is, and builds it anew. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { SearchIndex } from '@heldby/client';
import type { Command } from 'commander';
import { asking, formatOptions, withOptions } from './session.ts';

const ASK_AGAIN_MS = 50;

export function addSearchIndexCommands(program: Command): void {
  const index = program.command('search-index').description('look after the index by which people and devices are found');
  const status = index.command('status').description('show how far the index is');
  withOptions(status, formatOptions(false)).action(
    asking(async ({ client, context }) => context.output.result(await client.search.status(), sentenceOf)),
  );
  const rebuild = index
    .command('rebuild')
    .description('build the index anew, and wait until that is done; heldby goes on serving meanwhile');
  withOptions(rebuild, formatOptions(false)).action(
    asking(async ({ client, context }) => {
      let built = await client.search.rebuild();
      while (built.state !== 'ready') {
        await sleep(ASK_AGAIN_MS);
        built = await client.search.status();
      }
      context.output.result(built, () => 'The search index was built anew.');
    }),
  );
}

function sentenceOf({ state, progress, indexedSequence, lastSequence }: SearchIndex): string {
  if (state === 'absent') return 'The search index was not begun: a running server builds it.';
  if (state === 'building') return `The search index is being built: ${Math.floor(100 * progress)} % are done.`;
  return `The search index is ready. It knows ${indexedSequence} of ${lastSequence} events.`;
}
