/** `heldby distribute`: distributes the store over the machines of a Citus cluster. */
import type { Command } from 'commander';
import { action } from './context.ts';

export function addDistributeCommand(program: Command): void {
  program
    .command('distribute')
    .description('distribute the store over several machines with Citus, an extension of PostgreSQL; stop every server first')
    .option('--dry-run', 'say what would be done and what will be different, and change nothing')
    .action(action(async (context, options) => (await import('./run-distribute.ts')).runDistribute(context, options)));
}
