/** `heldby keys …`: shows the keys that seal secrets at rest, and replaces them. */
import type { Command } from 'commander';
import type { KeysView } from '../daemon/operations/keys.ts';
import { action } from './context.ts';
import { table } from './output.ts';
import { perform } from './store.ts';

export function addKeyCommands(program: Command): void {
  const keys = program.command('keys').description('the keys that seal the secrets which heldby must read back');

  keys
    .command('list')
    .description('list the sealed secrets and their keys, and say which secrets cannot be read')
    .action(
      action(async ({ settings, output }) => {
        output.result(await perform(settings, 'listKeys', {}), keysText);
      }),
    );

  keys
    .command('rotate')
    .description('create a new key and seal every secret with it; the old keys stay in the file, because older backups need them')
    .action(
      action(async ({ settings, output }) => {
        const rotated = await perform(settings, 'rotateKeys', {});
        output.result(rotated, shown => `Secrets are sealed with the key ${shown.keys[0]} from now on.\n${keysText(shown)}`);
      }),
    );
}

function keysText({ file, keys, secrets, lost }: KeysView): string {
  const rows = secrets.map(({ organization, what, keyId, isReadable }) => [
    organization,
    what,
    keyId ?? 'none',
    isReadable ? 'yes' : 'no',
  ]);
  const list = table(['ORGANIZATION', 'SECRET', 'KEY', 'READABLE'], rows, 'There are no sealed secrets yet.');
  const held = keys.length === 0 ? `There is no key file ${file} yet.` : `${file} has the keys ${keys.join(', ')}.`;
  return [held, list, ...lost].join('\n');
}
