/** `heldby serve`: runs the registry until a signal stops it. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Settings } from '../settings.ts';
import { action, textOf } from './context.ts';
import { type FirstRun, prepareFirstRun } from './first-run.ts';
import { runServer } from './run-server.ts';

const ORGANIZATION = 'My organization';
const LOGIN = 'admin';

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description("run the registry; the first start creates an organization and prints its administrator's token")
    .option('--organization <name>', `first start: name of the organization (default: ${ORGANIZATION})`)
    .option('--admin <login>', `first start: login of the administrator (default: ${LOGIN})`)
    .action(
      action(async ({ settings, output }, options) => {
        const names = { organization: textOf(options, 'organization') ?? ORGANIZATION, login: textOf(options, 'admin') ?? LOGIN };
        await runServer(settings, {
          opened: async registry => {
            const first = await prepareFirstRun(registry, names);
            if (first !== undefined) output.result({ event: 'first-run', ...first }, welcome);
          },
          listening: ({ url }) => {
            const text = `heldby listens on ${url}; its data is in ${placeOf(settings)}.`;
            output.result({ event: 'listening', url, pid: process.pid }, () => text);
          },
        });
      }),
    );
}

function welcome({ organization, person, token }: FirstRun): string {
  return `Created the organization ${organization.name} and its administrator, login ${person.login}.
The administrator's token is shown now and never again:
  ${token}`;
}

function placeOf({ databaseUrl, dataFolder }: Settings): string {
  if (databaseUrl === null) return resolve(dataFolder);
  const { host, pathname } = new URL(databaseUrl);
  return `the database ${pathname.slice(1)} at ${host}`;
}
