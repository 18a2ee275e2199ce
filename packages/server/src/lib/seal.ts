/** Seals a text with a key: AES-256-GCM, which also shows whether it was changed or moved to another place. */
import { createCipheriv, createDecipheriv, createHmac, hash, randomBytes } from 'node:crypto';

export interface SealingKey {
  /** The first half of the key's digest names it. */
  readonly id: string;
  readonly bytes: Buffer;
}

export const KEY_BYTES = 32;

const ALGORITHM = 'aes-256-gcm';
const FORM = 'sealed1';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ID_DIGITS = 16;

export function newKey(): SealingKey {
  return toKey(randomBytes(KEY_BYTES));
}

export function toKey(bytes: Buffer): SealingKey {
  return { id: hash('sha256', bytes, 'hex').slice(0, ID_DIGITS), bytes };
}

/** `sealed1.<key's id>.<nonce, text and tag>`. It opens only with the same context, which says what the text is and whose. */
export function seal({ id, bytes }: SealingKey, text: string, context: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, bytes, nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [FORM, id, sealed.toString('base64url')].join('.');
}

/** By which the same text is recognized in the same context. Nobody guesses the text from it without the key. */
export function mark({ bytes }: SealingKey, text: string, context: string): string {
  return createHmac('sha256', bytes)
    .update(JSON.stringify(['mark', context, text]))
    .digest('base64url');
}

/** The id of the key that opens it; undefined if the text is not sealed. */
export function keyIdOf(sealed: string): string | undefined {
  const [form, id, content] = sealed.split('.');
  return form === FORM && content !== undefined ? id : undefined;
}

/** Throws if the text was changed, or sealed in another context or with another key. */
export function unseal({ bytes }: SealingKey, sealed: string, context: string): string {
  const content = Buffer.from(sealed.split('.')[2] ?? '', 'base64url');
  const nonce = content.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(ALGORITHM, bytes, nonce, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(context));
  decipher.setAuthTag(content.subarray(-TAG_BYTES));
  return decipher.update(content.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}
