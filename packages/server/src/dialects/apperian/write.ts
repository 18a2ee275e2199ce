/** The write that a call with a reason in its body stands for. */
import type { Static } from 'typebox';
import type { Call } from '../../http/dialect.ts';
import type { Write } from '../../services/write.ts';
import type { Disabling } from './schemas/users.ts';

export function writeOf({ write, body }: Pick<Call, 'write'> & { body: Static<typeof Disabling> | undefined }): Write {
  return { ...write, reason: body?.reason ?? null };
}
