/** Commands take what people have in hand, and ask for an id nowhere. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';
import { commandsOn } from '../support/store-commands.ts';

const run = createCommandSession();
const where = ['--data', join(temporaryFolder(), 'data')];

interface Named {
  readonly id: string;
}

const { make, text, refused } = commandsOn(run, where);

describe('a name on the command line', () => {
  let ann: string;
  let phone: string;
  before(async () => {
    await make('org', 'create', 'Acme');
    await make('location', 'create', 'Köln');
    ann = (
      await make(
        ...['person', 'create', 'ann', '--first-name', 'Ann', '--last-name', 'Lee', '--email', 'Ann.Lee@example.com'],
        ...['--employee-number', 'E-17', '--external-ids', '[{"source":"hr","id":"9001"}]'],
      )
    ).id;
    phone = (
      await make(
        ...['device', 'create', 'mobile', '--name', 'Reception', '--serial', 'SN1', '--mac', '52ead324fd21'],
        ...['--asset-tag', 'AT-5', '--external-ids', '[{"source":"mdm","id":"77"}]', '--location', 'KÖLN'],
      )
    ).id;
  });

  it('of a person is a login, an e-mail address, an employee number, an id in another system, a name or an id', async () => {
    for (const name of ['ann', 'ANN', 'ann.lee@EXAMPLE.com', 'e-17', 'hr:9001', 'ann lee', ann]) {
      assert.equal((await make('person', 'show', name)).id, ann, name);
    }
  });

  it('of a device is a serial, a MAC address in any spelling, an asset tag, an id in another system, a name or an id', async () => {
    for (const name of ['SN1', '52-EA-D3-24-FD-21', '52ea.d324.fd21', 'at-5', 'mdm:77', 'reception', phone]) {
      assert.equal((await make('device', 'show', name)).id, phone, name);
    }
  });

  it('filters lists by people, devices, places and clients', async () => {
    assert.match(await text('assignment', 'create', 'SN1', '--person', 'ann'), /^Assigned the device SN1 to Ann Lee \(/);
    assert.match(await text('assignment', 'list'), new RegExp(` owner +Reception +20.* ${phone}\\n`));
    const held = await make<readonly { deviceId: string }[]>('assignment', 'list', '--device', 'at-5', '--person', 'E-17');
    assert.deepEqual(
      held.map(({ deviceId }) => deviceId),
      [phone],
    );
    assert.deepEqual(
      (await make<readonly Named[]>('device', 'list', '--location', 'köln', '--owner', 'ann')).map(({ id }) => id),
      [phone],
    );
    assert.deepEqual(await make('push-registration', 'list', '--device', 'Reception'), []);
  });

  it('says what a webhook is limited to, and programs its ids', async () => {
    const place = (await make<readonly Named[]>('location', 'list'))[0]?.id ?? '';
    const filter = { ownerId: ann, deviceId: phone, locationId: place };
    const { id } = await make('webhook', 'create', 'Tickets', 'https://1.1.1.1/tickets', '--filter', JSON.stringify(filter));
    const shown = await text('webhook', 'show', id);
    assert.match(shown, new RegExp(`^filter\\.ownerId +Ann Lee \\(${ann}\\)$`, 'm'));
    assert.match(shown, new RegExp(`^filter\\.deviceId +Reception \\(${phone}\\)$`, 'm'));
    assert.match(shown, new RegExp(`^filter\\.locationId +Köln \\(${place}\\)$`, 'm'));
    assert.deepEqual((await make<{ filter: object }>('webhook', 'show', id)).filter, { types: null, ...filter });
    const room = await make('workspace', 'create', 'Lobby');
    await make('webhook', 'edit', id, '--filter', JSON.stringify({ ownerId: room.id, deviceId: null, locationId: null }));
    const other = await text('webhook', 'show', id);
    assert.match(other, new RegExp(`^filter\\.ownerId +Lobby \\(${room.id}\\)$`, 'm'));
    assert.match(other, /^filter\.deviceId$/m);
  });

  it('of a device stands for its only assignment', async () => {
    assert.match(await text('assignment', 'show', 'SN1'), /owner\.name +Ann Lee/);
    const ended = await text('assignment', 'end', 'SN1');
    assert.match(ended, new RegExp(`^To take it back: heldby assignment create ${phone} --person ${ann}$`, 'm'));
    await refused(['assignment', 'end', 'SN1'], 3, /Nobody holds the device "SN1"/);
    await make(...(/heldby (.*)\n/.exec(ended)?.[1] ?? '').split(' '));
    assert.match(await text('who', 'SN1'), /Ann Lee/);
  });

  it('that is one thing for two of them is refused with both', async () => {
    await make('person', 'create', 'e-17');
    await refused(
      ['person', 'show', 'E-17'],
      2,
      /"E-17" is not one person, but several: e-17 \(login e-17, [\w-]{36}\); Ann Lee \(login ann, .*employeeNumber E-17, [\w-]{36}\)/,
    );
  });

  it('says which of two is merged into the other, and which comes back', async () => {
    const { id } = await make('device', 'create', 'mobile', '--make', 'Nokia', '--serial', 'SN1-2', '--phone-number', '+4989123');
    const devices = ['SN1', '--from', '+4989123', '--reason', 'reset', '--despite', 'no_evidence'];
    await text('device', 'merge', ...devices, '--yes');
    assert.equal((await make('device', 'show', id)).id, phone);
    await text('device', 'unmerge', 'SN1', '--from', id);
    assert.equal((await make('device', 'show', id)).id, id);
    const twin = (await make('person', 'create', 'ann.twin')).id;
    const merged = await text('person', 'merge', 'ann', '--from', 'ann.twin', '--reason', 'one Ann', '--yes');
    assert.match(merged, /^Merged [\w-]{36} into Ann Lee \([\w-]{36}\)\.\n/);
    assert.equal((await make('person', 'show', twin)).id, ann);
    await refused(['person', 'unmerge', 'ann', '--from', 'nobody'], 3, /There is no person "nobody"/);
    await text('person', 'unmerge', 'ann', '--from', twin);
  });

  it('of a device tells which calls of an API show it, and why others do not', async () => {
    await make('device', 'create', 'desk_phone', '--name', 'Desk 12', '--mac', '001122334455', '--model', 'Cisco 8845');
    await make('assignment', 'create', 'Desk 12', '--person', 'ann');
    const faces = await text('device', 'faces', 'Desk 12');
    assert.match(
      faces,
      /\nwebex +Ann Lee, administrators +\/v1\/devices\/\S+ Other calls do not show it: Ann Lee cannot be called/,
    );
    assert.match(faces, /\napperian +nobody +The Apperian face shows /);
    assert.match(faces, /\nnative .* \/registry\/v1\/devices\/[\w-]{36}\n/);
  });

  it('of a place that is closed opens it again, as the command that closed it says', async () => {
    await make('location', 'create', 'Old site');
    const closed = await text('location', 'close', 'old site');
    assert.match(closed, /\nTo take it back: heldby location reopen [\w-]{36}\n$/);
    assert.match(await text('location', 'reopen', 'Old Site'), /^Reopened the location Old site/);
  });

  it('adds people to a group and takes them out', async () => {
    await make('group', 'create', 'Sales team');
    await make('person', 'create', 'ben');
    assert.match(
      await text('group', 'add-members', 'sales team', '--person', 'ann', '--person', 'ben'),
      /^Of those named, 2 are/,
    );
    const removed = await text('group', 'remove-members', 'Sales team', '--person', 'ann');
    assert.match(removed, new RegExp(`\\nTo take it back: heldby group add-members 'Sales team' --person ${ann}\\n$`));
  });

  it('of metadata is its key', async () => {
    await make('metadata', 'create', 'costCentre', 'text', '--applies-to', 'people');
    assert.match(await text('metadata'), /^KEY .*\ncostCentre +people +text/);
    assert.match(await text('metadata', 'edit', 'COSTCENTRE', '--description', 'Who pays'), /^Changed the key costCentre/);
    await refused(['metadata', 'remove', 'costCentre'], 2, /To remove metadata costCentre, give --yes/);
    assert.match(await text('metadata', 'remove', 'costCentre', '--yes'), /^Removed the key/);
  });

  it('is found however its accents are composed', async () => {
    const apart = 'Zoë Núñez'.normalize('NFD');
    const { id } = await make(
      'person',
      'create',
      'zoe',
      '--first-name',
      'Zoë'.normalize('NFD'),
      '--last-name',
      'Núñez'.normalize('NFD'),
    );
    for (const name of ['Zoë Núñez', apart, 'ZOË NÚÑEZ']) assert.equal((await make('person', 'show', name)).id, id, name);
    const office = await make('location', 'create', 'Zürich'.normalize('NFD'));
    assert.equal((await make('location', 'show', 'zürich')).id, office.id);
  });

  it('of a thing that is not there is too long, or is near to others', async () => {
    await refused(['person', 'show', 'x'.repeat(600)], 3, /There is no person "xxx/);
    await refused(['location', 'show', 'Köl'], 3, /There is no location "Köl"\. Near it: Köln\./);
  });
});
