/** The files of the reference page, read at the first request for them. Their names have their digests, so that browsers cache them for good. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { packageFile } from '../../lib/package-file.ts';

export interface PageFile {
  readonly type: string;
  readonly body: Buffer;
  /** The body is compressed by gzip. */
  readonly isPacked: boolean;
}

export interface PageFiles {
  readonly byName: ReadonlyMap<string, PageFile>;
  /** The names by which the page asks for them. */
  readonly scalar: string;
  readonly script: string;
  readonly style: string;
}

export function readPageFiles(): PageFiles {
  const byName = new Map<string, PageFile>();
  const add = (name: string, type: string, isPacked = false) => {
    const body = readFileSync(packageFile(`reference-page/${name}`));
    const [stem = '', ending = ''] = name.split('.');
    const hashed = `${stem}-${hash('sha256', body).slice(0, HASH_CHARACTERS)}.${ending}`;
    byName.set(hashed, { type, body, isPacked });
    return hashed;
  };
  return {
    byName,
    scalar: add('scalar.js.gz', 'text/javascript; charset=utf-8', true),
    script: add('page.js', 'text/javascript; charset=utf-8'),
    style: add('page.css', 'text/css; charset=utf-8'),
  };
}

/** 64 bits, which no two versions of a file share. */
const HASH_CHARACTERS = 16;

/** The body for a client that reads these encodings. Nearly every one reads gzip. */
export function bodyFor({ body, isPacked }: PageFile, acceptEncoding = ''): readonly [body: Buffer, encoding: string | null] {
  if (!isPacked) return [body, null];
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:\s*,|\s*$))/i.test(acceptEncoding) ? [body, 'gzip'] : [gunzipSync(body), null];
}
