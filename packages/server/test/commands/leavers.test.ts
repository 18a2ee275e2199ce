/** Somebody who has left can be named like anybody else: their history is asked about, and they may come back. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { startServer, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';
import { commandsOn } from '../support/store-commands.ts';
import { until } from '../support/until.ts';

const run = createCommandSession();
const data = join(temporaryFolder(), 'data');
const where = ['--data', data];

const { make, text, refused } = commandsOn(run, where);

describe('somebody who has left', () => {
  let zoe: string;

  before(async () => {
    await startServer(['serve', ...where]);
    zoe = (await make('person', 'create', 'zoe', '--first-name', 'Zoe', '--last-name', 'Fox')).id;
    await make('device', 'create', 'mobile', '--name', 'Van phone');
    await make('assignment', 'create', 'Van phone', '--person', 'zoe');
    await refused(['off-boarding', 'show', 'zoe'], 3, /"zoe" neither leaves nor has left/);
    await text('off-board', 'zoe', '--yes');
  });

  it('is named by the login and name that they had, and their off-boarding by them', async () => {
    for (const name of ['zoe', 'Zoe fox']) assert.match(await text('person', 'history', name), /owner/, name);
    assert.match(await text('off-boarding', 'show', 'zoe'), /^state +done$/m);
    await refused(['assignment', 'create', 'Van phone', '--person', 'zoe'], 3, /There is no such person/);
  });

  it('is found by the search where no off-boarding has them: their record was merged', async () => {
    const twin = (await make('person', 'create', 'zoe.twin', '--first-name', 'Zoe', '--last-name', 'Twin')).id;
    await make('person', 'create', 'zoe.two', '--first-name', 'Zoe', '--last-name', 'Two');
    await text('person', 'merge', 'zoe.two', '--from', 'zoe.twin', '--reason', 'one person', '--yes');
    await until(async () => (await text('search', 'zoe twin', '--include-former')).includes(twin));
    assert.match(await text('person', 'unmerge', 'zoe.two', '--from', 'Zoe Twin'), /^Zoe Twin .* is there again\.\n$/);
  });

  it('comes back by their name', async () => {
    assert.match(await text('off-boarding', 'undo', 'zoe'), /^Zoe Fox is back\.\n/);
    await text('off-board', 'zoe', '--effective', '2099-01-01', '--yes');
    assert.match(await text('off-boarding', 'cancel', 'zoe'), /^Zoe Fox stays\.\n/);
    assert.match(await text('off-boarding', 'show', 'zoe'), /^state +cancelled$/m);
    await text('off-board', 'zoe', '--yes');
    assert.match(await text('off-boarding', 'show', 'zoe'), /^state +done$/m);
    assert.match(await text('person', 'rehire', 'zoe'), new RegExp(`Zoe Fox \\(${zoe}\\)`));
  });

  it('gives way to who has the login now', async () => {
    await text('off-board', 'zoe', '--yes');
    const { id } = await make('person', 'create', 'zoe');
    assert.equal((await make('person', 'show', 'zoe')).id, id);
  });
});
