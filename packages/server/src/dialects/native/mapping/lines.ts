/** Lines and guests on devices, as the native API shows them. Pure. */
import type * as api from '@heldby/contract';
import { toGuestSession, toLine } from '../../../core/objects.ts';
import type { Owner } from '../../../domain/owner.ts';
import type { GuestSession, Line } from '../../../domain/telephony.ts';
import { type Instant, toIso, toIsoOrNull } from '../../../lib/instant.ts';

export function toListedLine(each: {
  readonly line: Line;
  readonly ownerName: string;
  readonly createdAt: Instant;
  readonly until: Instant | null;
}): api.ListedLine {
  const line = toLine(each.line);
  const times = { createdAt: toIso(each.createdAt), until: toIsoOrNull(each.until) };
  return { ...line, owner: { ...line.owner, name: each.ownerName }, ...times };
}

export function toListedGuest({
  session,
  personName,
  host,
}: {
  readonly session: GuestSession;
  readonly personName: string;
  readonly host: (Owner & { readonly name: string }) | null;
}): api.ListedGuestSession {
  return { ...toGuestSession(session), personName, host };
}
