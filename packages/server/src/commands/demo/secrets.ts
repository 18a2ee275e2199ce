/** Puts the demo's secrets into files, from which the printed commands read them, so that no terminal or log keeps them. */
import { join } from 'node:path';
import { writePrivateFile } from '../../lib/private-file.ts';
import { quoted } from '../../lib/shell-word.ts';
import type { Demo } from './scene.ts';

export interface SecretFiles {
  readonly admin: string;
  readonly person: string;
  readonly client: string;
}

export function writeSecrets(folder: string, { adminToken, personToken, client }: Demo): SecretFiles {
  const write = (name: string, secret: string): string => {
    const file = join(folder, name);
    writePrivateFile(file, `${secret}\n`);
    return file;
  };
  return {
    admin: write('admin-token', adminToken),
    person: write('person-token', personToken),
    client: write('client-secret', client.secret),
  };
}

/** What a shell replaces with the secret, inside double quotes. */
export function readBack(file: string): string {
  return `$(cat ${quoted(file)})`;
}
