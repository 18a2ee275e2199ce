/**
 * Makes an icon of each imported SVG file: a list of its shapes as `[name, attributes]`, which the portal draws as elements.
 * No text of markup reaches the page, which Trusted Types would refuse.
 */
import { readFileSync } from 'node:fs';
import type { Plugin } from 'rolldown';

export function bundleIcons(): Plugin {
  return {
    name: 'icons',
    load: file =>
      file.endsWith('.svg') ? { code: `export default ${JSON.stringify(readShapes(file))}`, moduleType: 'js' } : null,
  };
}

const SHAPE = /<(path|circle|rect|line|polyline|polygon|ellipse)\s([^>]*?)\/?>/g;
const ATTRIBUTE = /([\w-]+)="([^"]*)"/g;

function readShapes(file: string): [name: string, attributes: Readonly<Record<string, string>>][] {
  return [...readFileSync(file, 'utf8').matchAll(SHAPE)].map(([, name = '', attributes = '']) => [
    name,
    Object.fromEntries([...attributes.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, value])),
  ]);
}
