/** `heldby keys …`: shows the keys that seal secrets at rest, and replaces them. */
import type { Client } from '@heldby/client';
import type { Command } from 'commander';
import { table } from '../output.ts';
import { asking, formatOptions, withOptions } from './session.ts';

type Keys = Awaited<ReturnType<Client['installation']['keys']>>;

export function addKeyCommands(program: Command): void {
  const keys = program.command('keys').description('the keys that seal the secrets which heldby must read back');
  const list = keys.command('list').description('list the sealed secrets and their keys, and say which secrets cannot be read');
  withOptions(list, formatOptions(false)).action(
    asking(async ({ client, context }) => context.output.result(await client.installation.keys(), keysText)),
  );
  const rotate = keys
    .command('rotate')
    .description(
      'create a new key and seal every secret with it; the old keys stay in the file, because older backups need them',
    );
  withOptions(rotate, formatOptions(false)).action(
    asking(async ({ client, context }) => {
      const rotated = await client.installation.rotateKeys();
      context.output.result(
        rotated,
        shown => `Secrets are sealed with the key ${shown.keys[0]} from now on.\n${keysText(shown)}`,
      );
    }),
  );
}

function keysText({ file, keys, secrets, lost }: Keys): string {
  const rows = secrets.map(each => [each.organizationName, each.what, each.keyId ?? 'none', each.isReadable ? 'yes' : 'no']);
  const list = table(['ORGANIZATION', 'SECRET', 'KEY', 'READABLE'], rows, 'There are no sealed secrets yet.');
  const held = keys.length === 0 ? `There is no key file ${file} yet.` : `${file} has the keys ${keys.join(', ')}.`;
  return [held, list, ...lost].join('\n');
}
