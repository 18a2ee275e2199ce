/** The token of a sign-in, which is renewed before it expires: by one command at a time, because each refresh token can be used once. */
import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Problem } from '../../domain/problem.ts';
import { renew } from './oauth.ts';
import { type Profile, profileFile, readProfile, replaceProfile } from './profile.ts';

/** So much of its life is left to a token that is used: a call may take a while. */
const EARLY_MS = 60_000;
const RETRY_MS = 50;
/** Longer than a renewal may take. A lock that is older was left behind. */
const STALE_MS = 60_000;

export async function currentToken(env: NodeJS.ProcessEnv, name: string): Promise<string> {
  const known = profileOf(env, name);
  return isFresh(known) ? known.token : locked(env, () => renewed(env, name));
}

async function renewed(env: NodeJS.ProcessEnv, name: string): Promise<string> {
  // Another command may have been quicker.
  const profile = profileOf(env, name);
  if (isFresh(profile)) return profile.token;
  const tokens = await renew(profile.server, profile.refreshToken ?? '');
  replaceProfile(env, name, { server: profile.server, ...tokens });
  return tokens.token;
}

function isFresh({ refreshToken, expiresAt = 0 }: Profile): boolean {
  return refreshToken === undefined || Date.now() < expiresAt - EARLY_MS;
}

function profileOf(env: NodeJS.ProcessEnv, name: string): Profile {
  const profile = readProfile(env, name);
  if (profile === undefined) throw new Problem('unauthenticated', 'Somebody has logged out meanwhile.');
  return profile;
}

async function locked<T>(env: NodeJS.ProcessEnv, work: () => Promise<T>): Promise<T> {
  const lock = `${profileFile(env)}.lock`;
  while (!isTaken(lock)) await wait(RETRY_MS);
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Whether the lock is ours now. */
function isTaken(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx', 0o600));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > STALE_MS) rmSync(lock, { force: true });
    return false;
  }
}
