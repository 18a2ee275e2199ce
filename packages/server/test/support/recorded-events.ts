/** Holds every event of a store against what its type declares in the contract. Registries under test do it when they close. */
import { EVENTS, type EventType, eventSchema } from '@heldby/contract';
import { Compile } from 'typebox/compile';
import { toServedEvent } from '../../src/core/objects.ts';
import { INSTALLATION } from '../../src/domain/ids.ts';
import { type EventRow, selectEventsAfter, toEvent } from '../../src/storage/statements/events.ts';
import { selectOrganizations } from '../../src/storage/statements/organizations.ts';
import type { Reader } from '../../src/storage/storage.ts';

/** Read at once. */
const BATCH = 1000;

/** Everything that is not as declared, as sentences. */
export async function undeclaredEvents(reader: Reader): Promise<string[]> {
  const faults: string[] = [];
  for (const { org } of [{ org: INSTALLATION }, ...(await reader.all(selectOrganizations, {}))]) {
    for (let after = 0; ; ) {
      const rows = await reader.all(selectEventsAfter, { org, after, limit: BATCH });
      for (const row of rows)
        faults.push(...faultsOf(row).map(fault => `event ${row.sequence} of ${org}, ${row.type}: ${fault}`));
      const last = rows.at(-1);
      if (last === undefined || rows.length < BATCH) break;
      after = last.sequence;
    }
  }
  return faults;
}

type Check = ReturnType<typeof Compile>;

/** Compiled when the first event of the type comes: most test files see few types. */
const checks = new Map<string, Check>();

/** How the validator says that a member is not declared, and that there is such a member, which it names beside it. */
const NOT_DECLARED = 'schema is false';
const NAMED_EACH = 'must not have additional properties';

function faultsOf(row: EventRow): string[] {
  if (!(row.type in EVENTS)) return ['there is no such type'];
  const check = checks.get(row.type) ?? Compile(eventSchema(row.type as EventType));
  checks.set(row.type, check);
  const served = toServedEvent(toEvent(row));
  if (check.Check(served)) return [];
  const errors = [...check.Errors(served)].filter(error => error.message !== NAMED_EACH);
  return errors.map(({ instancePath, message }) => `${instancePath} ${message === NOT_DECLARED ? 'is not declared' : message}`);
}
