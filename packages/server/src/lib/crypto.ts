/** Digests and random secrets. Slow hashes for human passwords are not here: these secrets carry 256 random bits. */
import { createHmac, hash } from 'node:crypto';
import { machineRandom, type Random } from './random.ts';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';
const SECRET_BYTES = 32;

/** SHA-256 of a text's UTF-8 bytes, as 43 characters of base64url. */
export function digest(text: string): string {
  return hash('sha256', text, 'base64url');
}

/** HMAC-SHA-256 of a text, as 43 characters of base64url. Nobody makes one without the key. */
export function keyedDigest(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** 256 random bits as 52 characters of lower-case base32 (RFC 4648 §6, unpadded). */
export function randomSecret(random: Random = machineRandom): string {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of random.bytes(SECRET_BYTES)) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32.charAt((held >> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return text + BASE32.charAt((held << (5 - bits)) & 31);
}

/** SHA-256 as its 32 bytes. By way of text, because Node.js takes longer to make a buffer of a digest than to hash 400 bytes. */
export function sha256(data: string | Uint8Array): Buffer {
  return Buffer.from(hash('sha256', data, 'latin1'), 'latin1');
}
