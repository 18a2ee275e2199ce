/** `heldby demo`, on the PostgreSQL whose address is given: the command itself never touches a database that somebody has. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourcesOn } from '../../server/src/app.ts';
import { fillDemo } from '../../server/src/commands/demo/fill.ts';
import { pageOf, triesOf } from '../../server/src/commands/demo/page.ts';
import type { Demo } from '../../server/src/commands/demo/scene.ts';
import { writeSecrets } from '../../server/src/commands/demo/secrets.ts';
import { createTimes } from '../../server/src/commands/demo/times.ts';
import { runServer } from '../../server/src/commands/run-server.ts';
import { readSettings } from '../../server/src/settings.ts';

/** As many as the stories are about. */
const PEOPLE = 12;

const [databaseUrl] = process.argv.slice(2);
const dataFolder = mkdtempSync(join(tmpdir(), 'heldby-demo-'));
const times = createTimes();
let demo: Demo | undefined;
await runServer(
  { ...readSettings({ port: '0', logLevel: 'warn' }, {}), dataFolder, databaseUrl: databaseUrl ?? null },
  {
    sources: sourcesOn(times.clock),
    opened: async registry => {
      demo = await fillDemo(registry, times, PEOPLE);
    },
    listening: ({ url }) => {
      if (demo === undefined) throw new Error('the demo listens before it is filled');
      console.log(pageOf(demo, url, triesOf(demo, url, writeSecrets(dataFolder, demo))));
    },
  },
);
