/** What the server refuses is said in the words of the command: options and operands, and no members of the API. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'node:test';
import { createProgram } from '../../src/commands/program.ts';
import { NOUNS } from '../../src/commands/remote/nouns.ts';
import { inWordsOf, wordsOf } from '../../src/commands/remote/refusal.ts';
import { optionFields, type Spoken, spokenOf } from '../../src/commands/remote/spoken.ts';
import { temporaryFolder } from '../support/command.ts';
import { createCommandSession } from '../support/command-session.ts';
import { commandsOn } from '../support/store-commands.ts';

const all = NOUNS.flatMap(spokenOf);

describe('a refusal', () => {
  it('names an option or an operand of the command for every member of every route', async () => {
    const program = createProgram();
    for (const spoken of all) {
      const known = spokenWords(program, spoken);
      for (const name of membersOf(spoken)) {
        const said = await wordedOf(spoken, `${name}: missing; ${name} is here.`, name);
        const [subject = ''] = said.split(': missing');
        assert.ok(known.has(subject), `${spoken.route.id}: ${name} became ${subject}`);
        if (/[A-Z]/.test(name)) assert.equal(said, `${subject}: missing; ${subject} is here.`);
      }
    }
  });

  it('names the place within a member, and drops the number in a list', async () => {
    const create = spokenBy('people.create');
    assert.equal(
      await wordedOf(create, 'metadata.badge no must be text.', 'metadata.badge no'),
      '--metadata badge no must be text.',
    );
    const token = spokenBy('tokens.create');
    assert.equal(
      await wordedOf(token, 'The request is not valid: scopes.1: a.', 'scopes.1'),
      'The request is not valid: --scope: a.',
    );
  });

  it('leaves plain words alone that are names of members, too', async () => {
    const says = 'From then until now nobody knew the reason.';
    assert.equal(await wordedOf(spokenBy('assignments.create'), says, 'until'), says);
    const marked = 'Correct its `createdAt` and `until`, or say handOver.';
    assert.equal(
      await wordedOf(spokenBy('assignments.create'), marked, ''),
      'Correct its --created and --until, or say --hand-over.',
    );
  });
});

describe('a refusal by a store', () => {
  const { make, text, refused } = commandsOn(createCommandSession(), ['--data', join(temporaryFolder(), 'data')]);

  before(async () => {
    await make('org', 'create', 'Acme');
    for (const login of ['ann', 'bob']) await make('person', 'create', login);
    for (const name of ['Van phone', 'Other phone']) await make('device', 'create', 'mobile', '--name', name);
    await make('assignment', 'create', 'Van phone', '--person', 'ann');
  });

  it('names the option that would help', async () => {
    await refused(['assignment', 'create', 'Van phone', '--person', 'bob'], 4, /with --hand-over\.\n/);
    const merge = ['device', 'merge', 'Van phone', '--from', 'Other phone', '--reason', 'one', '--yes'];
    await refused(merge, 4, /Say --despite no_evidence if you know/);
    await refused(['off-board', 'ann', '--effective', '2001-01-01', '--yes'], 2, /--effective must be in the future/);
    await refused(['person', 'create', ''], 2, /<login>: must not be empty/);
    await refused(['person', 'create', 'eve', '--role', 'king'], 2, /--role: must be one of/);
  });

  it('says of an empty list that nothing matches the filters, and without them that there is nothing', async () => {
    assert.equal(await text('person', 'list', '--employee-number', '9'), 'Nothing matches --employee-number.\n');
    assert.equal(await text('device', 'list', '--q', 'zz zz', '--kind', 'desk_phone'), 'Nothing matches --kind and --q.\n');
    assert.equal(await text('workspace', 'list', '--sort', 'createdAt'), 'There are no workspaces yet.\n');
    assert.equal(await text('events', '--type', 'line.created'), 'Nothing matches --type.\n');
  });

  it('is not what --yes meets where nothing is asked', async () => {
    await text('off-board', 'bob', '--yes');
    assert.match(await text('off-boarding', 'undo', 'bob', '--yes'), /is back/);
    assert.match(await text('device', 'edit', 'Van phone', '--name', 'Bus phone', '--yes'), /Bus phone/);
  });
});

function spokenBy(id: string): Spoken {
  const spoken = all.find(({ route }) => route.id === id);
  assert.ok(spoken, id);
  return spoken;
}

/** Members that the command has a word for. */
function membersOf(spoken: Spoken): string[] {
  const { route, verb } = spoken;
  return [...route.query, ...optionFields(spoken)].map(({ name }) => name).concat(verb.operands ?? []);
}

/** The options and operands of the command, and what is no option of its own. */
function spokenWords(program: ReturnType<typeof createProgram>, { noun, word, verb }: Spoken): ReadonlySet<string> {
  const command = [...noun.words.split(' '), word].reduce(
    (at, each) => {
      const next = at.commands.find(command => command.name() === each);
      assert.ok(next, `${noun.words} ${word}`);
      return next;
    },
    program as ReturnType<typeof createProgram>,
  );
  const secret = verb.secret === undefined ? [] : [`the ${verb.secret[1]}`];
  const hidden = ['--field', '--total', '--wait', '--format'];
  const flags = command.options.map(({ long }) => long ?? '');
  return new Set([...flags, ...command.registeredArguments.map(each => `<${each.name()}>`), ...secret, ...hidden, 'the owner']);
}

async function wordedOf(spoken: Spoken, message: string, field: string): Promise<string> {
  const refusal = Object.assign(new Error(message), { name: 'HeldbyError', faults: [{ field }] });
  await assert.rejects(
    inWordsOf(wordsOf(spoken), () => Promise.reject(refusal)),
    refusal,
  );
  return refusal.message;
}
