/** `heldby compact`: writes the embedded store anew, so that what was erased is in none of its bytes. */
import type { Command } from 'commander';
import { action } from './context.ts';

export function addCompactCommand(program: Command): void {
  program
    .command('compact')
    .description('write the embedded store anew, so that what was erased is gone from its bytes; stop the server first')
    .action(action(async context => (await import('./run-compact.ts')).runCompact(context)));
}
