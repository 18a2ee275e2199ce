/** Checks how an emulator is to be opened: a wrong name or word would otherwise be an emulator of another kind, without a word. */
import { Problem } from '../domain/problem.ts';
import type { EmulatorOptions } from './public.ts';

const isText = (value: unknown) => typeof value === 'string';
const isSwitch = (value: unknown) => typeof value === 'boolean';

const WANTED: Readonly<Record<keyof EmulatorOptions, readonly [is: (value: unknown) => boolean, what: string]>> = {
  seed: [value => isText(value) || (typeof value === 'object' && value !== null), 'demo, the file of a seed, or a seed'],
  chance: [isText, 'a text'],
  port: [value => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 65_535, 'a whole number from 0 to 65535'],
  host: [isText, 'a name or an address'],
  clock: [value => value === 'stands' || value === 'runs', 'stands or runs'],
  anyToken: [isSwitch, 'true or false'],
  realistic: [isSwitch, 'true or false'],
};

export function requireOptions(options: EmulatorOptions): void {
  if (typeof options !== 'object' || options === null)
    throw new Problem('invalid', "An emulator's options are an object, such as { seed: 'demo' }.");
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(WANTED, name))
      throw new Problem('invalid', `An emulator has no option ${name}: it has ${Object.keys(WANTED).join(', ')}.`);
    const [is, what] = WANTED[name as keyof EmulatorOptions];
    if (value !== undefined && !is(value)) throw new Problem('invalid', `${name} must be ${what}, not ${String(value)}.`);
  }
}
