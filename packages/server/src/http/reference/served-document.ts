/** The document of a face as bytes, with the address of the server that it is asked at. */
import { hash } from 'node:crypto';
import type { Dialect } from '../dialect/dialect.ts';
import { toOpenApi } from './document.ts';

export interface ServedDocument {
  readonly body: Buffer;
  readonly etag: string;
}

/** Everything but the server's address is made once, at the first call. */
export function createServedDocument(dialect: Dialect, version: string): (server: string) => ServedDocument {
  let parts: readonly [before: Buffer, after: Buffer, digest: string] | undefined;
  return server => {
    parts ??= partsOf(toOpenApi(dialect, version));
    const [before, after, digest] = parts;
    const address = JSON.stringify(server);
    const body = Buffer.concat([before, Buffer.from(address), after]);
    return { body, etag: `"${hash('sha256', digest + address, 'base64url').slice(0, ETAG_CHARACTERS)}"` };
  };
}

/** 132 bits: two documents never share a tag. */
const ETAG_CHARACTERS = 22;

/** Stands for the address. No other text of a document is this one. */
const ADDRESS = '(the address of the server)';

function partsOf(document: object): readonly [Buffer, Buffer, string] {
  const servers = [{ url: ADDRESS, description: 'The server that this document is from.' }];
  const text = JSON.stringify({ ...document, servers });
  const [before = '', after = ''] = text.split(JSON.stringify(ADDRESS));
  return [Buffer.from(before), Buffer.from(after), hash('sha256', text, 'base64url')];
}
