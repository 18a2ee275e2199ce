/** Options for the members of a body or a query, and the values that were given for them. */
import { Option } from 'commander';
import { Problem } from '../../domain/problem.ts';
import { type Options, textOf, together } from '../context.ts';
import { type Hint, hinted } from '../hints.ts';
import type { Find } from './find.ts';
import { flagOf, kebab, kindOf } from './naming.ts';
import { inHelp, type Words } from './refusal.ts';
import type { Field } from './route-data.ts';
import { timeOf } from './times.ts';

/** The ways to say who owns something. */
const OWNERS = ['person', 'workspace', 'virtual-line', 'application'] as const;

/** The options of a member, which shells can complete. An owner has one for each kind. `words`: of the command. */
export function optionsOf(told: Field, words: Words): Option[] {
  // What a text says of the member itself, it says of one in an answer.
  const field = { ...told, about: inHelp(words, told.about, [told.name, ...(told.values ?? [])]) };
  if (field.name === 'owner' && field.kind === 'owner') return ownerOptions(field);
  return plainOptionsOf(field).map(option => hinted(option, hintOfField(field)));
}

/** What completes a member's value. */
export function hintOfField(field: Field): Hint {
  const { kind, values } = field;
  if (kind === 'flag' || kind === 'time') return {};
  return { words: values, kind: kind === 'owner' ? 'owner' : kindOf(field) };
}

function ownerOptions(field: Field): Option[] {
  return OWNERS.map(kind => {
    const option = new Option(`--${kind} <name or id>`, `${aboutOf(field)} (${kind.replace('-', ' ')})`);
    return hinted(option, { kind: kind === 'virtual-line' ? 'virtualLine' : kind });
  });
}

function plainOptionsOf(field: Field): Option[] {
  const about = aboutOf(field);
  const flag = flagOf(field);
  switch (field.kind) {
    case 'flag':
      return [new Option(flag, about), new Option(flag.replace('--', '--no-'), about).hideHelp()];
    case 'list':
      return [new Option(`${flag} <word>`, `${about}; can be repeated`).argParser(together as never)];
    case 'owner':
      return [new Option(`${flag} <owner>`, about)];
    default:
      return [new Option(`${flag} <${placeholderOf(field)}>`, about)];
  }
}

function placeholderOf(field: Field): string {
  const { kind } = field;
  if (kind === 'time') return 'when';
  if (kind === 'number') return 'number';
  if (kind === 'json') return 'json';
  return kindOf(field) === undefined ? 'text' : 'name or id';
}

function aboutOf({ about, values, name, isNullable, kind }: Field): string {
  const subject = about.replace(/\.$/, '') || kebab(name).replaceAll('-', ' ');
  const text = /^UUID$/.test(subject) ? `the ${kebab(name.replace(/Id$/, '')).replaceAll('-', ' ')}` : subject;
  const words = values === undefined ? '' : `: ${values.join(', ')}`;
  return `${text}${words}${isNullable && kind !== 'owner' && kind !== 'flag' ? " ('' for none)" : ''}`;
}

/** The given values, by the members' names. Names of things are looked up. */
export async function valuesOf(fields: readonly Field[], options: Options, find: Find): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const value = await givenFor(field, options, find);
    if (value !== undefined) values[field.name] = value;
  }
  return values;
}

async function givenFor(field: Field, options: Options, find: Find): Promise<unknown> {
  if (field.name === 'owner' && field.kind === 'owner') return ownerOf(options, find);
  const given = options[new Option(flagOf(field)).attributeName()];
  if (given === undefined) return undefined;
  const noun = kindOf(field);
  if (Array.isArray(given) && noun !== undefined) return Promise.all(given.map(text => find.id(noun, text)));
  if (typeof given !== 'string') return given;
  return readValue(field, given, find);
}

/** The value of a text. */
export async function readValue(field: Field, text: string, find: Find): Promise<unknown> {
  const { kind, isNullable = false } = field;
  if (text === '' && isNullable) return null;
  if (kind === 'number') return numberOf(field, text);
  if (kind === 'json') return jsonOf(field, text);
  if (kind === 'time') return timeOf(text, flagOf(field), isNullable);
  if (kind === 'owner') return find.owner(text);
  const noun = kindOf(field);
  if (noun === 'owner') return (await find.owner(text)).id;
  return noun === undefined ? text : find.id(noun, text);
}

async function ownerOf(options: Options, find: Find): Promise<unknown> {
  const given = OWNERS.flatMap(kind => {
    const text = textOf(options, new Option(`--${kind}`).attributeName());
    return text === undefined ? [] : [[kind, text] as const];
  });
  const [first, second] = given;
  if (first === undefined) return undefined;
  if (second !== undefined) throw new Problem('invalid', `Give either --${first[0]} or --${second[0]}, not both.`);
  const [kind, text] = first;
  return { kind: kind.replace('-', '_'), id: await find.id(kind === 'virtual-line' ? 'virtualLine' : kind, text) };
}

function numberOf(field: Field, text: string): number {
  const value = Number(text);
  if (text !== '' && Number.isFinite(value)) return value;
  throw new Problem('invalid', `${flagOf(field)} must be a number, not ${JSON.stringify(text)}.`);
}

function jsonOf(field: Field, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('invalid', `${flagOf(field)} must be JSON, not ${JSON.stringify(text)}.`);
  }
}
