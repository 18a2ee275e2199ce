/** A command that ends something for good asks first, and any other that ends something says how it is taken back. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { isFinal } from '../../src/commands/remote/final.ts';
import { NOUNS } from '../../src/commands/remote/nouns.ts';
import { spokenOf } from '../../src/commands/remote/spoken.ts';
import { shellWord } from '../../src/lib/shell-word.ts';
import { ask, temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';

const ENDS = /^(?:cancel|close|disable|end|erase|lift|merge|remove|revoke|unbind)/;

/** What ends little, and why nobody need be asked. */
const LITTLE: Readonly<Record<string, string>> = {
  'blocks.lift': 'it lets somebody use a device again, and `block set` stops them again',
  'guestSessions.end': 'a guest starts another one',
  'imports.cancel': 'what was applied stays, and the file can be imported again',
  'identities.unbind': 'the next sign-in binds it anew',
  'offBoardings.cancel': 'the person stays, and can be off-boarded again',
};

describe('a command that ends something', () => {
  it('asks first, or can be taken back by the command that it prints', () => {
    const spoken = NOUNS.flatMap(spokenOf).filter(({ route }) => ENDS.test(route.id.split('.')[1] ?? ''));
    assert.ok(spoken.length > 12);
    const silent = spoken.filter(each => {
      const { route, verb } = each;
      return !isFinal(each) && verb.undo === undefined && !route.id.endsWith('.disable') && LITTLE[route.id] === undefined;
    });
    assert.deepEqual(
      silent.map(({ route }) => route.id),
      [],
    );
    for (const id of Object.keys(LITTLE))
      assert.ok(
        spoken.some(({ route }) => route.id === id),
        id,
      );
  });

  it('does nothing without an answer, and prints the command that takes back what it does', async () => {
    const run = createCommandSession();
    const where = ['--data', join(temporaryFolder(), 'data')];
    await ask(['org', 'create', 'Acme', ...where], {}, run);
    await ask(['group', 'create', 'Sales', ...where], {}, run);
    const refused = await run(['group', 'remove', 'Sales', ...where]);
    assert.match(refused.stderr, /To remove group Sales, give --yes; --dry-run says what it would do/);
    assert.equal(refused.status, 2);
    assert.match((await run(['group', 'remove', 'Sales', '--dry-run', ...where])).stdout, /^Nothing is stored: this was tried/);
    assert.match((await run(['group', 'list', ...where])).stdout, /Sales/);
    await ask(['person', 'create', "o'neil", ...where], {}, run);
    const { stdout } = await run(['person', 'disable', "o'neil", ...where]);
    assert.match(stdout, /\nTo take it back: heldby person enable 'o'\\''neil'\n$/);
    const dry = await run(['person', 'disable', "o'neil", '--dry-run', ...where]);
    assert.doesNotMatch(dry.stdout, /take it back/);
  });

  it('prints names as a shell takes them', () => {
    assert.deepEqual(['ann', 'a b', '$(x)', "it's", 'hr:1'].map(shellWord), ['ann', "'a b'", "'$(x)'", "'it'\\''s'", 'hr:1']);
  });
});
