/** Every native route can be called from the command line: by a command of its own, or by `heldby api` for a reason. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { routes } from '@heldby/contract';
import { createProgram, leavesOf } from '../../src/commands/program.ts';
import { NOUNS } from '../../src/commands/remote/nouns.ts';
import { spokenOf } from '../../src/commands/remote/spoken.ts';

/** Routes that commands which are written by hand call. */
const BY_HAND: Readonly<Record<string, string>> = {
  'me.get': 'status',
  'me.changePassword': 'password',
  'installation.status': 'status',
  'installation.keys': 'keys list',
  'installation.rotateKeys': 'keys rotate',
  'events.list': 'events',
  'batch.run': 'batch',
  'search.find': 'search',
  'search.status': 'search-index status',
  'search.rebuild': 'search-index rebuild',
  'organization.get': 'org policy show',
  'organization.policy': 'org policy show',
  'organization.updatePolicy': 'org policy set',
  'people.offBoard': 'off-board',
  'people.subjectExport': 'person export',
  'devices.handOver': 'hand-over',
  'backups.stream': 'backup',
  'audit.verify': 'audit verify',
  'audit.export': 'audit export',
  'imports.create': 'import file',
  'imports.apply': 'import apply',
  'imports.undo': 'import undo',
  'exports.people': 'export people',
  'exports.devices': 'export devices',
  'exports.assignments': 'export assignments',
  'exports.locations': 'export locations',
  'exports.workspaces': 'export workspaces',
  'exports.virtualLines': 'export virtual-lines',
  'exports.groups': 'export groups',
  'exports.lines': 'export lines',
  'exports.tokens': 'export tokens',
  'exports.activationCodes': 'export activation-codes',
  'exports.pushRegistrations': 'export push-registrations',
  'exports.guestSessions': 'export guest-sessions',
  'exports.events': 'export events',
};

/** Routes that only `heldby api` calls, and why. */
const BY_API_ALONE: Readonly<Record<string, string>> = {
  'activations.redeem': 'a device calls it, and nobody at a terminal',
  'hosts.list': '`org host list` shows the hosts of all organizations',
  'hosts.remove': '`org host remove` finds the organization by itself',
  'installation.addHost': '`org host add` takes the organization from --org',
  'people.remove': '`off-board` does the same, and says what ended',
  'installation.settings': 'the server was started with them',
  'installation.events': 'few read them, and rarely',
  'organization.timeline': '`events` reads the same history, from its beginning on',
  'backups.create': '`backup` writes the file where the command runs',
  'backups.list': 'it lists the files of backups.create',
  'backups.remove': 'it removes a file of backups.create',
};

const all = Object.values(routes).map(({ id }) => id.replace(/^native\./, ''));
const named = new Set(NOUNS.flatMap(noun => spokenOf(noun).map(({ route }) => route.id)));

describe('every native route', () => {
  it('has a command, or a reason why `heldby api` is enough', t => {
    const without = all.filter(id => !named.has(id) && BY_HAND[id] === undefined);
    for (const id of without) t.diagnostic(`heldby api alone: ${id} (${BY_API_ALONE[id] ?? 'no reason'})`);
    assert.deepEqual(
      without.filter(id => BY_API_ALONE[id] === undefined),
      [],
    );
  });

  it('that is said to have a command or none is a route, and has one or none', () => {
    const known = new Set(all);
    for (const id of Object.keys({ ...BY_HAND, ...BY_API_ALONE })) assert.ok(known.has(id), id);
    for (const id of Object.keys(BY_API_ALONE)) assert.ok(!named.has(id), id);
    const words = new Set(leavesOf(createProgram()).map(wordsOf));
    for (const command of Object.values(BY_HAND)) assert.ok(words.has(command), command);
  });
});

describe('the options of a command', () => {
  it('have names of their own, and none that a setting has', () => {
    for (const command of leavesOf(createProgram())) {
      const flags = command.options.map(({ long }) => long ?? '');
      const twice = flags.filter((flag, at) => flags.indexOf(flag) !== at);
      assert.deepEqual(twice, [], wordsOf(command));
    }
  });

  it('of a server are shown by the help of `serve` and `demo` alone', () => {
    for (const command of leavesOf(createProgram())) {
      const shown = command.options.some(({ long, hidden }) => long === '--port' && !hidden);
      assert.equal(shown, ['serve', 'demo'].includes(wordsOf(command)), wordsOf(command));
    }
  });
});

function wordsOf(command: ReturnType<typeof createProgram>): string {
  const { parent } = command;
  return parent === null || parent.parent === null ? command.name() : `${wordsOf(parent)} ${command.name()}`;
}
