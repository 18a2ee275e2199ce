/**
 * `npm run site`: the documentation as a static site, into `site/`, or the folder of `--out`. Each version has a folder of its own, and
 * a page offers those that lie beside it. It needs no server and asks nobody: a folder that is opened as a file works, too.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeSite } from './site/write.ts';

const { values } = parseArgs({ options: { out: { type: 'string', default: 'site' }, version: { type: 'string' } } });
const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
const written = writeSite({ root: '.', out: values.out, version: values.version ?? version });
process.stdout.write(`${written.pages} pages of ${written.version}: open ${join(values.out, 'index.html')}\n`);
