/** What is there of a seed while it is sown, and what is still to happen. */
import type { Registry } from '../../app.ts';
import type { Organization } from '../../domain/organization.ts';
import type { Owner } from '../../domain/owner.ts';
import type { Person } from '../../domain/person.ts';
import { Problem } from '../../domain/problem.ts';
import { type Instant, parseInstant } from '../../lib/instant.ts';
import type { Seed, SeedHolder } from './schema.ts';

/** What is of one instant happens in this order, so that a device can go from one holder to the next. */
export const TURNS = { people: 0, takeBack: 1, give: 2, guest: 3 } as const;

interface Step {
  readonly at: Instant;
  readonly turn: number;
  readonly run: () => Promise<void>;
}

export interface Field {
  readonly seed: Seed;
  readonly services: Registry['services'];
  readonly organization: Organization;
  readonly people: Map<string, Person>;
  readonly workspaces: Map<string, Owner>;
  readonly locations: Map<string, string>;
  readonly start: Instant;
  readonly steps: Step[];
}

/** The text was checked when the seed was read. */
export function at(text: string | undefined, otherwise: Instant): Instant {
  return text === undefined ? otherwise : (parseInstant(text) ?? otherwise);
}

export function ownerOf(
  { people, workspaces }: Field,
  { person, workspace }: Pick<SeedHolder, 'person' | 'workspace'>,
  whose: string,
): Owner {
  if ((person === undefined) === (workspace === undefined))
    throw new Problem('invalid', `${whose}: a holder is a person or a workspace.`);
  const found = people.get(person ?? '');
  const owner = found === undefined ? workspaces.get(workspace ?? '') : ({ kind: 'person', id: found.id } as const);
  if (owner !== undefined) return owner;
  throw new Problem('invalid', `${whose}: ${person ?? workspace} is not there, or not yet.`);
}
