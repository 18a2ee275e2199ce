/** Run by jobs.test.ts as a node of its own, until it is killed. Arguments: the settings as JSON, the node's name. */
import { writeSync } from 'node:fs';
import type { Settings } from '../../src/settings.ts';
import { openStorage } from '../../src/storage/open.ts';
import { startWorkers } from './jobs-world.ts';

const STDOUT = 1;
const settings = JSON.parse(process.argv[2] ?? '') as Settings;
const storage = openStorage({
  ...settings,
  onFatal: error => {
    throw error;
  },
});
// Written at once: what was said before the kill is said.
startWorkers(storage, 1, process.argv[3] ?? '', said => writeSync(STDOUT, `${JSON.stringify(said)}\n`));
