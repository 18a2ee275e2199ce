/** `heldby login` and `logout`: keeps a server and a token for later commands. */
import type { Command } from 'commander';
import { action, textOf } from '../context.ts';
import { readSecret } from '../secret-input.ts';
import { originOf } from './connect.ts';
import { removeProfile, writeProfile } from './profile.ts';

export function addLoginCommands(program: Command): void {
  program
    .command('login')
    .description('keep a server and a token, read from the standard input, in a file that only you can read')
    .requiredOption('--server <url>', 'the server that later commands ask, with a path if it is behind one')
    .action(
      action(async ({ output }, options) => {
        const server = originOf(textOf(options, 'server') ?? '');
        const token = process.env.HELDBY_TOKEN ?? (await readSecret('token', undefined, false));
        const { createClient } = await import('@heldby/client');
        // A wrong token is better refused now than by the next command.
        const me = await createClient({ baseUrl: server, token }).me.get();
        const file = writeProfile(process.env, { server, token });
        const { name, kind, role } = me;
        output.result(
          { server, name, kind, role, file },
          shown => `Logged in to ${shown.server} as ${shown.name} (${shown.role}). The token is in ${shown.file}.`,
        );
      }),
    );

  program
    .command('logout')
    .description('forget the server and the token; revoke the token with `heldby token revoke`')
    .action(
      action(async ({ output }) => {
        output.result({ wasLoggedIn: removeProfile(process.env) }, ({ wasLoggedIn }) =>
          wasLoggedIn ? 'Logged out.' : 'Nobody was logged in.',
        );
      }),
    );
}
