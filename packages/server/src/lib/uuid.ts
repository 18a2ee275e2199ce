/** UUIDs as lower-case canonical text. New ids are version 7 (RFC 9562 §5.7); imported ids keep their 128 bits. */
import { hash, randomFillSync } from 'node:crypto';

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const POOL_BYTES = 8 * 256;
const pool = Buffer.allocUnsafe(POOL_BYTES);
let poolAt = POOL_BYTES;
let lastMs = 0;
let sequence = 0;

/** The canonical spelling of a UUID in any letter case, or undefined. Version and variant bits are not checked. */
export function parseUuid(text: string): string | undefined {
  const lower = text.toLowerCase();
  return SHAPE.test(lower) ? lower : undefined;
}

/** The same 128 bits as 22 characters: base64url without padding (RFC 4648 §5). */
export function uuidToBase64Url(uuid: string): string {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex').toString('base64url');
}

/** The UUID with these bits, or undefined. Only the canonical spelling is accepted, in which unused bits are zero. */
export function uuidFromBase64Url(text: string): string | undefined {
  if (!/^[\w-]{21}[AQgw]$/.test(text)) return undefined;
  const hex = Buffer.from(text, 'base64url').toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/**
 * A version 7 UUID. Ids made by one process sort in the order in which they were made: within a millisecond, and while the clock
 * stands still or is set back, the 12 bits after the timestamp count up (RFC 9562 §6.2, method 1).
 */
export function uuidv7(nowMs: number = Date.now()): string {
  if (nowMs > lastMs) {
    lastMs = nowMs;
    sequence = 0;
  } else if (++sequence > 0xfff) {
    lastMs += 1;
    sequence = 0;
  }
  const time = lastMs.toString(16).padStart(12, '0');
  const random = randomHex();
  const variant = (8 + (Number.parseInt(random.charAt(0), 16) & 3)).toString(16);
  const counter = sequence.toString(16).padStart(3, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${variant}${random.slice(1, 4)}-${random.slice(4)}`;
}

/** The version 4 UUID (RFC 9562 §5.4) of 16 random bytes. */
export function uuidv4(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes).toString('hex');
  const variant = (8 + (Number.parseInt(hex.charAt(16), 16) & 3)).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The UUID of a name, always the same: version 8 (RFC 9562 §5.8) with bits of its SHA-256. */
export function namedUuid(name: string): string {
  const hex = hash('sha256', name, 'hex');
  const variant = (8 + (Number.parseInt(hex.charAt(16), 16) & 3)).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function randomHex(): string {
  if (poolAt === POOL_BYTES) {
    randomFillSync(pool);
    poolAt = 0;
  }
  poolAt += 8;
  return pool.toString('hex', poolAt - 8, poolAt);
}
