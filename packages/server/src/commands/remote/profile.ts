/** The servers and tokens that `heldby login` keeps under names, in a file that only this user can read. */
import { readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../../domain/problem.ts';
import { writePrivateFile } from '../../lib/private-file.ts';

export interface Profile {
  readonly server: string;
  readonly token: string;
  /** Of a sign-in with a browser: what renews the token. */
  readonly refreshToken?: string;
  /** When the token of such a sign-in expires, in milliseconds since 1970. */
  readonly expiresAt?: number;
}

export interface Profiles {
  /** The one that commands use where none is named; null before the first login. */
  readonly current: string | null;
  readonly profiles: Readonly<Record<string, Profile>>;
}

/** The name of the first login, if it says none. */
export const FIRST_PROFILE = 'default';
const NAME = /^[\w.-]{1,50}$/;

export function profileFile(env: NodeJS.ProcessEnv): string {
  const folder = env.XDG_CONFIG_HOME || join(env.HOME || homedir(), '.config');
  return join(folder, 'heldby', 'profiles.json');
}

export function readProfiles(env: NodeJS.ProcessEnv): Profiles {
  const file = profileFile(env);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { current: null, profiles: {} };
    throw new Problem('invalid', `${file} cannot be read: remove it, and log in again with \`heldby login\`.`, { cause: error });
  }
  const value = parsed(text);
  if (value !== undefined) return value;
  throw new Problem('invalid', `${file} has no profiles: remove it, and log in again with \`heldby login\`.`);
}

function parsed(text: string): Profiles | undefined {
  try {
    const { current, profiles } = JSON.parse(text) as Partial<Profiles>;
    if (typeof profiles !== 'object' || (typeof current !== 'string' && current !== null)) return undefined;
    const isWhole = Object.values(profiles).every(each => typeof each?.server === 'string' && typeof each.token === 'string');
    return isWhole ? { current, profiles } : undefined;
  } catch {
    return undefined;
  }
}

/** The profile of that name, or the current one; undefined if nobody has logged in. */
export function readProfile(env: NodeJS.ProcessEnv, name: string | undefined): (Profile & { name: string }) | undefined {
  const { current, profiles } = readProfiles(env);
  const wanted = name ?? current;
  if (wanted === null) return undefined;
  const profile = profiles[wanted];
  if (profile !== undefined) return { ...profile, name: wanted };
  if (name === undefined) return undefined;
  const known = Object.keys(profiles).join(', ');
  const choices = known === '' ? 'Nobody has logged in yet.' : `There are: ${known}.`;
  throw new Problem('not_found', `There is no profile ${JSON.stringify(name)}. ${choices}`);
}

/** Adds or replaces a profile and makes it the current one. Returns the file. */
export function writeProfile(env: NodeJS.ProcessEnv, name: string, profile: Profile): string {
  if (!NAME.test(name)) {
    throw new Problem(
      'invalid',
      `The name of a profile has letters, digits, "_", "." and "-" only, not ${JSON.stringify(name)}.`,
    );
  }
  return write(env, { current: name, profiles: { ...readProfiles(env).profiles, [name]: profile } });
}

/** Changes a profile, and not which one is in use. */
export function replaceProfile(env: NodeJS.ProcessEnv, name: string, profile: Profile): void {
  const { current, profiles } = readProfiles(env);
  write(env, { current, profiles: { ...profiles, [name]: profile } });
}

/** Makes a profile the current one. */
export function useProfile(env: NodeJS.ProcessEnv, name: string): Profile {
  const profile = readProfile(env, name);
  if (profile === undefined) throw new Problem('not_found', `There is no profile ${JSON.stringify(name)}.`);
  write(env, { ...readProfiles(env), current: name });
  return profile;
}

/** Removes a profile, or the current one, and returns its name; undefined if there is none. */
export function removeProfile(env: NodeJS.ProcessEnv, named: string | undefined): string | undefined {
  const { current, profiles } = readProfiles(env);
  const profile = readProfile(env, named);
  const name = named ?? current;
  if (profile === undefined || name === null) return undefined;
  const { [name]: _, ...rest } = profiles;
  const [next = null] = Object.keys(rest);
  if (next === null) rmSync(profileFile(env), { force: true });
  else write(env, { current: current === name ? next : current, profiles: rest });
  return name;
}

function write(env: NodeJS.ProcessEnv, profiles: Profiles): string {
  const file = profileFile(env);
  writePrivateFile(file, `${JSON.stringify(profiles)}\n`);
  return file;
}
