/** `heldby login` and `logout`: keeps servers and tokens for later commands, under names. */
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { action, type Context, type Options, textOf } from '../context.ts';
import { wrongSetting } from '../failure.ts';
import { readSecret } from '../secret-input.ts';
import { originOf } from './connect.ts';
import { FIRST_PROFILE, type Profile, readProfile, readProfiles, removeProfile, useProfile, writeProfile } from './profile.ts';

export function addLoginCommands(program: Command): void {
  program
    .command('login')
    .description('log in with a browser, or with a token from the standard input, and keep that in a file that only you can read')
    .option('--server <url>', 'the server that later commands ask, with a path if it is behind one')
    .option('--profile <name>', 'keep it under this name; without --server, use what is kept under it from now on')
    .option('--browser', 'sign in with a browser: what is done at a terminal, unless there is a token')
    .option('--token-file <file>', 'take the token in this file; - asks for it, or reads it from the standard input')
    .action(action(login));
  program
    .command('logout')
    .description('end a sign-in with a browser at the server, and forget it; a token of your own is only forgotten')
    .option('--profile <name>', 'this one, and not the one in use')
    .action(action(logout));
}

async function login({ output }: Context, options: Options): Promise<void> {
  const given = textOf(options, 'server');
  const named = textOf(options, 'profile');
  if (given === undefined) return show({ output }, named);
  const server = originOf(given);
  const credentials = await credentialsFor(server, options, output.note);
  const { createClient } = await import('@heldby/client');
  // A wrong token is better refused now than by the next command.
  const { name, kind, role } = await createClient({ baseUrl: server, token: credentials.token }).me.get();
  const profile = named ?? readProfiles(process.env).current ?? FIRST_PROFILE;
  const file = writeProfile(process.env, profile, { server, ...credentials });
  output.result(
    { server, profile, name, kind, role, file },
    shown => `Logged in to ${shown.server} as ${shown.name} (${shown.role}). The token is in ${shown.file}.`,
  );
}

/** A program pipes a token in; somebody at a terminal signs in with a browser. */
async function credentialsFor(server: string, options: Options, say: (text: string) => void): Promise<Omit<Profile, 'server'>> {
  const file = textOf(options, 'tokenFile');
  if (file !== undefined && file !== '-') return { token: tokenIn(file) };
  const given = process.env.HELDBY_TOKEN;
  const isBrowser = options.browser === true || (process.stdin.isTTY && file === undefined && given === undefined);
  if (!isBrowser) return { token: given ?? (await readSecret('token', undefined, false)) };
  const { signInWithBrowser } = await import('./browser-login.ts');
  return signInWithBrowser(server, process.env, say);
}

function tokenIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw wrongSetting(`The token cannot be read from ${file}`, error, 'name another file');
  }
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
  const named = textOf(options, 'profile');
  const profile = readProfile(process.env, named);
  if (profile?.refreshToken !== undefined) {
    const { endSignIn } = await import('./oauth.ts');
    // What cannot be ended now is forgotten all the same.
    await endSignIn(profile.server, profile.refreshToken).catch((error: Error) => {
      output.warn(`the sign-in goes on at the server, where an administrator can end it: ${error.message.replace(/\.$/, '')}`);
    });
  }
  const name = removeProfile(process.env, named);
  output.result({ wasLoggedIn: name !== undefined, ...(name === undefined ? {} : { profile: name }) }, ({ wasLoggedIn }) =>
    wasLoggedIn ? 'Logged out.' : 'Nobody was logged in.',
  );
}
