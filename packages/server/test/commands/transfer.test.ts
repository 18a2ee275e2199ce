/** `heldby export` and `heldby import`: whole lists as files, and files as people, devices and assignments. */
import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
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

  it('shows what a file would change, and brings people, devices and assignments, which are named as people name them', async () => {
    const people = ['login;firstName;lastName;employeeNumber;location', 'ann;Ann;"Lee ""Hill""; MA";E-1;köln', 'ben;Ben;Lee;;'];
    const tried = await text('import', 'people', write('people.csv', people), '--dry-run');
    assert.match(tried, /^2 rows of people \(CSV, utf-8, semicolon\)\.\n2 new, 0 changed, 0 the same, 0 refused\.\n/);
    assert.match(tried, /\n2 +new +person\.login ann; person\.firstName Ann; /);
    assert.equal(await text('person', 'list', '--csv'), 'id,login,name,role,disabled\n');
    const done = await text('import', 'people', fileOf('people.csv'), '--yes', '--reason', 'first day');
    assert.match(done, /^Imported 2 of 2 people; 0 were the same\.\nTo undo it: heldby import undo [\w-]{36}\n$/);
    const devices = [
      '{"kind":"mobile","serial":"SN1","tags":["red","loan"],"name":"=cmd()"}',
      '',
      '{"kind":"mobile","mac":"52ead324fd21"}',
    ];
    assert.match(await text('import', write('devices.ndjson', devices), '--yes'), /^Imported 2 of 2 devices/);
    const assignments = ['device\towner\tdueAt', 'SN1\te-1\t2099-01-01T00:00:00Z', '52:ea:d3:24:fd:21\tben\t'];
    assert.match(await text('import', write('held.tsv', assignments), '--yes'), /^Imported 2 of 2 assignments/);
    assert.match(await text('who', 'SN1'), /Ann Lee/);
    assert.match(await text('person', 'show', 'ann'), /employeeNumber +E-1/);
  });

  it('that is repeated does nothing twice', async () => {
    const again = await text('import', 'people', fileOf('people.csv'), '--yes');
    assert.equal(again, 'Imported 0 of 2 people; 2 were the same.\n');
    assert.equal((await ask<unknown[]>(['person', 'list', ...where], {}, run)).length, 2);
  });

  it('asks before it changes anything', async () => {
    await failed(['import', write('new.csv', ['login', 'nobody-yet'])], 2, /To import new\.csv: 1 of 1 rows, give --yes/);
    assert.equal((await ask<unknown[]>(['person', 'list', ...where], {}, run)).length, 2);
  });

  it('lists the lines that were refused, and writes them into a file that can be mended', async () => {
    const people = ['login,email,location', 'cat,cat@example.com,', 'dan,dan@example.com,Nowhere', 'cat,,', '', 'eve,,köln'];
    const again = fileOf('again.csv');
    const said = await failed(
      ['import', 'people', write('more.csv', people), '--yes', '--refused', again],
      4,
      /2 of 4 rows were refused/,
    );
    assert.match(
      said,
      /^Imported 2 of 4 people; 0 were the same\.\nLINE +WHY\n3 +location must be[^\n]*"Nowhere"\n4 +[^\n]*same person as line 2/,
    );
    assert.match(readFileSync(again, 'utf8'), /^login,email,location,refused\r\ndan,dan@example\.com,Nowhere,.location must be/);
    assert.equal(statSync(again).mode & 0o777, 0o600);
    write('again.csv', ['login,location', 'dan,Köln']);
    assert.match(await text('import', 'people', again, '--yes'), /^Imported 1 of 1 people/);
  });

  it('takes what you say of a column, and keeps it for the next file', async () => {
    const file = write('odd.csv', ['Kennung,Wer', 'fred,Fred Roe']);
    assert.match(await text('import', 'people', file, '--dry-run'), /Left alone: Wer\./);
    await text('import', 'people', file, '--yes', '--column', 'Wer=person.fullName');
    assert.match(await text('person', 'show', 'fred'), /lastName +Roe/);
    assert.equal(await text('import', 'people', file, '--yes'), 'Imported 0 of 1 people; 1 were the same.\n');
  });

  it('is listed, and undone', async () => {
    const { id } = await ask<{ id: string }>(
      ['import', 'people', write('gone.csv', ['login', 'gone']), '--yes', ...where],
      {},
      run,
    );
    assert.match(await text('import', 'list'), /gone\.csv +people +applied +1 +1/);
    assert.match(await text('import', 'undo', id, '--yes'), /^Undone: 1 of 1 rows; 0 were kept/);
    await failed(['person', 'show', 'gone'], 3, /There is no such person/);
    await text('import', 'remove', id, '--yes');
  });

  it('refuses a file that is none, before anything is done', async () => {
    const cases: readonly (readonly [readonly string[], RegExp])[] = [
      [['shoe,size', 'x,y'], /No column of the file is one of people/],
      [['login,login', 'x,y'], /The column "login" is there twice/],
      [['login,email', 'x,"y'], /line 2 is never closed/],
    ];
    for (const [lines, says] of cases) await failed(['import', 'people', write('wrong.csv', lines), '--yes'], 2, says);
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
    assert.equal((await text('export', 'people')).trimEnd().split('\n').length, 1 + 6);
    assert.equal((await text('export', 'devices', '--serial', 'SN1', '--format', 'ndjson')).trimEnd().split('\n').length, 1);
    assert.equal((await text('export', 'assignments', '--as-of', '2020-01-01')).trimEnd().split('\n').length, 1);
    assert.equal(JSON.parse(await text('export', 'locations', '--format', 'json'))[0].name, 'Köln');
    assert.match(await text('export', 'tokens'), /^id,/);
  });

  it('goes into a file that only this user can read, and replaces none', async () => {
    const file = fileOf('people.ndjson');
    assert.equal(await text('export', 'people', file, '--role', 'member'), `Wrote 6 people to ${file}.\n`);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(JSON.parse(readFileSync(file, 'utf8').split('\n')[0] ?? '').login, 'ann');
    await failed(['export', 'people', file], 4, /exists already/);
    chmodSync(file, 0o644);
    await text('export', 'people', file, '--replace');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    await failed(['export', 'people', fileOf('none.csv'), '--location', 'nowhere'], 3, /There is no location/);
    assert.ok(!existsSync(fileOf('none.csv')));
  });

  it('can be imported into another registry', async () => {
    const other = ['--data', join(folder, 'other')];
    for (const what of ['people', 'devices', 'assignments']) await text('export', what, fileOf(`${what}.out.csv`));
    await ask(['org', 'create', 'Other', ...other], {}, run);
    await ask(['location', 'create', 'Köln', ...other], {}, run);
    for (const what of ['people', 'devices']) {
      const { stdout, stderr } = await run(['import', what, fileOf(`${what}.out.csv`), '--yes', ...other]);
      assert.match(stdout, /^Imported (\d+) of \1 /, stdout + stderr);
    }
    const { stdout, stderr } = await run(['import', 'assignments', fileOf('assignments.out.csv'), '--yes', ...other]);
    assert.match(stdout, /^Imported 2 of 2 /, stderr);
    assert.match((await run(['device', 'show', 'SN1', ...other])).stdout, /name +=cmd\(\)/);
  });
});
