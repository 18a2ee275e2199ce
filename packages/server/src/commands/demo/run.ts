/** What `heldby demo` does: fills a registry in a temporary folder, serves it, and prints commands to try. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourcesOn } from '../../app.ts';
import type { Settings } from '../../settings.ts';
import type { Context } from '../context.ts';
import { addressTrouble } from '../listen.ts';
import { runServer } from '../run-server.ts';
import { fillDemo } from './fill.ts';
import { accountsOf, pageOf, triesOf } from './page.ts';
import type { Demo } from './scene.ts';
import { writeSecrets } from './secrets.ts';
import { createTimes } from './times.ts';

/** `people`: how many are there in the end. */
export async function runDemo(context: Context, people: number): Promise<void> {
  const { output } = context;
  const dataFolder = mkdtempSync(join(tmpdir(), 'heldby-demo-'));
  const remove = () => rmSync(dataFolder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    const settings = await demoSettings(context, dataFolder);
    const times = createTimes();
    let demo: Demo | undefined;
    await runServer(settings, {
      sources: sourcesOn(times.clock),
      opened: async registry => {
        demo = await fillDemo(registry, times, people);
      },
      listening: ({ url }) => {
        if (demo === undefined) throw new Error('the demo listens before it is filled');
        const tries = triesOf(demo, url, writeSecrets(dataFolder, demo));
        const page = pageOf(demo, url, tries);
        output.result({ event: 'listening', url, pid: process.pid, accounts: accountsOf(demo), tries }, () => page);
      },
    });
  } finally {
    remove();
    process.off('exit', remove);
  }
}

/** Always its own folder; a quiet log, so that the page stays readable; and a free port if the default one is taken. */
async function demoSettings({ settings, output, isGiven }: Context, dataFolder: string): Promise<Settings> {
  const logLevel = isGiven('logLevel') ? settings.logLevel : 'warn';
  const demo = { ...settings, dataFolder, databaseUrl: null, logLevel };
  if (isGiven('port') || !(await isTaken(settings))) return demo;
  output.note(`Port ${settings.port} is taken: the demo takes a free one.`);
  return { ...demo, port: 0 };
}

async function isTaken(settings: Settings): Promise<boolean> {
  return ((await addressTrouble(settings)) as NodeJS.ErrnoException | undefined)?.code === 'EADDRINUSE';
}
