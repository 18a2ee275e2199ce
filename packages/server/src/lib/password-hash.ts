/**
 * Hashes of passwords that people choose: argon2id (RFC 9106) in the PHC string format. Each hash holds its parameters, so they
 * can be raised later while older hashes can still be checked.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Random } from './random.ts';

export interface HashParameters {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

/** OWASP's recommendation for one lane: 19 MiB and two passes, about 50 ms on one core. */
const HASH_PARAMETERS: HashParameters = { memoryKib: 19_456, passes: 2, lanes: 1 };

const SALT_BYTES = 16;
const TAG_BYTES = 32;
const PHC = /^\$argon2id\$v=19\$m=(\d{1,8}),t=(\d{1,3}),p=(\d{1,3})\$([\w+/-]{11,88})\$([\w+/-]{16,88})$/;

/** The salt comes from the registry's own source, so that a registry made from a seed is the same each time. */
export async function hashPassword(
  password: string,
  random: Random,
  parameters: HashParameters = HASH_PARAMETERS,
): Promise<string> {
  const salt = random.bytes(SALT_BYTES);
  return toPhc(parameters, salt, await derive(password, salt, TAG_BYTES, parameters));
}

/** A hash that no password has. Checking against it takes as long as a real check, where there is no hash to check. */
export function decoyHash(parameters: HashParameters = HASH_PARAMETERS): string {
  return toPhc(parameters, randomBytes(SALT_BYTES), randomBytes(TAG_BYTES));
}

/** Whether the password is the one that was hashed. Throws when the text is no argon2id hash. */
export async function isPassword(password: string, hash: string): Promise<boolean> {
  const { parameters, salt, tag } = parse(hash);
  return timingSafeEqual(await derive(password, salt, tag.length, parameters), tag);
}

/** Whether the hash was made with other parameters than the present ones. */
export function isOutdated(hash: string, { memoryKib, passes, lanes }: HashParameters = HASH_PARAMETERS): boolean {
  const { parameters } = parse(hash);
  return parameters.memoryKib !== memoryKib || parameters.passes !== passes || parameters.lanes !== lanes;
}

/** The same password may arrive as other code points from another keyboard (SP 800-63B §3.1.1.2). */
function derive(password: string, nonce: Buffer, tagLength: number, parameters: HashParameters): Promise<Buffer> {
  const { memoryKib: memory, passes, lanes: parallelism } = parameters;
  const message = password.normalize('NFKC');
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, nonce, parallelism, tagLength, memory, passes }, (error, tag) =>
      error === null ? resolve(tag) : reject(error),
    );
  });
}

function parse(hash: string) {
  const [, memory, passes, lanes, salt, tag] = PHC.exec(hash) ?? [];
  if (salt === undefined || tag === undefined) throw new TypeError('not an argon2id hash');
  const parameters = { memoryKib: Number(memory), passes: Number(passes), lanes: Number(lanes) };
  return { parameters, salt: Buffer.from(salt, 'base64'), tag: Buffer.from(tag, 'base64') };
}

function toPhc({ memoryKib, passes, lanes }: HashParameters, salt: Buffer, tag: Buffer): string {
  return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${lanes}$${base64(salt)}$${base64(tag)}`;
}

/** PHC strings are unpadded. */
function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
