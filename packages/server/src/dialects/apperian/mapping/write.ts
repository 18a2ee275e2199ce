/** The write of a call that gives a reason in its body. */
import type { Static } from 'typebox';
import type { Write } from '../../../core/change.ts';
import type { Call } from '../../../http/dialect/dialect.ts';
import type { Disabling } from '../schemas/users.ts';

export function writeOf({ write, body }: Pick<Call, 'write'> & { body: Static<typeof Disabling> | undefined }): Write {
  return { ...write, reason: body?.reason ?? null };
}
