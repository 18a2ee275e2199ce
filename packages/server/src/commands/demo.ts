/** `heldby demo`: serves a registry with invented people and devices from a temporary folder, and prints commands to try. */
import type { Command } from 'commander';
import { Problem } from '../domain/problem.ts';
import { action } from './context.ts';

/** About 390 devices: enough for lists to be lists, and filled within two seconds. */
const PEOPLE = 150;
/** Those that the printed commands show. */
const FEWEST = 12;
/** About 120,000 devices, which take some minutes to fill in. */
const MOST = 50_000;

export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('try the registry: invented people and devices in a throw-away folder, and commands to paste')
    .option('--size <people>', `how many people there are, from ${FEWEST} to ${MOST}`, String(PEOPLE))
    .action(
      action(async (context, { size }) => {
        const people = wholeNumber(String(size));
        await (await import('./demo/run.ts')).runDemo(context, people);
      }),
    );
}

function wholeNumber(text: string): number {
  const people = Number(text);
  if (/^\d+$/.test(text) && people >= FEWEST && people <= MOST) return people;
  throw new Problem('invalid', `--size must be a whole number from ${FEWEST} to ${MOST}, not ${JSON.stringify(text)}.`);
}
