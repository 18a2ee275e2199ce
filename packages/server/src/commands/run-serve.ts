/** What `heldby serve` does: makes what a first start needs, serves, and says where. */
import type { Context } from './context.ts';
import { type FirstRun, prepareFirstRun } from './first-run.ts';
import { runServer } from './run-server.ts';
import { placeOf } from './store.ts';

/** What a first start makes. */
interface Names {
  readonly organization: string;
  readonly login: string;
}

export async function runServe({ settings, output }: Context, names: Names): Promise<void> {
  let first: FirstRun | undefined;
  await runServer(settings, {
    opened: async registry => {
      first = await prepareFirstRun(registry, names, settings.dataFolder);
    },
    listening: ({ url }) => {
      if (first !== undefined) output.result({ event: 'first-run', ...shownOf(first) }, welcome);
      const text = `heldby listens on ${url}; its data is in ${placeOf(settings)}.`;
      output.result({ event: 'listening', url, pid: process.pid }, () => text);
    },
  });
}

type Shown = Omit<FirstRun, 'token'> & Partial<Pick<FirstRun, 'token'>>;

/** Only a terminal shows the token: what is written elsewhere may be kept, in a log for example. */
function shownOf({ token, ...rest }: FirstRun): Shown {
  return process.stdout.isTTY ? { ...rest, token } : rest;
}

function welcome({ organization, person, tokenFile, token }: Shown): string {
  return `Created the organization ${organization.name} and its administrator, login ${person.login}.
The administrator's token is in ${tokenFile}, which only this user can read. It ends after 90 days. Delete the file once the token is kept elsewhere.${
    token === undefined ? '' : `\n  ${token}`
  }`;
}
