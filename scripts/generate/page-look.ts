/** Writes the look of the server's own pages, such as the one on which people sign in: the portal's colours and names for them. */
import { readFileSync } from 'node:fs';
import type { Generate } from '../generate.ts';
import { generate as generatePalette } from './portal-palette.ts';

const PALETTE = 'packages/portal/src/look/palette.css';
const TOKENS = 'packages/portal/src/look/tokens.css';
const TARGET = 'packages/server/src/dialects/oauth/pages/look.ts';
/** Those that the pages use. Others come with them where a value names them. */
const USED = [
  'page',
  'panel',
  'raised',
  'text',
  'quiet',
  'line',
  'control-line',
  'hover',
  'accent',
  'accent-hover',
  'accent-text',
];
const MORE = ['link', 'focus', 'danger', 'red-2', 'red-6', 'red-12', 'shadow', 'radius', 'radius-card', 'font'];

export const generate: Generate = async () => {
  const values = valuesOf(`${(await generatePalette())[PALETTE]}${readFileSync(TOKENS, 'utf8')}`);
  const lines = [...needed(values, [...USED, ...MORE])].map(([name, value]) => `  --${name}: ${value};`);
  const head = `/** The portal's colours and sizes, for pages that are styled by themselves. Generated: \`npm run generate\`. */\n`;
  return { [TARGET]: `${head}export const LOOK = \`:root {\n${lines.toSorted().join('\n')}\n}\n\`;\n` };
};

function valuesOf(css: string): Map<string, string> {
  const first = css.matchAll(/^ {2}--([a-z0-9-]+): (.+);$/gm);
  const values = new Map<string, string>();
  for (const [, name = '', value = ''] of first) values.set(name, value);
  return values;
}

/** With the names that their values name. */
function needed(values: ReadonlyMap<string, string>, names: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  const waiting = [...names];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const value = values.get(name);
    if (value === undefined) throw new Error(`the portal's look has no --${name}`);
    if (found.has(name)) continue;
    found.set(name, value);
    waiting.push(...[...value.matchAll(/var\(--([a-z0-9-]+)\)/g)].map(([, inner = '']) => inner));
  }
  return found;
}
