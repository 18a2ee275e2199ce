/** On PostgreSQL, many rows of an import are few statements and few round trips: each of them costs more than all else of a row. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NO_OPTIONS } from '../support/imports.ts';
import { useRegistry } from '../support/registry.ts';
import { countSent, sentFor } from '../support/sent.ts';

/** Two whole batches. */
const ROWS = 500;
/** There are some for each batch of 250, whatever is in the rows. */
const [STATEMENTS_A_ROW, TRIPS_A_ROW] = [0.5, 0.12];

countSent();

const FILES = {
  'new devices': {
    list: 'devices',
    head: 'serial,model,name,assetTag',
    row: (n: number) => `S${n},iPhone 13,Phone ${n},TAG${n}`,
  },
  'new people with new devices': {
    list: 'devices',
    head: 'serial,model,assetTag,person.login,person.firstName,person.lastName',
    row: (n: number) => `H${n},iPhone 13,HELD${n},p${n}@example.org,Ann,Number ${n}`,
  },
  'devices of people who are there': {
    list: 'devices',
    head: 'serial,model,person.login',
    row: (n: number) => `I${n},iPhone 13,p${n}@example.org`,
  },
  'new people': {
    list: 'people',
    head: 'login,firstName,lastName,employeeNumber',
    row: (n: number) => `q${n}@example.org,Ben,Number ${n},E${n}`,
  },
} as const;

describe('an import on postgres', () => {
  const registry = useRegistry('postgres');

  for (const [what, { list, head, row }] of Object.entries(FILES)) {
    it(`of ${what} takes few statements`, async () => {
      const { services, system } = registry();
      const how = { signal: new AbortController().signal, requireHeld: async () => {}, progress: () => {} };
      const work = (id: string) => sentFor(ROWS, () => services.imports.work(system.org, id, how));
      const options = { ...NO_OPTIONS, list, format: 'csv' } as const;
      async function* bytes() {
        yield Buffer.from([head, ...Array.from({ length: ROWS }, (_, number) => row(number))].join('\n'));
      }
      const { id } = await services.imports.create({ actor: system }, { name: 'many.csv', options }, bytes());
      const planned = await work(id);
      await services.imports.apply({ actor: system }, id);
      const applied = await work(id);
      const { counts } = await services.imports.get(system, id);
      assert.equal(counts.applied, ROWS);
      for (const [name, { statements, trips }] of Object.entries({ planned, applied })) {
        assert.ok(statements < STATEMENTS_A_ROW, `a row is ${name} with ${statements} statements`);
        assert.ok(trips < TRIPS_A_ROW, `a row is ${name} in ${trips} round trips`);
      }
    });
  }
});
