/** Where the text of a setting comes from: a flag or a variable, the file that one of them names, or a credential of systemd. */
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './domain/problem.ts';

/** What a setting is called. */
export interface Named {
  readonly flag: string;
  readonly env: string;
  /** What the help shows as the flag's value. */
  readonly value: string;
  /** Whether others must not read it. */
  readonly isSecret?: boolean;
}

/** The text of a setting and what gave it, for messages. */
export interface Given {
  readonly text: string;
  readonly source: string;
}

/** The flags of one setting: its own, and the one that names a file. */
export interface Flags {
  readonly text?: string | undefined;
  readonly file?: string | undefined;
}

/** Told about a file that more people can read than should. */
export type Warn = (text: string) => void;

/** Far more than any setting. Stops reading a file that was named by mistake. */
const LIMIT_BYTES = 65_536;
const OTHERS_READ = 0o004;

export function fileFlagOf({ flag }: Named): string {
  return `${flag}-file`;
}

export function fileVariableOf({ env }: Named): string {
  return `${env}_FILE`;
}

/** What a secret is called when systemd hands it over (systemd.exec(5), LoadCredential). */
export function credentialOf({ flag }: Named): string {
  return `heldby.${flag.replace(/^--/, '')}`;
}

/** Undefined if systemd hands over none, or the setting is no secret. */
export function credentialFileOf(setting: Named, { CREDENTIALS_DIRECTORY: folder }: NodeJS.ProcessEnv): string | undefined {
  if (setting.isSecret !== true || folder === undefined) return undefined;
  const file = join(folder, credentialOf(setting));
  return existsSync(file) ? file : undefined;
}

/**
 * Undefined if nothing gives the setting. A flag of either form overrides both variables, and these a credential. Both forms at once are
 * an error.
 */
export function givenOf(setting: Named, flags: Flags, env: NodeJS.ProcessEnv, warn: Warn): Given | undefined {
  const byFlag = oneOf(setting, [setting.flag, flags.text], [fileFlagOf(setting), flags.file], warn);
  if (byFlag !== undefined) return byFlag;
  const fileVariable = fileVariableOf(setting);
  const byVariable = oneOf(setting, [setting.env, env[setting.env]], [fileVariable, env[fileVariable]], warn);
  return byVariable ?? oneOf(setting, [setting.env, undefined], ['the credential', credentialFileOf(setting, env)], warn);
}

type Pair = readonly [name: string, value: string | undefined];

function oneOf(setting: Named, [name, text]: Pair, [fileName, file]: Pair, warn: Warn): Given | undefined {
  if (text !== undefined && file !== undefined) throw new Problem('invalid', `Give ${name} or ${fileName}, not both.`);
  if (text !== undefined) return { text, source: name };
  if (file === undefined) return undefined;
  // A setting that is the name of a file is that file in both forms.
  if (setting.value === 'file') return { text: file, source: fileName };
  return { text: readLine(setting, file, fileName, warn), source: `${fileName} (${file})` };
}

function readLine({ isSecret = false }: Named, file: string, name: string, warn: Warn): string {
  const { text, mode } = readFile(file, name);
  if (isSecret && process.platform !== 'win32' && (mode & OTHERS_READ) !== 0) {
    warn(`${file} holds a secret and everybody on this machine can read it: chmod 600 ${file}`);
  }
  return text.replace(/\r?\n$/, '');
}

function readFile(file: string, name: string): { text: string; mode: number } {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const buffer = Buffer.alloc(LIMIT_BYTES + 1);
    let bytes = 0;
    for (let read = -1; read !== 0 && bytes < buffer.length; bytes += read) {
      read = readSync(descriptor, buffer, bytes, buffer.length - bytes, null);
    }
    if (bytes > LIMIT_BYTES) throw new RangeError(`it is longer than ${LIMIT_BYTES} bytes`);
    return { text: buffer.toString('utf8', 0, bytes), mode: fstatSync(descriptor).mode };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'it does not exist' : code === 'EACCES' ? 'permission is denied' : message;
    throw new Problem('invalid', `${file} cannot be read: ${reason}; check ${name}.`, { cause: error });
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
