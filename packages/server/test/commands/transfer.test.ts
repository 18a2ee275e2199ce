/** `heldby export` and `heldby import`: whole lists as files, and files as people, devices and assignments. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { ask, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';
import { commandsOn } from '../support/store-commands.ts';

const run = createCommandSession();
const folder = temporaryFolder();
const where = ['--data', join(folder, 'data')];
const { text, failed } = commandsOn(run, where);
const fileOf = (name: string) => join(folder, name);

function write(name: string, lines: readonly string[]): string {
  writeFileSync(fileOf(name), `${lines.join('\n')}\n`);
  return fileOf(name);
}

describe('an import', () => {
  before(async () => {
    await ask(['org', 'create', 'Acme', ...where], {}, run);
    await text('location', 'create', 'Köln');
  });

  it('adds people, devices and assignments, which are named as people name them', async () => {
    const people = ['login;firstName;lastName;employeeNumber;location', 'ann;Ann;"Lee ""Hill""; MA";E-1;köln', 'ben;Ben;Lee;;'];
    assert.equal(
      await text('import', 'people', write('people.csv', people), '--dry-run'),
      'Nothing is stored: this was tried. Of 2 people, 2 would be added.\n',
    );
    assert.equal(await text('person', 'list', '--csv'), 'id,login,name,role,disabled\n');
    assert.equal(await text('import', 'people', fileOf('people.csv'), '--reason', 'first day'), 'Added 2 of 2 people.\n');
    const devices = [
      '{"kind":"mobile","serial":"SN1","tags":["red","loan"],"name":"=cmd()"}',
      '',
      '{"kind":"mobile","mac":"52ead324fd21"}',
    ];
    assert.equal(await text('import', 'devices', write('devices.ndjson', devices)), 'Added 2 of 2 devices.\n');
    const assignments = ['device\towner\tdueAt', 'SN1\te-1\t2099-01-01T00:00:00Z', '52:ea:d3:24:fd:21\tben\t'];
    assert.equal(await text('import', 'assignments', write('held.tsv', assignments)), 'Added 2 of 2 assignments.\n');
    assert.match(await text('who', 'SN1'), /Ann Lee/);
    assert.match(await text('person', 'show', 'ann'), /employeeNumber +E-1/);
  });

  it('that is repeated does nothing twice', async () => {
    assert.equal(await text('import', 'people', fileOf('people.csv'), '--reason', 'first day'), 'Added 2 of 2 people.\n');
    assert.equal((await ask<unknown[]>(['person', 'list', ...where], {}, run)).length, 2);
  });

  it('lists the lines that were refused, and writes them into a file that can be mended', async () => {
    const people = ['login,email,location', 'cat,cat@example.com,', 'dan,dan@example.com,Nowhere', 'ann,,', '', 'eve,,köln'];
    const again = fileOf('again.csv');
    const said = await failed(['import', 'people', write('more.csv', people), '--refused', again], 4, /2 of 4 rows were refused/);
    assert.match(said, /^Added 2 of 4 people\.\nLINE +WHY\n3 +There is no location "Nowhere"[^\n]*\n4 +[^\n]*ann/);
    assert.equal(readFileSync(again, 'utf8'), 'login,email,location\ndan,dan@example.com,Nowhere\nann,,\n');
    assert.equal(statSync(again).mode & 0o777, 0o600);
    write('again.csv', ['login,location', 'dan,Köln']);
    assert.equal(await text('import', 'people', again), 'Added 1 of 1 people.\n');
  });

  it('of more rows than a batch has says which line is wrong', async () => {
    const rows = Array.from({ length: 450 }, (_, at) => `p${at === 333 ? 0 : at}`);
    const said = await failed(['import', 'people', write('many.csv', ['login', ...rows])], 4, /1 of 450 rows/);
    assert.match(said, /^Added 449 of 450 people\.\nLINE +WHY\n335 +/);
  });

  it('refuses a file whose head it does not understand, before anything is done', async () => {
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [['login,emial', 'x,y'], /There is no column "emial"\. Did you mean email\? There are login, .*location/],
      [['login,login', 'x,y'], /The column "login" is there twice/],
      [['email', 'x@example.com'], /must name the columns, and login among them/],
      [['login,email', 'x,"y'], /The file is no CSV: /],
    ];
    for (const [lines, says] of cases) await failed(['import', 'people', write('wrong.csv', lines)], 2, says);
    await failed(['import', 'people', write('wrong.ndjson', ['{"login":"x"}', 'x'])], 2, /Line 2 must be a JSON object/);
    await failed(['import', 'people', fileOf('nowhere.csv')], 2, /cannot be read/);
  });
});

describe('an export', () => {
  it('is CSV in which no cell is a formula, with names in place of ids', async () => {
    const csv = await text('export', 'devices');
    assert.match(csv, /^id,kind,name,make,model,platform,osVersion,serial,/);
    assert.match(csv, /,mobile,'=cmd\(\),.*,SN1,.*red;loan/);
    assert.match(await text('export', 'people'), /,ann,Ann,"Lee ""Hill""; MA",.*,E-1,member,,Köln,/);
    assert.match(
      await text('export', 'assignments', '--person', 'ann'),
      /^id,device,owner,role,.*\r\n[\w-]{36},SN1,ann,owner,20[^\n]*\r\n$/,
    );
  });

  it('has every page, takes the filters of the list, and a past day', async () => {
    assert.equal((await text('export', 'people')).trimEnd().split('\n').length, 1 + 2 + 2 + 1 + 449);
    assert.equal((await text('export', 'devices', '--serial', 'SN1', '--format', 'ndjson')).trimEnd().split('\n').length, 1);
    assert.equal((await text('export', 'assignments', '--as-of', '2020-01-01')).trimEnd().split('\n').length, 1);
    assert.equal(JSON.parse(await text('export', 'locations', '--format', 'json'))[0].name, 'Köln');
    assert.match(await text('export', 'tokens'), /^id,/);
  });

  it('goes into a file that only this user can read, and replaces none', async () => {
    const file = fileOf('people.ndjson');
    assert.equal(await text('export', 'people', file, '--role', 'member'), `Wrote 454 people to ${file}.\n`);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(JSON.parse(readFileSync(file, 'utf8').split('\n')[0] ?? '').login, 'ann');
    await failed(['export', 'people', file], 4, /exists already/);
    await text('export', 'people', file, '--replace');
    await failed(['export', 'people', fileOf('none.csv'), '--location', 'nowhere'], 3, /There is no location/);
    assert.ok(!existsSync(fileOf('none.csv')));
  });

  it('can be imported into another registry', async () => {
    const other = ['--data', join(folder, 'other')];
    for (const what of ['people', 'devices', 'assignments']) await text('export', what, fileOf(`${what}.out.csv`));
    await ask(['org', 'create', 'Other', ...other], {}, run);
    await ask(['location', 'create', 'Köln', ...other], {}, run);
    for (const what of ['people', 'devices']) {
      const { stdout, stderr } = await run(['import', what, fileOf(`${what}.out.csv`), ...other]);
      assert.match(stdout, /^Added (\d+) of \1 /, stderr);
    }
    const { stdout, stderr } = await run(['import', 'assignments', fileOf('assignments.out.csv'), ...other]);
    assert.match(stdout, /^Added 2 of 2 /, stderr);
    assert.match((await run(['device', 'show', 'SN1', ...other])).stdout, /name +=cmd\(\)/);
  });
});
