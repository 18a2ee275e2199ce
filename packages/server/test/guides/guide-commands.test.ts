import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Command } from 'commander';
import { createProgram } from '../../src/commands/program.ts';
import { type GuideBlock, guideBlocks, heldbyCommands, unsetVariables } from '../support/guide-blocks.ts';
import { guides } from '../support/guides.ts';

/** What a shell has without a guide. */
const OF_THE_SHELL = new Set(['HOME', 'PATH', 'PWD']);

/** Words for people who paste; a reason of fewer letters says nothing. */
const SHORTEST_REASON = 12;

function shellOf(blocks: readonly GuideBlock[]): readonly GuideBlock[] {
  return blocks.filter(({ language }) => language === 'sh');
}

/** What is wrong with the words of a command, or null: a command or an option that the program does not have. */
function faultOf(words: readonly string[]): string | null {
  let command: Command = createProgram();
  const globals = command.options;
  for (const word of words) {
    const inner = command.commands.find(each => each.name() === word);
    if (inner === undefined) break;
    command = inner;
  }
  command = defaultOf(command) ?? command;
  if (command.parent === null && !words.every(word => word.startsWith('-'))) return `no command ${words.join(' ')}`;
  const known = [...globals, ...command.options].flatMap(({ short, long }) => [short, long]);
  const unknown = words.filter(word => word.startsWith('-')).filter(word => !known.includes(word.split('=')[0]));
  return unknown.length === 0 ? null : `${words.join(' ')}: no option ${unknown.join(', ')}`;
}

/** What a command does without the name of one of its own; commander does not publish it. */
function defaultOf(command: Command): Command | undefined {
  const { _defaultCommandName: name } = command as Command & { _defaultCommandName?: string };
  return command.commands.find(each => each.name() === name);
}

describe('the commands of README and the guides', () => {
  const pages = guides();

  it('are commands of heldby, with options that it has', () => {
    const all = pages.flatMap(({ page, blocks }) =>
      shellOf(blocks).flatMap(block => heldbyCommands(block.text).map(words => ({ at: `${page}:${block.line}`, words }))),
    );
    assert.ok(all.length > 30, `${all.length} commands`);
    const faults = all.flatMap(({ at, words }) => {
      const fault = faultOf(words);
      return fault === null ? [] : [`${at}: ${fault}`];
    });
    assert.deepEqual(faults, []);
  });

  it('use no variable that the same page has not set', () => {
    const unset = pages.flatMap(({ page, blocks }) => {
      const text = shellOf(blocks).map(block => block.text);
      return unsetVariables(text.join('\n'), OF_THE_SHELL).map(name => `${page}: $${name}`);
    });
    assert.deepEqual(unset, []);
  });

  it('are all pasted by a test, or the block says why not', () => {
    const faults = pages.flatMap(({ page, blocks }) =>
      blocks
        .filter(({ noRun }) => noRun !== null && noRun.length < SHORTEST_REASON)
        .map(({ line, noRun }) => `${page}:${line}: ${noRun}`),
    );
    assert.deepEqual(faults, []);
  });
});

describe('a fault in a guide', () => {
  it('is a command or an option that heldby does not have', () => {
    assert.equal(faultOf(['org', 'host', 'add', 'a.example']), null);
    assert.equal(faultOf(['token', 'create', '--person', 'ann', '--json']), null);
    assert.equal(faultOf(['tokens', 'create']), 'no command tokens create');
    assert.equal(faultOf(['token', 'create', '--persn', 'ann']), 'token create --persn ann: no option --persn');
  });

  it('is a variable that nothing has set before', () => {
    assert.deepEqual(unsetVariables('curl "$HELDBY/x" -d \'$NOT\'', new Set()), ['HELDBY']);
    assert.deepEqual(unsetVariables('export HELDBY=http://h\nID=$(curl "$HELDBY/x")\necho $ID', new Set()), []);
  });

  it('is found in commands behind npx, in $(…), before pipes and over several lines', () => {
    const text = 'npx heldby serve # runs\nT=$(heldby token create --json | jq -r .token)\nheldby backup \\\n  file.backup < in';
    assert.deepEqual(heldbyCommands(text), [['serve'], ['token', 'create', '--json'], ['backup', 'file.backup']]);
  });

  it('is looked for in every block, and a block says behind its language why it is not run', () => {
    const [first, second] = guideBlocks('```sh\na\n```\n\n```sh no-run: needs a certificate\nb\n```\n');
    assert.deepEqual([first?.noRun, first?.line, second?.noRun, second?.text], [null, 1, 'needs a certificate', 'b']);
  });
});
