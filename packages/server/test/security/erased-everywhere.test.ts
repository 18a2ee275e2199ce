/**
 * Somebody who was erased is nowhere any more: each text that a route takes about a person is planted, the person is erased, and every table
 * and the bytes of the file are searched for it.
 */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { type Route, routes } from '@heldby/contract';
import { verifyHistory } from '../../src/core/verify-history.ts';
import { tablesOf } from '../../src/storage/backup/tables.ts';
import { knownMigrations } from '../../src/storage/migrate.ts';
import { ok, refused } from '../support/native.ts';
import { tablesWith, takesText, textsInFile } from '../support/planted.ts';
import { type Life, liveALife } from '../support/planted-life.ts';
import { onBothDatabases, useRegistry } from '../support/registry.ts';

/** Groups of routes whose texts are about something else than a person or what they hold. */
const NOT_OF_A_PERSON: Readonly<Record<string, string>> = {
  hosts: 'names of hosts',
  installation: 'names of hosts',
  organization: 'settings',
  organizations: 'names of tenants',
  locations: 'places',
  workspaces: 'places',
  virtualLines: 'lines of nobody in particular',
  applications: 'programs',
  backups: 'keys of recipients',
  policies: 'settings and runs; the exemption of a person is planted',
  metadataDefinitions: 'names of members',
  providers: 'the providers of everybody',
  groups: 'names of groups; who is in them is planted',
  jobs: 'what the server does, by ids',
  mail: 'texts for everybody',
  webhooks: 'servers, and what they answered, which is forgotten as a whole',
  directories: 'names of directories and groups',
  batch: 'holds other operations, which are planted',
  imports: 'names of files and columns; a row of a file is planted',
};

onBothDatabases('the texts of somebody who is erased', engine => {
  const registry = useRegistry(engine);
  let life: Life;
  before(async () => {
    life = await liveALife(registry());
    await registry().core.touches.flush();
  });

  it('are planted by every route that takes one about a person', () => {
    const taking = (Object.values(routes) as Route[]).filter(takesText).filter(({ id }) => !life.used.has(id));
    const left = taking.filter(({ id }) => NOT_OF_A_PERSON[id.split('.')[1] ?? ''] === undefined && id !== 'native.people.erase');
    assert.deepEqual(
      left.map(({ id }) => id),
      [],
    );
    assert.ok(life.planted.texts.size > 100, `${life.planted.texts.size} texts`);
  });

  it('stand in many tables before', async () => {
    const tables = new Set((await tablesWith(registry(), life.planted.texts)).map(found => found.split(':')[0]));
    for (const table of [
      'person',
      'device',
      'assignment',
      'event',
      'event_cause',
      'identifier',
      'push_registration',
      'file_row',
      'off_boarding',
    ])
      assert.ok(tables.has(table), table);
  });

  it('stand in no table and in no byte of the file afterwards, and the history still verifies', async () => {
    const { admin, person, planted } = life;
    const path = `/people/${person.id}/erase`;
    await refused(admin, 'conflict', 'POST', path, { hardware: true });
    const stood = await tablesWith(registry(), planted.texts);
    const wish = { hardware: true, offBoard: true, reason: 'request 17' };
    const tried = await ok(admin, 'POST', `${path}?dryRun=true`, wish);
    assert.equal((await tablesWith(registry(), planted.texts)).length, stood.length, 'a dry run erases nothing');
    const done = await ok(admin, 'POST', path, wish);
    assert.deepEqual({ ...tried, erasedAt: null }, { ...done, erasedAt: null });
    assert.deepEqual(await tablesWith(registry(), planted.texts), []);
    if (engine === 'sqlite') assert.deepEqual(textsInFile(registry(), planted.texts), []);
    const { fault, erased } = await registry().storage.snapshot(reader => verifyHistory(reader, registry().organization.org));
    assert.deepEqual([fault, erased > 50], [null, true]);
  });
});

/** What becomes of each table when somebody is erased. A new table needs a line, and if it holds anything of people, a statement. */
const TABLES: Readonly<Record<string, string>> = {
  file_import: 'none of theirs',
  file_piece: 'deleted, whatever is in them',
  file_row: 'overwritten; how many rows there were stays',
  column_mapping: 'names of columns',
  organization: 'none of theirs',
  policy_change: 'who changed it by id, which tells nothing',
  organization_host: 'none of theirs',
  credential_index: 'deleted with the credential',
  client_index: 'none of theirs',
  activation_index: 'a digest of a spent code',
  origin_index: 'none of theirs',
  location: 'none of theirs',
  person: 'overwritten; the number stays',
  off_boarding: 'overwritten, also where others had them as a guest',
  location_administrator: 'deleted',
  workspace: 'none of theirs',
  person_group: 'none of theirs',
  group_member: 'deleted',
  application: 'none of theirs',
  credential: 'deleted',
  password: 'deleted',
  lock_out: 'deleted',
  familiar_network: 'a network of the organization, of nobody in particular',
  identity_provider: 'none of theirs',
  provider_domain: 'none of theirs',
  outside_identity: 'deleted',
  consent: 'deleted',
  sign_in_grant: 'deleted',
  signing_credential: 'none of theirs',
  device: 'overwritten where nobody else ever held it',
  identifier: 'deleted',
  policy_run: 'none of theirs',
  loan_reminder: 'times',
  approval: 'ids and times; the reason is deleted',
  policy_step: 'ids and times',
  stale_device: 'ids and times',
  policy_exemption: 'deleted, and of their device without its reason',
  device_count: 'how many there are of a make or model',
  device_count_day: 'the same',
  device_count_position: 'none of theirs',
  stock_taking: 'none of theirs',
  counted_device: 'digests of ids',
  device_lifecycle: 'reasons overwritten where nobody else ever held it',
  person_merge: 'what an unmerging would bring back is forgotten, and the reason',
  device_merge: 'what an unmerging would bring back is forgotten, and where nobody else ever held it the reason',
  assignment: 'reasons overwritten; the interval stays',
  block: 'deleted, or the reason overwritten',
  block_key: 'deleted with the block; others are digests of hardware',
  activity: 'deleted',
  push_registration: 'deleted',
  catalog_sign_in: 'deleted',
  virtual_line: 'none of theirs',
  calling: 'deleted',
  desk_phone: 'address and settings overwritten where nobody else ever held it',
  desk_settings: 'none of theirs',
  key_template: 'none of theirs',
  line: 'label and hotline overwritten; the interval stays',
  hoteling: 'deleted',
  guest_session: 'ids and times alone',
  activation_code: 'ids and times alone',
  metadata_definition: 'none of theirs',
  event_cause: 'reasons overwritten',
  event: 'texts overwritten; the digest stays',
  event_run: 'digests of ids',
  event_run_position: 'none of theirs',
  retention: 'none of theirs',
  idempotency_key: 'deleted, or the answer overwritten',
  job: 'ids alone',
  mail_template: 'none of theirs',
  due_work: 'ids alone',
  directory: 'none of theirs',
  directory_person: 'deleted',
  directory_group: 'none of theirs',
  directory_call: 'deleted as a whole, because what was sent may be about anybody',
  webhook: 'none of theirs; whose events it wants by id',
  webhook_delivery: 'sequences of events alone',
  webhook_attempt: 'answers are deleted, because receivers repeat what they got',
};

it('there is no table of which nobody has said what becomes of it', () => {
  const tables = tablesOf(knownMigrations()).map(({ name }) => name);
  assert.deepEqual(
    tables.filter(name => TABLES[name] === undefined),
    [],
  );
});
