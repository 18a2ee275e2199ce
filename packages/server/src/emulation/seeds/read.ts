/** Reads a seed from a file or a value, and says where it is wrong. */
import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { Compile } from 'typebox/compile';
import { Problem } from '../../domain/problem.ts';
import { Seed } from './schema.ts';

/** JSON is YAML, so one reader serves both. */
export function readSeed(given: string | object): Seed {
  const value = typeof given === 'string' ? parse(given) : given;
  const check = Compile(Seed);
  if (check.Check(value)) return value as Seed;
  const faults = check
    .Errors(value)
    .map(({ instancePath, message }) => `${instancePath.slice(1).replaceAll('/', '.') || 'the seed'}: ${message}`);
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
    throw new Problem('invalid', `The seed ${file} is neither JSON nor YAML: ${(error as Error).message}.`);
  }
}
