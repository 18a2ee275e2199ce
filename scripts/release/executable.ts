/**
 * The single executable: the pinned Node.js with the server, the portal and everything that npm would install inside. Its files lie as
 * they do in the package, so that the program finds them by the same relative paths.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build, type RolldownOutput } from 'rolldown';
import { licencesOf } from '../licences.ts';

const SERVER = 'packages/server';
const THREADS = ['storage/sqlite/checkpoint-thread', 'storage/search/feed-thread', 'storage/search/find-thread'];

/** What the program reads beside its code, relative to the package. */
const BESIDE = [
  'package.json',
  'LICENSE',
  'reference-page',
  'dist/portal',
  'dist/bundle/migrations',
  'dist/bundle/emulator-demo.json',
  'dist/bundle/emulator-demo.sqlite',
];

/** As `bin/heldby.js`, which looks for a Node.js that is too old, begins with. Node mounts the entry at the top, and the rest beside it. */
const ENTRY = `process.on('SIGUSR1', () => undefined);
const program = await import('./dist/bundle/main.js');
await program.main(process.argv.slice(2));
`;

const FROM_SOURCES: BuildOptions = {
  platform: 'node',
  // pg looks for its native driver, and does without.
  external: [/^node:/, 'pg-native'],
  // With "import", pg's parts would come twice, as modules and as CommonJS.
  resolve: { conditionNames: ['heldby-source', 'node', 'default'] },
};

export interface Executable {
  readonly file: string;
  /** The licences of everything inside. */
  readonly licences: string;
  /** The names of the packages whose code is inside. */
  readonly packages: readonly string[];
}

/** Builds it for linux-x64 out of what `npm run build` has made. `work` is a folder for what it is made of, `node` the Node.js to take. */
export async function buildExecutable(file: string, work: string, node = process.execPath): Promise<Executable> {
  rmSync(work, { recursive: true, force: true });
  const files = join(work, 'files');
  mkdirSync(files, { recursive: true });
  const folders = await bundleAll(join(files, 'dist/bundle'));
  for (const name of BESIDE) cpSync(join(SERVER, name), join(files, name), { recursive: true });
  for (const leftover of globSync('**/.built', { cwd: files })) rmSync(join(files, leftover));
  const licences = join(work, 'LICENSES.txt');
  writeFileSync(licences, textOf(folders, node));
  writeFileSync(join(work, 'heldby.mjs'), ENTRY);
  // Before it is filled: stripping afterwards would take the contents away, and what is left crashes.
  run('strip', '-o', join(work, 'node'), node);
  const names = globSync('**/*', { cwd: files, withFileTypes: true }).filter(entry => entry.isFile());
  const paths = names.map(entry => join(entry.parentPath, entry.name)).toSorted();
  const settings = {
    main: join(work, 'heldby.mjs'),
    mainFormat: 'module',
    output: file,
    executable: join(work, 'node'),
    useVfs: true,
    disableExperimentalSEAWarning: true,
    assets: Object.fromEntries(paths.map(path => [path.slice(files.length + 1), path])),
  };
  writeFileSync(join(work, 'sea.json'), JSON.stringify(settings, null, 2));
  run(node, '--build-sea', join(work, 'sea.json'));
  return { file, licences, packages: folders.map(nameOf) };
}

/** Returns the folders of the packages that went in. */
async function bundleAll(folder: string): Promise<string[]> {
  const main = await build({
    ...FROM_SOURCES,
    input: { main: `${SERVER}/src/main.ts` },
    output: { dir: folder, format: 'esm', chunkFileNames: 'shared-[hash].js' },
  });
  const outputs = [main];
  for (const thread of THREADS) outputs.push(await bundleThread(thread, folder));
  const modules = outputs.flatMap(({ output }) => output.flatMap(part => (part.type === 'chunk' ? part.moduleIds : [])));
  const folders = modules.flatMap(id => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? []);
  return [...new Set(folders)].toSorted();
}

/** In one file: a thread is handed the text. A text has no address to look for packages from, and needs only those of Node's own. */
async function bundleThread(thread: string, folder: string): Promise<RolldownOutput> {
  const file = join(folder, `${thread.split('/').at(-1)}.js`);
  const output = { file, format: 'esm', codeSplitting: false } as const;
  const built = await build({ ...FROM_SOURCES, input: `${SERVER}/src/${thread}.ts`, output });
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('createRequire(import.meta.url)', "createRequire('file:///')"));
  return built;
}

function nameOf(folder: string): string {
  return folder.split('node_modules/').at(-1) ?? folder;
}

function textOf(folders: readonly string[], node: string): string {
  const ours = ['LICENSE', 'reference-page/LICENSE.scalar.txt', 'dist/portal/LICENSES.txt'];
  const texts = ours.map(name => readFileSync(join(SERVER, name), 'utf8'));
  return [...texts, licencesOf(folders), `Node.js\n\n${readFileSync(join(node, '../../LICENSE'), 'utf8')}`].join('\n\n');
}

function run(command: string, ...args: string[]): void {
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (error !== undefined) throw new Error(`${command} is needed: ${error.message}`);
  if (status !== 0) throw new Error(`${command}: ${stderr}`);
}
