/** Reads a seed from a file or a value, and says where it is wrong. */
import { readFileSync } from 'node:fs';
import { load, YAMLException } from 'js-yaml';
import { Compile } from 'typebox/compile';
import { Problem } from '../../domain/problem.ts';
import { impossibleInstants } from './instants.ts';
import { Seed } from './schema.ts';

/** JSON is YAML, so one reader serves both. */
export function readSeed(given: string | object): Seed {
  const value = typeof given === 'string' ? parse(given) : given;
  const check = Compile(Seed);
  const faults = check.Check(value)
    ? impossibleInstants(value as Seed)
    : check
        .Errors(value)
        .map(({ instancePath, message }) => `${instancePath.slice(1).replaceAll('/', '.') || 'the seed'}: ${message}`);
  if (faults.length === 0) return value as Seed;
  throw new Problem(
    'invalid',
    `${typeof given === 'string' ? given : 'The seed'} is no seed: ${[...new Set(faults)].slice(0, 5).join('; ')}.`,
  );
}

function parse(file: string): unknown {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new Problem('invalid', `The seed ${file} cannot be read: ${(error as Error).message}.`);
  }
  try {
    // With the schema of JSON alone, a date stays the text that it is.
    return load(text);
  } catch (error) {
    throw new Problem('invalid', `The seed ${file} is neither JSON nor YAML: ${whereWrong(error)}.`);
  }
}

/** In one line: the piece of the file that its reader shows has several. */
function whereWrong(error: unknown): string {
  if (!(error instanceof YAMLException)) return (error as Error).message;
  const { reason, mark } = error;
  return mark === undefined ? reason : `${reason}, at line ${mark.line + 1}, column ${mark.column + 1}`;
}
