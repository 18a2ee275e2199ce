/** What the demo prints to be pasted works as it is printed. It takes curl, as its users have it. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { delimiter, dirname, resolve } from 'node:path';
import { describe, it } from 'node:test';
import { startServer, temporaryFolder } from '../support/command.ts';

interface Try {
  readonly title: string;
  readonly command: string;
}

interface Items {
  readonly items: readonly { readonly name?: string; readonly device: { readonly kind: string; readonly name: string } }[];
}

const ROOT = resolve(import.meta.dirname, '../../../..');

/** Runs a printed command as a terminal in the repository's root does. */
async function paste(command: string): Promise<string> {
  const PATH = `${dirname(process.execPath)}${delimiter}${process.env.PATH}`;
  const shell = spawn('bash', ['-e'], { cwd: ROOT, env: { PATH, HOME: temporaryFolder() }, stdio: ['pipe', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  shell.stdout.on('data', part => {
    stdout += part;
  });
  shell.stderr.on('data', part => {
    stderr += part;
  });
  shell.stdin.end(`${command}\n`);
  const status = await new Promise(done => shell.once('close', done));
  // The SDK asks for localStorage, of which newer versions of Node warn.
  assert.deepEqual([status, stderr.replaceAll(/^\(.*(ExperimentalWarning: localStorage|trace-warnings).*\n/gm, '')], [0, '']);
  return stdout;
}

/** The Webex lines show the front desk's phone: its owner, the three lines on it, the first of all devices, and the guest. */
// biome-ignore lint/suspicious/noExplicitAny: what came over the wire has no type; the assertions are its check.
function assertWebex([personDevices, members, devices, sessions]: any[]): void {
  const [row] = personDevices.devices;
  assert.deepEqual(
    [row.model, row.type, row.activationState, row.hoteling.enabled],
    ['Cisco 9871', 'PRIMARY', 'ACTIVATED', true],
  );
  const lines = members.members.map((each: { firstName: string; primaryOwner: boolean }) => [each.firstName, each.primaryOwner]);
  assert.deepEqual(lines, [
    ['Elif', true],
    ['Femi', false],
    ['Greta', false],
  ]);
  assert.deepEqual(
    devices.items.map((each: { displayName: string }) => each.displayName),
    ["Ada's desk", "Bruno's desk"],
  );
  assert.equal(sessions.items.length, 1);
}

/** Whatever a vendor's face shows of the person is among what the native call shows, and nothing of its kind is missing. */
function assertFacesAgree(...texts: (string | undefined)[]): void {
  const [held, phones, desks, handsets] = texts.map(text => JSON.parse(text ?? ''));
  const all = (held as Items).items.map(each => each.device);
  const namesOf = (...kinds: string[]) => all.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name);
  const genesys = phones.entities.map((each: { name: string }) => each.name);
  const apperian = handsets.devices.map((each: { device: { name: string } }) => each.device.name);
  const mobile = namesOf('mobile', 'native_catalog', 'web_catalog').toSorted();
  assert.deepEqual(genesys.toSorted(), mobile);
  assert.deepEqual(apperian.toSorted(), mobile);
  const webex = desks.devices.map((each: { type: string; owner: { firstName: string } }) => [each.type, each.owner.firstName]);
  assert.deepEqual(webex, [
    ['PRIMARY', 'Chiara'],
    ['SHARED_CALL_APPEARANCE', 'Bruno'],
  ]);
  assert.deepEqual(namesOf('desk_phone'), ["Chiara's desk", "Bruno's desk"]);
}

describe('heldby demo', () => {
  it('prints commands that work word for word when they are pasted, and leaves nothing behind', async () => {
    const temporary = temporaryFolder();
    const demo = await startServer(['demo'], { env: { TMPDIR: temporary } });
    const folders = () => readdirSync(temporary).filter(name => name.startsWith('heldby-demo-'));
    assert.equal(folders().length, 1);
    const tries = demo.said.at(-1)?.tries as readonly Try[];
    const results: string[] = [];
    for (const { command } of tries) results.push(await paste(command));
    const [held, phones, desks, handsets, login, shared, now, before, atThatMoment, ...further] = results;
    const sdk = further.pop();

    const kinds = (JSON.parse(held ?? '') as Items).items.map(each => each.device.kind);
    assert.deepEqual(kinds.toSorted(), ['browser', 'desk_phone', 'desk_phone', 'mobile', 'native_catalog', 'web_catalog']);
    assertFacesAgree(held, phones, desks, handsets);
    assert.match(JSON.parse(login ?? '').token, /^[\w-]{22}$/);
    const names = (text: string | undefined) => (JSON.parse(text ?? '') as Items).items.map(each => each.name);
    assert.deepEqual(names(shared), ['Elif Demir', 'Femi Adeyemi', 'Greta Brandt', 'Hugo Marchand']);
    assertWebex(further.map(text => JSON.parse(text)));
    assert.deepEqual(names(now), ['Elif Demir']);
    assert.deepEqual(names(before), ['Dag Halvorsen']);
    assert.ok((JSON.parse(atThatMoment ?? '') as Items).items.some(each => each.device.name === 'Loaner 1'));
    const listing = JSON.parse(phones ?? '') as { total: number; entities: { name: string }[] };
    assert.deepEqual(listing.entities.map(each => each.name).toSorted(), ['App catalog', "Chiara's phone", 'Web catalog']);
    assert.equal(listing.total, 3);
    assert.match(
      sdk ?? '',
      /registered \{[\s\S]*selfUri: '\/api\/v2\/mobiledevices\/[\s\S]*listed 2\nchanged Spare phone\ndeleted undefined\n$/,
    );
    // Where there are users with another Node, they paste the same lines.
    const old = spawnSync('/usr/bin/node', ['--version'], { encoding: 'utf8' });
    if (old.status === 0)
      assert.match(await paste(`export PATH=/usr/bin:$PATH; ${tries.at(-1)?.command}`), /deleted undefined\n$/);

    assert.equal(await demo.stop('SIGINT'), 0);
    assert.deepEqual(folders(), []);
  });
});
