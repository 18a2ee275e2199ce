/** `heldby login` and `logout`: keeps servers and tokens for later commands, under names. */
import type { Command } from 'commander';
import { action, type Context, type Options, textOf } from '../context.ts';
import { readSecret } from '../secret-input.ts';
import { originOf } from './connect.ts';
import { FIRST_PROFILE, readProfiles, removeProfile, useProfile, writeProfile } from './profile.ts';

export function addLoginCommands(program: Command): void {
  program
    .command('login')
    .description('keep a server and a token, read from the standard input, in a file that only you can read')
    .option('--server <url>', 'the server that later commands ask, with a path if it is behind one')
    .option('--profile <name>', 'keep it under this name; without --server, use what is kept under it from now on')
    .action(action(login));
  program
    .command('logout')
    .description('forget a server and its token; revoke the token with `heldby token revoke`')
    .option('--profile <name>', 'this one, and not the one in use')
    .action(action(logout));
}

async function login({ output }: Context, options: Options): Promise<void> {
  const given = textOf(options, 'server');
  const named = textOf(options, 'profile');
  if (given === undefined) return show({ output }, named);
  const server = originOf(given);
  const token = process.env.HELDBY_TOKEN ?? (await readSecret('token', undefined, false));
  const { createClient } = await import('@heldby/client');
  // A wrong token is better refused now than by the next command.
  const { name, kind, role } = await createClient({ baseUrl: server, token }).me.get();
  const profile = named ?? readProfiles(process.env).current ?? FIRST_PROFILE;
  const file = writeProfile(process.env, profile, { server, token });
  output.result(
    { server, profile, name, kind, role, file },
    shown => `Logged in to ${shown.server} as ${shown.name} (${shown.role}). The token is in ${shown.file}.`,
  );
}

/** Without a server: uses the profile that is named, or lists all of them. */
function show({ output }: Pick<Context, 'output'>, named: string | undefined): void {
  if (named !== undefined) {
    const { server } = useProfile(process.env, named);
    output.result({ profile: named, server }, shown => `Commands ask ${shown.server} from now on.`);
    return;
  }
  const { current, profiles } = readProfiles(process.env);
  const list = Object.entries(profiles).map(([profile, { server }]) => ({ profile, server, isCurrent: profile === current }));
  output.result(list, shown =>
    shown.length === 0
      ? 'Nobody has logged in: name a server with --server.'
      : shown.map(({ profile, server, isCurrent }) => `${isCurrent ? '*' : ' '} ${profile}  ${server}`).join('\n'),
  );
}

async function logout({ output }: Context, options: Options): Promise<void> {
  const name = removeProfile(process.env, textOf(options, 'profile'));
  output.result({ wasLoggedIn: name !== undefined, ...(name === undefined ? {} : { profile: name }) }, ({ wasLoggedIn }) =>
    wasLoggedIn ? 'Logged out.' : 'Nobody was logged in.',
  );
}
