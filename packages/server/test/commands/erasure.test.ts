/** `heldby person export`, `person erase`, `retention` and `compact`: a person is erased from the command line to the bytes of the file. */
import assert from 'node:assert/strict';
import { chmodSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { DATABASE_FILE } from '../../src/storage/open.ts';
import { ask, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';

const inOneProcess = createCommandSession();

describe('on the command line', () => {
  const data = temporaryFolder();
  const where = ['--data', data];
  const text = async (...words: string[]) => {
    const { status, stdout, stderr } = await inOneProcess([...words, ...where]);
    assert.equal(status, 0, stderr);
    return stdout;
  };
  const bytes = () => readFileSync(join(data, DATABASE_FILE)).toString('latin1');

  it('somebody gets a copy, is erased, and is in no byte of the compacted store', async () => {
    await text('org', 'create', 'Acme');
    const person = ['person', 'create', 'zenobia', '--first-name', 'Zenobia', '--last-name', 'Quill'];
    const { id } = await ask<{ id: string }>([...person, ...where], {}, inOneProcess);
    assert.match(await text('person', 'export', 'zenobia'), /"heldbySubjectExport":1.*Quill/s);
    const file = join(data, 'copy.json');
    assert.match(await text('person', 'export', id, file), /Only you can read it/);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(JSON.parse(readFileSync(file, 'utf8')).profile[0].lastName, 'Quill');
    const again = await inOneProcess(['person', 'export', id, file, ...where]);
    assert.match(again.stderr, /exists already/);
    chmodSync(file, 0o644);
    await text('person', 'export', id, file, '--replace');
    assert.equal(statSync(file).mode & 0o777, 0o600);

    const refused = await inOneProcess(['person', 'erase', id, ...where]);
    assert.match(refused.stderr, /give --yes/);
    assert.match(await text('person', 'erase', id, '--off-board', '--dry-run'), /Nothing is stored.*Gone:/s);
    assert.match(await text('person', 'erase', id, '--off-board', '--yes'), /Erased person \d+ from now on.*event text/s);
    assert.match(await text('audit', 'verify'), /Verified \d+ events, of which \d+ were erased/);
    assert.match(await text('compact'), /The store has \d+ bytes now/);
    for (const word of ['zenobia', 'Zenobia', 'Quill']) assert.ok(!bytes().includes(word), word);
    assert.match(await text('retention'), /removedUpTo +0/);
  });
});
