/**
 * Finds the registry that a command asks, and gives a client for it: a server with a token, the running server through the socket in
 * its data folder, or the same routes in this process.
 */
import type { Client } from '@heldby/client';
import { Problem } from '../../domain/problem.ts';
import { SETTINGS } from '../../settings.ts';
import { type Context, type Options, textOf } from '../context.ts';
import { readProfile } from './profile.ts';

const SERVER_VARIABLE = 'HELDBY_URL';
const TOKEN_VARIABLE = 'HELDBY_TOKEN';
const PROFILE_VARIABLE = 'HELDBY_PROFILE';

/** Told with every command that asks a registry. */
export const SERVER_OPTIONS = [
  ['--server <url>', `the server to ask, with the token in ${TOKEN_VARIABLE} or of \`heldby login\` [${SERVER_VARIABLE}]`],
  ['--org <name or id>', 'the organization, where there is more than one and the store is asked directly'],
  ['--profile <name>', 'ask as `heldby login --profile` has logged in [HELDBY_PROFILE]'],
] as const;

export interface Place {
  readonly server: string;
  readonly token: string;
  /** The profile whose token is renewed before it expires. */
  readonly renewed?: string;
}

/** Calls the registry that the options, the environment or the profile name. */
export async function withClient<T>(
  context: Context,
  options: Options,
  work: (client: Client) => Promise<T>,
  mayCreate = false,
): Promise<T> {
  const place = placeOf(context, options, process.env);
  if (place === undefined) {
    const { withLocalClient } = await import('./local.ts');
    return withLocalClient(context.settings, textOf(options, 'org'), work, mayCreate);
  }
  const { createClient } = await import('@heldby/client');
  return work(createClient({ baseUrl: place.server, token: await tokenOf(place) }));
}

/** The server and its token; undefined for the store of the settings. What is said on the command line comes first. */
export function placeOf({ isGiven }: Context, options: Options, env: NodeJS.ProcessEnv): Place | undefined {
  const byFlag = textOf(options, 'server');
  const named = textOf(options, 'profile') ?? (byFlag === undefined ? env[PROFILE_VARIABLE] : undefined);
  if (named !== undefined && byFlag === undefined) return placeOfProfile(readProfile(env, named));
  const isLocal = isGiven('dataFolder') || isGiven('databaseUrl');
  const server = byFlag ?? (isLocal ? undefined : env[SERVER_VARIABLE]);
  const profile = isLocal && server === undefined ? undefined : readProfile(env, named);
  const token = env[TOKEN_VARIABLE];
  if (server === undefined) {
    return token === undefined || profile === undefined ? placeOfProfile(profile) : { server: profile.server, token };
  }
  if (token !== undefined) return { server: originOf(server), token };
  if (profile?.server === originOf(server)) return placeOfProfile(profile);
  throw new Problem(
    'invalid',
    `There is no token for ${server}: log in with \`heldby login --server ${server}\`, or set ${TOKEN_VARIABLE}. Without --server, ${SETTINGS.dataFolder.flag} names a data folder.`,
  );
}

function placeOfProfile(profile: ReturnType<typeof readProfile>): Place | undefined {
  if (profile === undefined) return undefined;
  const { server, token, refreshToken, name } = profile;
  return { server, token, ...(refreshToken === undefined ? {} : { renewed: name }) };
}

/** For each call, because a command that follows events outlives a token. */
async function tokenOf({ token, renewed }: Place): Promise<string | (() => Promise<string>)> {
  if (renewed === undefined) return token;
  const { currentToken } = await import('./current-token.ts');
  const current = () => currentToken(process.env, renewed);
  // A sign-in that has ended is said before anything is asked.
  await current();
  return current;
}

/** Without a slash at its end. */
export function originOf(server: string): string {
  if (/^https?:\/\//.test(server) && URL.canParse(server)) return server.replace(/\/+$/, '');
  throw new Problem('invalid', `--server must be a URL such as https://devices.example.com, not ${JSON.stringify(server)}.`);
}
