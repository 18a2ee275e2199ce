/** Makes one history of what two registrations of a device, or two records of a person, have held, as it was planned. */
import type { Assignment } from '../../domain/assignment.ts';
import type { FactsPlan, Touched } from '../../domain/merge.ts';
import type { Edit } from '../change.ts';
import { endAssignment, eraseAssignment, rewriteAssignment } from '../holding/save.ts';

export interface Uniting {
  readonly facts: readonly Assignment[];
  readonly plan: FactsPlan;
  /** Why an assignment ends where another one goes on. */
  readonly why: string;
  /** Moves one that stands to the kept device or person; the same one where it is there already. */
  readonly move: (standing: Assignment) => Assignment;
}

/** What says the same goes first, and makes room for what moves. */
export async function uniteFacts(edit: Edit, { facts, plan, why, move }: Uniting): Promise<Touched[]> {
  const touched: Touched[] = [];
  const absorbed = plan.absorbed.flatMap(({ fact }) => facts.filter(({ id }) => id === fact.id));
  for (const before of absorbed) {
    eraseAssignment(edit, before.until === null ? await endAssignment(edit, before, why) : before);
    touched.push({ before, afterRevision: null });
  }
  for (const before of facts.filter(fact => !absorbed.includes(fact))) {
    const until = plan.cuts.find(({ fact }) => fact.id === before.id)?.until;
    const after = move(until === undefined ? before : await cutShort(edit, before, until, why));
    if (after !== before) touched.push({ before, afterRevision: after.revision });
  }
  return touched;
}

function cutShort(edit: Edit, fact: Assignment, until: number, why: string): Promise<Assignment> {
  if (fact.until === null) return endAssignment(edit, fact, why, until);
  return rewriteAssignment(edit, fact, { ...fact, until });
}
