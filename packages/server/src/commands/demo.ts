/** `heldby demo`: serves a registry with invented people and devices from a temporary folder, and prints commands to try. */
import type { Command } from 'commander';
import { action } from './context.ts';

export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('try the registry: invented people and devices in a throw-away folder, and commands to paste')
    .action(action(async context => (await import('./demo/run.ts')).runDemo(context)));
}
