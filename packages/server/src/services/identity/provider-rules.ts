/** Whose role or location other rules of a provider would change, by the groups that their last token named. */
import { standingBy } from '../../core/composed/directory-rules.ts';
import type { Core } from '../../core/core.ts';
import { type DirectoryRule, givenBy } from '../../domain/directory.ts';
import type { IdentityProvider } from '../../domain/identity-provider.ts';
import type { OrgId } from '../../domain/ids.ts';
import type { Person } from '../../domain/person.ts';
import { type StandingPersonRow, selectStandingsAt, toStanding } from '../../storage/statements/outside-identities.ts';
import { toPerson } from '../../storage/statements/people.ts';

export interface RuledAtSignIn {
  readonly person: Person;
  readonly after: Pick<Person, 'role' | 'locationId'>;
}

export interface RulesAtSignIn {
  readonly total: number;
  /** The first of them. */
  readonly items: readonly RuledAtSignIn[];
}

/** People that one statement reads: some milliseconds. */
const STRIDE = 500;
/** What somebody reads before they decide. */
const PREVIEW_LIMIT = 200;

export async function previewRules(
  { storage }: Core,
  org: OrgId,
  { issuer }: IdentityProvider,
  rules: readonly DirectoryRule[],
): Promise<RulesAtSignIn> {
  const items: RuledAtSignIn[] = [];
  let [total, after] = [0, ''];
  for (;;) {
    const rows = await storage.all(selectStandingsAt, { org, issuer, after, limit: STRIDE });
    for (const row of rows) {
      const changed = changeOf(row, rules);
      if (changed === undefined) continue;
      total += 1;
      if (items.length < PREVIEW_LIMIT) items.push(changed);
    }
    if (rows.length < STRIDE) return { total, items };
    after = rows.at(-1)?.subject ?? after;
  }
}

function changeOf(row: StandingPersonRow, rules: readonly DirectoryRule[]): RuledAtSignIn | undefined {
  const { subject: _, groups: __, given: ___, isRuled, ...columns } = row;
  const { groups, given } = toStanding(row);
  if (isRuled === 1 || groups === null) return undefined;
  const person = toPerson(columns);
  const after = standingBy(person, given, givenBy(rules, groups));
  return after.role === person.role && after.locationId === person.locationId ? undefined : { person, after };
}
