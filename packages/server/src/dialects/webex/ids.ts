/** Webex's ids (contract webex §1.1): base64 of `ciscospark://<cluster>/<TYPE>/<uuid>`. */
import { parseUuid } from '../../lib/uuid.ts';
import { malformedId } from './problems.ts';

/** Clients compare ids of these types without padding, and expect the others with padding. */
const UNPADDED = {
  PEOPLE: 'us',
  ORGANIZATION: 'us',
  LOCATION: 'us',
  LICENSE: 'us',
  ROLE: 'us',
  VIRTUAL_LINE: 'us',
  APPLICATION: 'us',
  JOB_ID: 'us',
  DEVICE_LINE_KEY_TEMPLATE: 'us',
} as const;
const PADDED = {
  PLACE: 'urn:TEAM:us-east-1_int13',
  DEVICE: 'urn:TEAM:us-east-1_int13',
  CALLING_DEVICE: 'urn:TEAM:us-east-1_int13',
} as const;

export type IdType = keyof typeof UNPADDED | keyof typeof PADDED;

const DECODED = /^ciscospark:\/\/[^/]+\/[A-Za-z_]+\/([0-9A-Fa-f-]{36})$/;
const BASE64 = /^[\w+/-]+={0,2}$/;

export function renderId(type: IdType, uuid: string): string {
  if (type in PADDED)
    return Buffer.from(`ciscospark://${PADDED[type as keyof typeof PADDED]}/${type}/${uuid}`).toString('base64');
  const text = Buffer.from(`ciscospark://${UNPADDED[type as keyof typeof UNPADDED]}/${type}/${uuid}`).toString('base64');
  return text.replaceAll('=', '');
}

/**
 * The UUID in an id: padded or not, in either base64 alphabet, whatever cluster and type it names, or a bare UUID.
 * Undefined when it cannot be decoded.
 */
export function parseId(text: string): string | undefined {
  const bare = parseUuid(text);
  if (bare !== undefined) return bare;
  if (!BASE64.test(text)) return undefined;
  const uuid = DECODED.exec(Buffer.from(text, 'base64').toString('latin1'))?.[1];
  return uuid === undefined ? undefined : parseUuid(uuid);
}

/** The UUID in an id; 400 when it cannot be decoded. */
export function uuidOf(id: string): string {
  const uuid = parseId(id);
  if (uuid === undefined) throw malformedId();
  return uuid;
}

export function idOf(call: { readonly params: Readonly<Record<string, string>> }, name: string): string {
  return uuidOf(call.params[name] ?? '');
}
