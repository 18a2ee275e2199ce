/**
 * Puts the server into a few files: a start opens some ten of them instead of five hundred. What npm installs beside it
 * stays there, but for the schema library, which alone is half of those files; its licence goes with it.
 */
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { build, type Plugin } from 'rolldown';
import { licencesOf } from './licences.ts';

const SERVER = 'packages/server';
const SOURCE = `${SERVER}/src`;
const BUNDLED = ['typebox'];
/** Where a name is one of a package that is installed beside the server, or of Node's own. */
const INSTALLED = new RegExp(`^(?!@heldby/|(?:${BUNDLED.join('|')})(?:/|$))[a-z@][\\w@:./-]*$`);

/** One folder below the package, as the folders of the sources are: files beside it are found from both. */
const FOLDER = `${SERVER}/dist/bundle`;

/** One letter beyond ASCII, in a text or a pattern, makes Node decode a whole file slowly and hold it in twice the memory. */
const ASCII: Plugin = {
  name: 'ascii',
  generateBundle: (_, files) => {
    for (const file of Object.values(files)) if (file.type === 'chunk') file.code = escaped(file.code);
  },
};

/** There are no comments any more, so that each such letter is in a text or a pattern, where its escape means the same. */
function escaped(code: string): string {
  if (/\\[^\p{ASCII}]|String\.raw`[^`]*[^`\p{ASCII}]/u.test(code))
    throw new Error('a letter beyond ASCII behind a backslash, or in a raw text, cannot be escaped');
  return code.replaceAll(/[^\p{ASCII}]/gu, letter =>
    letter
      .split('')
      .map(unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

export async function bundle(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  await build({
    // The command, what it starts threads of, and what the benchmark starts.
    input: {
      main: `${SOURCE}/main.ts`,
      emulator: `${SOURCE}/emulator.ts`,
      'checkpoint-thread': `${SOURCE}/storage/sqlite/checkpoint-thread.ts`,
      'feed-thread': `${SOURCE}/storage/search/feed-thread.ts`,
      'find-thread': `${SOURCE}/storage/search/find-thread.ts`,
      app: `${SOURCE}/app.ts`,
      settings: `${SOURCE}/settings.ts`,
      logger: `${SOURCE}/commands/logger.ts`,
    },
    platform: 'node',
    external: INSTALLED,
    resolve: { conditionNames: ['heldby-source', 'import', 'default'] },
    plugins: [ASCII],
    // Names and layout stay, so that a stack can be read; `node --enable-source-maps` says it in lines of the sources. Comments would
    // be read at each start.
    output: { dir: FOLDER, format: 'esm', sourcemap: true, minify: false, comments: false, chunkFileNames: 'shared-[hash].js' },
  });
  cpSync(`${SOURCE}/storage/migrations`, `${FOLDER}/migrations`, { recursive: true });
  writeFileSync(`${FOLDER}/LICENSES.txt`, licencesOf(BUNDLED.map(name => `node_modules/${name}`)));
}
