/** The server and the token that `heldby login` keeps, in a file that only this user can read. */
import { readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../../domain/problem.ts';
import { writePrivateFile } from '../../lib/private-file.ts';

export interface Profile {
  readonly server: string;
  readonly token: string;
}

export function profileFile(env: NodeJS.ProcessEnv): string {
  const folder = env.XDG_CONFIG_HOME || join(env.HOME || homedir(), '.config');
  return join(folder, 'heldby', 'profile.json');
}

/** Undefined if nobody has logged in. */
export function readProfile(env: NodeJS.ProcessEnv): Profile | undefined {
  const file = profileFile(env);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new Problem('invalid', `${file} cannot be read: remove it, and log in again with \`heldby login\`.`, { cause: error });
  }
  try {
    const { server, token } = JSON.parse(text) as Record<string, unknown>;
    if (typeof server === 'string' && typeof token === 'string') return { server, token };
  } catch {
    // The problem below says what to do.
  }
  throw new Problem('invalid', `${file} is not a profile: remove it, and log in again with \`heldby login\`.`);
}

export function writeProfile(env: NodeJS.ProcessEnv, profile: Profile): string {
  const file = profileFile(env);
  writePrivateFile(file, `${JSON.stringify(profile)}\n`);
  return file;
}

/** Returns whether there was one. */
export function removeProfile(env: NodeJS.ProcessEnv): boolean {
  if (readProfile(env) === undefined) return false;
  rmSync(profileFile(env), { force: true });
  return true;
}
