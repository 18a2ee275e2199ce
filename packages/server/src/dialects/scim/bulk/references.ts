/** The references of a bulk request to what its own operations create: `bulkId:` before the bulkId of a POST (RFC 7644 §3.7.2). Pure. */
import { isDocument } from '../schemas/document.ts';

/** The id of what the operation with this bulkId has created. Throws if there is none. */
export type IdOf = (bulkId: string) => string;

const WHOLE = /^bulkId:(.+)$/s;
/** In the path of a PATCH: `members[value eq "bulkId:ann"]`. */
const QUOTED = /"bulkId:([^"\\]+)"/g;
const SEGMENT = /^\/([^/]*)\/bulkId:(.+)$/s;

/** Every bulkId that the data refer to. */
export function referencesIn(data: unknown): readonly string[] {
  const found = new Set<string>();
  withIds(data, bulkId => {
    found.add(bulkId);
    return bulkId;
  });
  return [...found];
}

/** The data with ids in place of the references. */
export function withIds(data: unknown, idOf: IdOf, name = ''): unknown {
  if (typeof data === 'string') return textWithIds(data, idOf, name);
  if (Array.isArray(data)) return data.map(each => withIds(each, idOf));
  if (!isDocument(data)) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withIds(value, idOf, key)]));
}

/** The bulkId in a path such as `/Users/bulkId:ann`. */
export function referenceOf(path: string): string | undefined {
  return SEGMENT.exec(path)?.[2];
}

export function pathWithId(path: string, idOf: IdOf): string {
  const [, endpoint, bulkId] = SEGMENT.exec(path) ?? [];
  return bulkId === undefined ? path : `/${endpoint}/${idOf(bulkId)}`;
}

function textWithIds(text: string, idOf: IdOf, name: string): string {
  const [, bulkId] = WHOLE.exec(text) ?? [];
  if (bulkId !== undefined) return idOf(bulkId);
  if (name.toLowerCase() !== 'path') return text;
  return text.replaceAll(QUOTED, (_, quoted: string) => JSON.stringify(idOf(quoted)));
}
