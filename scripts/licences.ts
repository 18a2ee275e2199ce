/** The licences of packages whose code we hand on ourselves. What npm installs beside ours brings its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The texts, each under its package's name. Folders of packages, as `node_modules/pg`. Throws if one has none. */
export function licencesOf(folders: readonly string[]): string {
  return folders.map(licenceOf).join('\n\n');
}

function licenceOf(folder: string): string {
  const files = readdirSync(folder).filter(file => /^(?:licen[cs]e|copying)(?:[.-]|$)/i.test(file));
  const name = folder.split('node_modules/').at(-1) ?? folder;
  if (files.length === 0) return licenceByName(folder, name);
  return [name, ...files.map(file => readFileSync(join(folder, file), 'utf8'))].join('\n\n');
}

/** Some name their licence in the manifest and carry no text. */
function licenceByName(folder: string, name: string): string {
  const { license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (typeof license !== 'string') throw new Error(`${name} names no licence`);
  return `${name}\n\n${license}, as its package says, by ${author?.name ?? author ?? 'its authors'}`;
}
