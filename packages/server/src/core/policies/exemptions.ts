/** Stores what a policy leaves alone. */
import type { Exemption, ExemptKind, NamedExemption, PolicyName } from '../../domain/policies.ts';
import { invalid, notFound, Problem, QUOTA } from '../../domain/problem.ts';
import { type Instant, toIso } from '../../lib/instant.ts';
import { parseUuid } from '../../lib/uuid.ts';
import { selectDevice } from '../../storage/statements/devices.ts';
import {
  countExemptions,
  deleteExemption,
  insertExemption,
  selectExemptionOf,
  selectNamedExemption,
  storedTarget,
  toNamedExemption,
} from '../../storage/statements/exemptions.ts';
import { selectGroup } from '../../storage/statements/groups.ts';
import { selectPerson } from '../../storage/statements/people.ts';
import { selectLocation } from '../../storage/statements/places.ts';
import { blocker } from '../blocking.ts';
import type { Edit } from '../change.ts';
import { recordPolicy } from '../record-policies.ts';

export interface ExemptionWish {
  readonly kind: ExemptKind;
  readonly target: string;
  readonly until: Instant | null;
}

/** Each is looked up for each device that the policy would hit. */
const LIMIT = 1_000;

export async function exempt(edit: Edit, policy: PolicyName, wish: ExemptionWish): Promise<Exemption> {
  const { tx, org, now } = edit;
  if (wish.until !== null && wish.until <= now) throw invalid('until', 'in the future', toIso(wish.until), 'range');
  const made: Exemption = {
    id: edit.newId(),
    number: edit.newNumber(),
    policy,
    ...wish,
    target: await requireTarget(edit, wish),
    reason: edit.write.reason ?? null,
    createdAt: now,
    createdBy: blocker(edit),
  };
  const target = storedTarget(made);
  if ((await tx.one(selectExemptionOf, { org, policy, kind: made.kind, target })) !== undefined) {
    throw new Problem('conflict', 'This is exempt already: remove that exemption to make another one.');
  }
  const total = (await tx.one(countExemptions, { org, policy, limit: LIMIT }))?.total ?? 0;
  if (total >= LIMIT) {
    throw new Problem('conflict', `A policy has at most ${LIMIT} exemptions. Exempt a group, a location or a tag.`, {
      resource: QUOTA,
      limit: LIMIT,
    });
  }
  tx.send(insertExemption, { org, ...made, target });
  recordPolicy.exemptionCreated(edit, made);
  return made;
}

export async function requireExemption(edit: Edit, policy: PolicyName, id: string): Promise<NamedExemption> {
  const row = await edit.tx.one(selectNamedExemption, { org: edit.org, id });
  if (row === undefined || row.policy !== policy) throw notFound('exemption');
  return toNamedExemption(row);
}

export function removeExemption(edit: Edit, before: Exemption): void {
  edit.tx.send(deleteExemption, { org: edit.org, id: before.id });
  recordPolicy.exemptionRemoved(edit, before);
}

/** The target in its canonical spelling. It must be there. */
async function requireTarget(edit: Edit, { kind, target }: ExemptionWish): Promise<string> {
  if (kind === 'tag') return target;
  const id = parseUuid(target);
  if (id === undefined || (await FOUND_BY[kind](edit, id)) === undefined) {
    throw invalid('target', `the id of a ${kind} of the organization`, target, 'unknown');
  }
  return id;
}

const FOUND_BY: Readonly<Record<Exclude<ExemptKind, 'tag'>, (edit: Edit, id: string) => Promise<object | undefined>>> = {
  device: ({ tx, org }, id) => tx.one(selectDevice, { org, id }),
  person: ({ tx, org }, id) => tx.one(selectPerson, { org, id }),
  group: ({ tx, org }, id) => tx.one(selectGroup, { org, id }),
  location: ({ tx, org }, id) => tx.one(selectLocation, { org, id }),
};
