/** The files of the built portal, read at the first request for one. Their names hold their digests, so that browsers cache them for good. */
import { hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { packageFile } from '../../lib/package-file.ts';

export type Encoding = 'br' | 'gzip';

export interface PortalFile {
  readonly type: string;
  readonly body: Buffer;
  /** The same, compressed at build. Fonts are compressed in themselves. */
  readonly packed: Readonly<Partial<Record<Encoding, Buffer>>>;
}

export interface PortalFiles {
  /** The page, with addresses relative to the top of the portal. */
  readonly page: string;
  readonly byName: ReadonlyMap<string, PortalFile>;
  /** Another one whenever a file has changed. */
  readonly version: string;
}

const FOLDER = 'dist/portal';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Undefined where the portal is not built. */
export function readPortalFiles(): PortalFiles | undefined {
  if (!existsSync(packageFile(`${FOLDER}/index.html`))) return undefined;
  const page = readFileSync(packageFile(`${FOLDER}/index.html`), 'utf8');
  const names = readdirSync(packageFile(`${FOLDER}/assets`)).filter(name => extname(name) in TYPES);
  const byName = new Map(names.map(name => [name, readFile(name)]));
  return { page, byName, version: hash('sha256', page, 'base64url').slice(0, VERSION_CHARACTERS) };
}

/** 132 bits: two builds never share a version. */
const VERSION_CHARACTERS = 22;

function readFile(name: string): PortalFile {
  const read = (ending: string) => {
    const file = packageFile(`${FOLDER}/assets/${name}${ending}`);
    return existsSync(file) ? readFileSync(file) : undefined;
  };
  const [br, gzip] = [read('.br'), read('.gz')];
  return {
    type: TYPES[extname(name)] ?? '',
    body: read('') ?? Buffer.alloc(0),
    packed: { ...(br === undefined ? {} : { br }), ...(gzip === undefined ? {} : { gzip }) },
  };
}
