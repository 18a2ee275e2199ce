/** `heldby serve`: runs the registry until a signal stops it. */
import type { Command } from 'commander';
import { action, textOf } from './context.ts';

const FIRST_ORGANIZATION = 'My organization';
const FIRST_LOGIN = 'admin';

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('run the registry; the first start creates an organization and an administrator, whose token is put into a file')
    .option('--organization <name>', `first start: name of the organization (default: ${FIRST_ORGANIZATION})`)
    .option('--admin <login>', `first start: login of the administrator (default: ${FIRST_LOGIN})`)
    .action(
      action(async (context, options) => {
        const { runServe } = await import('./run-serve.ts');
        await runServe(context, {
          organization: textOf(options, 'organization') ?? FIRST_ORGANIZATION,
          login: textOf(options, 'admin') ?? FIRST_LOGIN,
        });
      }),
    );
}
