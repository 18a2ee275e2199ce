/** What the planner is told keeps a large organization's statements on the owner's or the device's rows. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, before, describe, it } from 'node:test';
import { migrate } from '../migrate.ts';
import type { AnyStatement } from '../sql/statement.ts';
import { selectOpenAssignments, selectOwnerHistory } from '../statements/assignments.ts';
import { selectCredentialsOf } from '../statements/credentials.ts';
import {
  selectProvisionedByEmail,
  selectProvisionedByExternalId,
  selectProvisionedByLogin,
} from '../statements/directory-members.ts';
import { selectDeviceHistory } from '../statements/holders.ts';
import { selectWaitingOfKind } from '../statements/jobs.ts';
import { PEOPLE } from '../statements/people-filters.ts';
import { selectDeviceOfTarget } from '../statements/pushes.ts';
import { openSqlite } from './store.ts';

describe('the planner of the embedded store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'heldby-planner-'));
  const file = join(folder, 'planner.sqlite');
  let connection: DatabaseSync;

  before(async () => {
    const storage = openSqlite(file, { onFatal: assert.ifError });
    await migrate(storage);
    await storage.close();
    connection = new DatabaseSync(file, { readOnly: true });
  });
  after(() => {
    connection.close();
    rmSync(folder, { recursive: true });
  });

  const planOf = (statement: AnyStatement) => {
    const rows = connection.prepare(`explain query plan ${statement.sqlite}`).all(...statement.parameters.map(() => 1));
    return rows.map(row => row.detail).join('; ');
  };

  it('finds what is open of an owner by the owner, not by walking the organization in order', () => {
    assert.match(planOf(selectOpenAssignments), /device_id=\? AND owner_id=\?/);
  });

  it('reads a history by its device or its owner', () => {
    assert.match(planOf(selectDeviceHistory), /device_id=\?/);
    assert.match(planOf(selectOwnerHistory), /owner_id=\?/);
  });

  it('finds a phone by its token, and not among all that its owner ever held', () => {
    assert.match(
      planOf(selectDeviceOfTarget),
      /^MULTI-INDEX OR; INDEX 1; SEARCH p USING INDEX push_registration_active \(org_id=\? AND target=\?\); INDEX 2; SEARCH p USING INDEX push_registration_quarantined \(org_id=\? AND target=\?\); SEARCH a/,
    );
  });

  it('finds the jobs that have not ended by the indexes of these, and not among all that are kept', () => {
    assert.match(
      planOf(selectWaitingOfKind),
      /INDEX job_due \(org_id=\? AND due_at>\?\).*INDEX job_lease \(org_id=\? AND lease_until>\?\)/,
    );
  });

  it("finds a person's credentials by the person", () => {
    assert.match(planOf(selectCredentialsOf), /subject_id=\?/);
  });

  it('finds a person of a directory by what is asked for, and not among all of them', () => {
    assert.match(planOf(selectProvisionedByLogin), /login_key=\?/);
    assert.match(planOf(selectProvisionedByExternalId), /external_id=\?/);
    assert.match(planOf(selectProvisionedByEmail), /email_key=\?/);
  });

  it('reads a list that is sorted by a text in the order of its index', () => {
    for (const [key, index] of [
      ['login', 'person_login'],
      ['displayName', 'person_name'],
    ] as const) {
      const { edge, read } = PEOPLE.sorted[key];
      for (const statement of [edge.ascending, edge.descending, read.ascending, read.descending]) {
        assert.match(planOf(statement), new RegExp(`SEARCH p USING (COVERING )?INDEX ${index} `));
        assert.doesNotMatch(planOf(statement), /TEMP B-TREE FOR ORDER BY/);
      }
    }
  });

  it('knows a whole unique index to lead to one row, and further columns of another to leave fewer and fewer', () => {
    const stats = connection.prepare("select idx, stat from sqlite_stat1 where tbl in ('organization', 'person') order by idx");
    assert.deepEqual(
      stats.all().map(row => `${row.idx}: ${row.stat}`),
      [
        'organization: 1000000 1',
        'person: 1000000 1000000 1',
        'person_administrator: 1000000 1000000 10',
        'person_disabled: 1000000 1000000 10',
        'person_email: 1000000 1000000 10 5',
        'person_entered: 1000000 1000000 10 5',
        'person_full: 1000000 1000000 10',
        'person_left: 1000000 1000000 10',
        'person_location: 1000000 1000000 10 5',
        'person_login: 1000000 1000000 1',
        'person_name: 1000000 1000000 10 5',
        'person_number: 1000000 1000000 1',
        'person_present: 1000000 1000000 10 5',
      ],
    );
  });
});
