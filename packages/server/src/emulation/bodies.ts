/** The beginnings of recorded bodies. Of all of them together a record keeps no more than a budget: the oldest go first. */
import type { BodyForm } from './public.ts';
import { shownBody } from './secrets.ts';

const BODY_LIMIT = 64 * 1024;
/** Long bodies would otherwise fill the memory long before there are too many requests. */
export const BODIES_LIMIT = 64 * 1024 * 1024;

/** The bodies of one record. */
export interface Shelf {
  readonly limit: number;
  /** The oldest first. */
  readonly bodies: Set<Body>;
  bytes: number;
}

export interface Body {
  readonly shelf: Shelf;
  chunks: (Buffer | string)[];
  bytes: number;
  isForgotten: boolean;
}

/** Most requests have no body. */
const NOTHING: (Buffer | string)[] = [];

/** `limit`: bytes of all bodies together. */
export function createShelf(limit: number): Shelf {
  return { limit, bodies: new Set(), bytes: 0 };
}

export function createBody(shelf: Shelf): Body {
  return { shelf, chunks: NOTHING, bytes: 0, isForgotten: false };
}

export function keep(body: Body, chunk: unknown): void {
  if (body.isForgotten || (typeof chunk !== 'string' && !Buffer.isBuffer(chunk))) return;
  const left = BODY_LIMIT - body.bytes;
  if (left <= 0) return;
  // A part of a chunk would hold on to all of it, so that is copied.
  const kept = chunk.length <= left ? chunk : Buffer.from(chunk.slice(0, left));
  const bytes = Buffer.byteLength(kept);
  if (bytes === 0) return;
  const { shelf } = body;
  if (body.chunks === NOTHING) body.chunks = [kept];
  else body.chunks.push(kept);
  body.bytes += bytes;
  shelf.bytes += bytes;
  shelf.bodies.add(body);
  if (shelf.bytes <= shelf.limit) return;
  for (const oldest of shelf.bodies) {
    if (shelf.bytes <= shelf.limit) return;
    forget(oldest);
  }
}

/** One that is empty has nothing to forget. */
export function forget(body: Body): void {
  if (!body.shelf.bodies.delete(body)) return;
  body.shelf.bytes -= body.bytes;
  body.chunks = NOTHING;
  body.isForgotten = true;
}

/** Whether the record began with all of it. */
export function isWhole({ bytes }: Body): boolean {
  return bytes < BODY_LIMIT;
}

/** As it was sent, with its secrets; empty where it is no text. */
export function bareBody(
  body: Body,
  headers: Readonly<Record<string, unknown>>,
): { readonly form: BodyForm; readonly text: string } {
  if (body.isForgotten) return { form: 'forgotten', text: '' };
  const text = utf8Of(bytesOf(body), isWhole(body));
  if (text !== undefined) return { form: 'text', text };
  return { form: isCompressed(headers) ? 'compressed' : 'base64', text: '' };
}

/** With its secrets cut. Nothing is shown of a compressed one, as nobody can see its secrets. */
export function seenBody(
  body: Body,
  headers: Readonly<Record<string, unknown>>,
): { readonly form: BodyForm; readonly text: string } {
  const { form, text } = bareBody(body, headers);
  if (form !== 'base64') return { form, text: shownBody(text, headers) };
  // A character for each byte, so that secrets are found in it. The sign of a cut is none of them.
  const shown = shownBody(bytesOf(body).toString('latin1'), headers).replaceAll('…', '...');
  return { form, text: Buffer.from(shown, 'latin1').toString('base64') };
}

function bytesOf({ chunks }: Body): Buffer {
  return Buffer.concat(chunks.map(chunk => Buffer.from(chunk))).subarray(0, BODY_LIMIT);
}

/** Undefined for bytes that are no UTF-8. A beginning may end within a character, which is left out. */
function utf8Of(bytes: Buffer, isAll: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes, { stream: !isAll });
  } catch {
    return undefined;
  }
}

function isCompressed(headers: Readonly<Record<string, unknown>>): boolean {
  const coding = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-encoding')?.[1];
  return coding !== undefined && !/^(?:identity)?$/i.test(String(coding).trim());
}
