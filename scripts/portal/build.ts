/** Builds the portal: modules and styles under names with their digests, each also compressed, and the page that loads them. */
import { globSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build, type OutputOptions, type RolldownOutput } from 'rolldown';
import { licencesOf } from '../licences.ts';
import { chunkName } from './chunk-name.ts';
import { GROUPS } from './chunks.ts';
import { ASSETS, BUILT, SOURCE, STAMP } from './places.ts';
import { bundleStyles } from './styles.ts';

export async function buildPortal(): Promise<void> {
  rmSync(BUILT, { recursive: true, force: true });
  mkdirSync(BUILT, { recursive: true });
  // Whatever is changed while the build runs is newer than the stamp.
  const began = new Date();
  const built = [await bundle('main.tsx', CHUNKS), await bundle('first-paint.ts', ONE_SCRIPT)].flatMap(({ output }) => output);
  const files = built.map(({ fileName }) => fileName);
  writeFileSync(`${BUILT}/index.html`, pageOf(readFileSync(`${SOURCE}/index.html`, 'utf8'), files));
  writeFileSync(`${BUILT}/LICENSES.txt`, licencesOf(PARTS.map(name => `node_modules/${name}`)));
  for (const file of globSync(`${BUILT}/${ASSETS}/*.{js,css}`)) compress(file);
  writeFileSync(STAMP, '');
  utimesSync(STAMP, began, began);
}

const NAMES: OutputOptions = {
  dir: BUILT,
  minify: true,
  entryFileNames: `${ASSETS}/[name]-[hash].js`,
  chunkFileNames: chunk => `${ASSETS}/${chunkName(chunk)}-[hash].js`,
  assetFileNames: `${ASSETS}/[name]-[hash][extname]`,
};

const CHUNKS: OutputOptions = {
  ...NAMES,
  format: 'esm',
  codeSplitting: { groups: [...GROUPS] },
};

/** Modules are run after the page is read. What must run before is a plain script. */
const ONE_SCRIPT: OutputOptions = { ...NAMES, format: 'iife' };

async function bundle(input: string, output: OutputOptions): Promise<RolldownOutput> {
  return build({
    input: `${SOURCE}/${input}`,
    // The entry may share its file with modules of others.
    preserveEntrySignatures: false,
    platform: 'browser',
    resolve: { conditionNames: ['heldby-source', 'import', 'default'] },
    transform: { target: 'es2022' },
    tsconfig: 'packages/portal/tsconfig.json',
    plugins: [bundleStyles()],
    // A constant, as an icon, goes where it is used. Otherwise the file that every page loads would have the icons of all.
    optimization: { inlineConst: { mode: 'all' } },
    output,
  });
}

/** The page names its files without digests: `assets/main.js`. Its icon becomes a part of it, which saves a request. */
function pageOf(template: string, files: readonly string[]): string {
  const icon = `data:image/svg+xml;base64,${readFileSync(`${SOURCE}/icon.svg`, 'base64')}`;
  return template
    .replace('"icon.svg"', () => `"${icon}"`)
    .replaceAll(/assets\/([\w-]+)\.(js|css|woff2)/g, (_, name: string, ending: string) => {
      const file = files.find(each => each.startsWith(`${ASSETS}/${name}-`) && each.endsWith(`.${ending}`));
      if (file === undefined) throw new Error(`index.html names ${name}.${ending}, which was not built`);
      return file;
    });
}

/** What the portal hands on: Preact's code, and fonts, icons and colours that the build or a generated file has taken in. */
export const PARTS = ['preact', '@fontsource-variable/inter', 'lucide-static', '@radix-ui/colors'];

/** At the highest levels: this is done once, and a browser reads it in no more time. */
function compress(file: string): void {
  const text = readFileSync(file);
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } };
  writeFileSync(`${file}.br`, brotliCompressSync(text, brotli));
  writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }));
}
