/**
 * Counts failed sign-ins and refused credentials, and records them as events: one for each person or credential and network in a
 * while, so that nobody fills the history by failing. What is counted is in memory; each node counts for itself.
 */
import { change, type Edit } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { findPerson } from '../../core/people/find.ts';
import { record } from '../../core/record.ts';
import { systemActor } from '../../domain/actor.ts';
import type { FailedAttempts } from '../../domain/failed-attempts.ts';
import type { CredentialId, OrgId, PersonId } from '../../domain/ids.ts';
import type { Organization } from '../../domain/organization.ts';
import type { Instant } from '../../lib/instant.ts';
import { selectCredential, toCredential } from '../../storage/statements/credentials.ts';

export interface Misuse {
  /** A password that was wrong, or that was not looked at because of a lock-out. */
  readonly signInFailed: (org: OrgId, personId: PersonId, network: string) => void;
  /** A credential that is known and was not accepted. */
  readonly credentialRefused: (org: OrgId, credentialId: CredentialId, network: string) => void;
  /** Records what was counted. */
  readonly settle: (organization: Organization) => Promise<void>;
}

/** After an event, the same person or credential in the same network is counted for so long before the next. */
const QUIET_MICROS = 3_600_000_000;
/** People and credentials, each in one network, that an organization counts apart. */
export const COUNTED_APART = 200;

interface Count {
  readonly kind: 'person' | 'credential';
  readonly id: string;
  readonly network: string;
  attempts: number;
  since: Instant;
  recordedAt: Instant | null;
}

interface Counts {
  readonly apart: Map<string, Count>;
  /** Beyond those that are counted apart. */
  readonly others: { attempts: number; since: Instant; recordedAt: Instant | null };
}

export function createMisuse(core: Core): Misuse {
  const organizations = new Map<OrgId, Counts>();
  const add = (org: OrgId, kind: Count['kind'], id: string, network: string) => {
    const now = core.clock.now();
    const { apart, others } = countsOf(organizations, org);
    const key = `${kind} ${id} ${network}`;
    let count: Pick<Count, 'attempts' | 'since'> | undefined = apart.get(key);
    if (count === undefined && apart.size < COUNTED_APART) {
      const begun: Count = { kind, id, network, attempts: 0, since: now, recordedAt: null };
      apart.set(key, begun);
      count = begun;
    }
    const counted = count ?? others;
    if (counted.attempts === 0) counted.since = now;
    counted.attempts += 1;
  };
  return {
    signInFailed: (org, personId, network) => add(org, 'person', personId, network),
    credentialRefused: (org, credentialId, network) => add(org, 'credential', credentialId, network),
    settle: async organization => {
      const counts = organizations.get(organization.org);
      if (counts !== undefined) await recordCounts(core, organization, counts);
      if (counts?.apart.size === 0 && counts.others.attempts === 0) organizations.delete(organization.org);
    },
  };
}

function countsOf(organizations: Map<OrgId, Counts>, org: OrgId): Counts {
  const known = organizations.get(org);
  if (known !== undefined) return known;
  const counts: Counts = { apart: new Map(), others: { attempts: 0, since: 0, recordedAt: null } };
  organizations.set(org, counts);
  return counts;
}

async function recordCounts(core: Core, { org, id }: Organization, { apart, others }: Counts): Promise<void> {
  const now = core.clock.now();
  const isQuiet = ({ recordedAt }: { recordedAt: Instant | null }) => recordedAt !== null && now - recordedAt < QUIET_MICROS;
  const due = [...apart.values()].filter(count => count.attempts > 0 && !isQuiet(count));
  const isOthersDue = others.attempts > 0 && !isQuiet(others);
  if (due.length > 0 || isOthersDue) {
    await change(core, { actor: systemActor(org, id) }, { name: 'misuse.record', needs: null }, null, async edit => {
      for (const count of due) await recordCount(edit, count);
      if (isOthersDue) record.signInsFailedWidely(edit, id, others);
    });
    for (const count of isOthersDue ? [...due, others] : due) {
      count.attempts = 0;
      count.recordedAt = now;
    }
  }
  for (const [key, count] of apart) if (count.attempts === 0 && !isQuiet(count)) apart.delete(key);
}

/** A person may have left since, and a token that has merely expired is no misuse: its app has not asked for the next one yet. */
async function recordCount(edit: Edit, { kind, id, ...attempts }: Count & FailedAttempts): Promise<void> {
  if (kind === 'person') {
    if ((await findPerson(edit.tx, edit, { id })) !== undefined) record.signInFailed(edit, id, attempts);
    return;
  }
  const row = await edit.tx.one(selectCredential, { org: edit.org, id });
  if (row === undefined) return;
  const { expiresAt, revokedAt, subject } = toCredential(row);
  const hasExpired = revokedAt === null && expiresAt !== null && expiresAt <= attempts.since;
  if (!hasExpired) record.credentialRefused(edit, id, subject, attempts);
}
