/** Makes the commands of a noun from its declaration and from its routes. */
import { Argument, type Command, Option } from 'commander';
import { Problem } from '../../domain/problem.ts';
import { hinted } from '../hints.ts';
import { isFinal } from './final.ts';
import { kindOfId, operandOf, operandOfMember } from './naming.ts';
import type { Noun } from './noun.ts';
import { inHelp, inWordsOf, wordsOf } from './refusal.ts';
import { runVerb } from './run-verb.ts';
import { asking, formatOptions } from './session.ts';
import { optionFields, paramsOf, type Spoken, spokenOf } from './spoken.ts';
import { hintOfField, optionsOf } from './values.ts';

export function addVerbs(program: Command, noun: Noun): void {
  const parent = groupOf(program, noun);
  for (const spoken of spokenOf(noun)) addVerb(parent, spoken);
}

/** The command of the noun, which is made where there is none yet. */
export function groupOf(program: Command, { words, about }: Noun): Command {
  const path = words.split(' ');
  return path.reduce((at, word, depth) => {
    const known = at.commands.find(each => each.name() === word);
    if (known !== undefined) return known;
    const made = at.command(word);
    return depth === path.length - 1 ? made.description(about) : made;
  }, program);
}

export function addVerb(parent: Command, spoken: Spoken): void {
  const { route, verb, word } = spoken;
  const words = wordsOf(spoken);
  const command = parent.command(word, verb.isDefault === true ? { isDefault: true } : {});
  const summary = `${route.summary.charAt(0).toLowerCase()}${route.summary.slice(1).replace(/\.$/, '')}`;
  command.description(verb.about ?? inHelp(words, summary));
  for (const name of paramsOf(route)) command.addArgument(hinted(new Argument(`<${operandOf(name)}>`), { kind: kindOfId(name) }));
  for (const name of verb.operands ?? []) {
    const field = route.body.find(each => each.name === name);
    command.addArgument(hinted(new Argument(`<${operandOfMember(name)}>`), field === undefined ? {} : hintOfField(field)));
  }
  for (const field of [...optionFields(spoken), ...route.query]) {
    if (HIDDEN.has(field.name)) continue;
    const isNeeded = field.isRequired === true && verb.complete === undefined && field.kind !== 'owner';
    for (const option of optionsOf(field, words)) command.addOption(isNeeded ? option.makeOptionMandatory() : option);
  }
  for (const option of sharedOptions(spoken)) command.addOption(option);
  command.action(
    asking(
      (session, options, ...operands) => inWordsOf(words, () => runVerb(session, spoken, options, operands)),
      verb.mayCreateStore,
    ),
  );
}

/** The client selects members and counts by itself. */
const HIDDEN: ReadonlySet<string> = new Set(['fields', 'total', 'wait', 'format']);

function sharedOptions(spoken: Spoken): Option[] {
  const { route } = spoken;
  const options: Option[] = [];
  if (route.isList) options.push(new Option('--limit <rows>', 'show no more than these many').argParser(countOf));
  if (route.mayDryRun) options.push(new Option('--dry-run', 'say what would be done, and do nothing'));
  if (route.method !== 'GET' && route.hasRevision && route.method !== 'POST') {
    options.push(new Option('--if-revision <number>', 'only if this is its revision still').argParser(countOf));
  }
  if (route.mayDryRun) options.push(new Option('--idempotency-key <key>', 'repeat an earlier call without doing it again'));
  if (route.method !== 'GET') options.push(new Option('--yes', 'do it without asking').hideHelp(!isFinal(spoken)));
  return [...options, ...formatOptions(route.isList, !route.path.startsWith('/installation/'))];
}

function countOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Problem('invalid', `A number of 1 or more is needed, not ${JSON.stringify(text)}.`);
}
