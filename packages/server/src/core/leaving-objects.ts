/** Maps off-boardings and erasures to the contract. */
import type * as api from '@heldby/contract';
import type { NamedOffBoarding, OffBoarding } from '../domain/off-boarding.ts';
import { type Instant, toIso, toIsoOrNull } from '../lib/instant.ts';

/** As events have it. */
export function toOffBoardingRecord({ id, personId, state, effectiveAt, handTo, keepLogin }: OffBoarding): api.OffBoardingRecord {
  return { id, personId, state, effectiveAt: toIso(effectiveAt), handTo: handTo as api.OwnerRef | null, keepLogin };
}

export function toLeaver(each: NamedOffBoarding): api.Leaver {
  const { names, handTo } = each;
  return {
    id: each.id,
    person: { id: each.personId, name: names.person, login: names.login },
    state: each.state,
    effectiveAt: toIso(each.effectiveAt),
    handTo: handTo && { kind: handTo.kind, id: handTo.id, name: names.handTo },
    keepLogin: each.keepLogin,
    reason: each.reason,
    createdAt: toIso(each.createdAt),
    createdBy: names.createdBy,
    doneAt: toIsoOrNull(each.doneAt),
    undoUntil: toIsoOrNull(each.state === 'done' ? each.undoUntil : null),
    closedAt: toIsoOrNull(each.closedAt),
    closedBy: each.closedAt === null ? null : names.closedBy,
    problem: each.problem,
    revision: each.revision,
  };
}

export function toOffBoarding(each: NamedOffBoarding): api.OffBoarding {
  return { ...toLeaver(each), things: each.things.map(thing => ({ ...thing })) };
}

/** What the erasure of a person took, and what it left. */
export interface Erasure extends Omit<api.Erasure, 'erasedAt'> {
  readonly erasedAt: Instant;
}

export function toErasure({ erasedAt, ...rest }: Erasure): api.Erasure {
  return { ...rest, erasedAt: toIso(erasedAt) };
}
