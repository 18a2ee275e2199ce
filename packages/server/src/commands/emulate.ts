/** `heldby emulate`: the three vendors' device APIs in memory, with tokens to use and commands to paste. */
import type { Command } from 'commander';
import { action } from './context.ts';

export function addEmulateCommand(program: Command): void {
  program
    .command('emulate')
    .description("the vendors' APIs in memory, for programs that are built against them: ready tokens, faults, a clock to set")
    .option('--seed <file>', 'what is in it at the beginning: `demo`, or a file of JSON or YAML', 'demo')
    .option('--any-token', "take any token, client secret and login for the vendor's usual caller")
    .option('--record <file>', 'write each request and its answer into the file, as one JSON value a line')
    .option('--realistic', "have the vendors' limits of requests, and take about as long as they do")
    .option('--standing-clock', 'time stands until it is moved, so that the same calls give the same answers')
    .action(
      action(async (context, options) => {
        await (await import('./emulate/run.ts')).runEmulate(context, options);
      }),
    );
}
