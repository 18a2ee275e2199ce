/** Lines and guests on devices, as the native API shows them. Pure. */
import type * as api from '@heldby/contract';
import { toGuestSession, toLine } from '../../../core/objects.ts';
import type { Owner } from '../../../domain/owner.ts';
import type { GuestSession, Line } from '../../../domain/telephony.ts';
import { type Instant, toIso, toIsoOrNull } from '../../../lib/instant.ts';

interface OwnedLine {
  readonly line: Line;
  readonly ownerName: string;
  readonly createdAt: Instant;
  readonly until: Instant | null;
}

type Listed = OwnedLine & Pick<api.ListedLine, 'deviceName' | 'mac' | 'locationId' | 'extension' | 'phoneNumber'>;

export function toListedLine({ line, ownerName, createdAt, until, ...shown }: Listed): api.ListedLine {
  return { ...toOwnedLine({ line, ownerName, createdAt, until }), ...shown };
}

export function toOwnedLine({ line: stored, ownerName, createdAt, until }: OwnedLine) {
  const line = toLine(stored);
  const times = { createdAt: toIso(createdAt), until: toIsoOrNull(until) };
  return { ...line, owner: { ...line.owner, name: ownerName }, ...times };
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
