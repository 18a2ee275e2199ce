/** The help of a command speaks of its options, not of the members of the API behind them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Command } from 'commander';
import { createProgram, leavesOf } from '../../src/commands/program.ts';
import { NOUNS } from '../../src/commands/remote/nouns.ts';
import { wordsOf, wordsOfOptions } from '../../src/commands/remote/refusal.ts';
import { routeOf, spokenOf } from '../../src/commands/remote/spoken.ts';
import { EXPORTED } from '../../src/commands/transfer/exported.ts';

describe('the help of a command', () => {
  const commands = new Map(leavesOf(createProgram()).map(command => [pathOf(command), command]));
  const textsOf = (path: string) => {
    const command = commands.get(path);
    assert.ok(command, path);
    return [command.description(), ...command.options.map(({ description }) => description)];
  };
  const optionText = (path: string, flag: string) =>
    commands.get(path)?.options.find(({ long }) => long === flag)?.description ?? '';

  it('names no member of the API that has an option or an operand of another name', () => {
    const spoken = NOUNS.flatMap(noun => spokenOf(noun).map(each => [`${noun.words} ${each.word}`, wordsOf(each)] as const));
    const exported = Object.entries(EXPORTED).map(
      ([what, route]) => [`export ${what}`, wordsOfOptions(routeOf(route).query)] as const,
    );
    assert.ok(spoken.length > 150 && exported.length > 10);
    for (const [path, words] of [...spoken, ...exported, ['events', wordsOfOptions(routeOf('events.list').query)] as const]) {
      const members = [...words.keys()].filter(name => /[A-Z]/.test(name));
      // A list of columns, or of settings, is of members.
      const texts = textsOf(path).map(text => text.replaceAll(/: -?\w+(?:, -?[\w.]+)+(?=;|$| \()/g, ''));
      for (const text of texts)
        for (const name of members) assert.doesNotMatch(text, new RegExp(`\\b${name}\\b`), `${path}: ${text}`);
    }
  });

  it('names the option, and keeps a word that is a value, or a member of an answer', () => {
    assert.match(textsOf('off-board')[0] ?? '', /now or at --effective:/);
    assert.match(textsOf('assignment create')[0] ?? '', /takes it over with --hand-over$/);
    assert.match(optionText('assignment create', '--until'), /Only with --created\./);
    assert.match(optionText('assignment create', '--role'), /Defaults to `owner`/);
    assert.match(optionText('events', '--after'), /The `after` of an earlier answer/);
  });
});

function pathOf(command: Command): string {
  const above = command.parent === null || command.parent.parent === null ? '' : `${pathOf(command.parent)} `;
  return `${above}${command.name()}`;
}
