/** The demo as the build has made it, so that an emulator begins without filling it. It lies beside the bundle, and is none of the sources. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Planted } from './planted.ts';

const IMAGE = 'emulator-demo.sqlite';
const REST = 'emulator-demo.json';

/** Undefined where nothing was built. */
export function readPrebuilt(folder: URL = new URL('.', import.meta.url)): Planted | undefined {
  try {
    const { position, contents, login, signsIn } = JSON.parse(readFileSync(new URL(REST, folder), 'utf8'));
    return { moment: { image: readFileSync(new URL(IMAGE, folder)), position }, contents, login, signsIn };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** For the build. Returns what is read again. */
export function writePrebuilt(folder: string, { moment, contents, login, signsIn }: Planted): Planted | undefined {
  writeFileSync(join(folder, IMAGE), moment.image);
  writeFileSync(join(folder, REST), JSON.stringify({ position: moment.position, contents, login, signsIn }));
  return readPrebuilt(pathToFileURL(`${folder}/`));
}
