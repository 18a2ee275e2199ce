/** Parses settings of an organization's policy from the command line, by the names and limits of the native API. */
import { Policy as Schema } from '@heldby/contract';
import { Check } from 'typebox/value';
import type { PolicyWish } from '../../core/organization/policy.ts';
import { Problem } from '../../domain/problem.ts';

type Name = keyof typeof Schema.properties & string;

/** The parts of a setting's schema that messages use. */
interface Told {
  readonly type: readonly string[];
  readonly description: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly examples?: readonly unknown[];
}

const NAMES = Object.keys(Schema.properties) as Name[];

/** Parses words such as `maxDeviceCount=50`. The value null resets a setting to its default. */
export function parsePolicyWish(words: readonly string[]): PolicyWish {
  return Object.fromEntries(words.map(parseSetting));
}

function parseSetting(word: string): [Name, unknown] {
  const [, named, text = ''] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
  if (named === undefined) throw new Problem('invalid', `Write <name>=<value>, not ${JSON.stringify(word)}.`);
  const name = NAMES.find(each => each === named);
  if (name === undefined) {
    throw new Problem('invalid', `A policy's setting must be one of ${NAMES.join(', ')}, not ${JSON.stringify(named)}.`);
  }
  const value = parsed(text);
  if (Check(Schema.properties[name], value)) return [name, value];
  throw new Problem('invalid', `${name} must be ${expected(name)}, or null for the default, not ${JSON.stringify(text)}.`);
}

/** Text needs no quotes. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function expected(name: Name): string {
  const { type, minimum, maximum, examples: [example] = [] } = told(name);
  if (type.includes('array')) return `a JSON list such as ${JSON.stringify(example)}`;
  if (type.includes('string')) return `text such as ${example}`;
  return type.includes('boolean') ? 'true or false' : `a whole number from ${minimum} to ${maximum}`;
}

function told(name: Name): Told {
  return Schema.properties[name] as unknown as Told;
}
