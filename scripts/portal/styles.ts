/**
 * CSS for rolldown, which bundles none: the style sheets that the modules of a chunk import become one file of that chunk.
 * The page links the one of what every page needs; a lazy chunk loads its own before it runs.
 */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Plugin } from 'rolldown';
import { chunkName } from './chunk-name.ts';
import { BASE } from './chunks.ts';
import { ASSETS, SOURCE } from './places.ts';

/** Later rooms win over earlier ones, in whatever order their files arrive. */
const LAYERS = ['look', 'kit', 'app', 'pages'];

export function bundleStyles(): Plugin {
  const texts = new Map<string, string>();
  return {
    name: 'styles',
    resolveId: (source, importer) => (source.endsWith('.css') && importer ? resolve(dirname(importer), source) : null),
    load(file) {
      if (!file.endsWith('.css')) return null;
      texts.set(
        file,
        readStyle(file, url => this.emitFile({ type: 'asset', ...url })),
      );
      return { code: 'export {}', moduleSideEffects: 'no-treeshake', moduleType: 'js' };
    },
    renderChunk(code, chunk) {
      const styles = chunk.moduleIds.flatMap(id => texts.get(id) ?? []);
      if (styles.length === 0) return null;
      const css = resolveFiles(`${isLinked(chunk) ? `@layer ${LAYERS.join()};` : ''}${styles.join('')}`, id =>
        this.getFileName(id),
      );
      const fileName = `${ASSETS}/${chunkName(chunk)}-${hash('sha256', css).slice(0, HASH_CHARACTERS)}.css`;
      this.emitFile({ type: 'asset', fileName, source: css });
      return isLinked(chunk) ? null : { code: `${loading(fileName)}${code}`, map: null };
    },
  };
}

/** The page has a link to it. */
function isLinked({ isEntry, name }: { readonly isEntry: boolean; readonly name: string }): boolean {
  return isEntry || name === BASE;
}

/** 64 bits, which no two versions of a file share. */
const HASH_CHARACTERS = 16;

/** The chunk waits for its styles, so that a page never shows without them. */
function loading(fileName: string): string {
  const url = `new URL(${JSON.stringify(relative(ASSETS, fileName))},import.meta.url)`;
  return `await new Promise(then=>{const link=document.createElement('link');link.rel='stylesheet';link.href=${url};link.onload=link.onerror=then;document.head.append(link)});\n`;
}

type EmitFile = (file: { name: string; source: Buffer }) => string;

/** The text of a style sheet in the layer of its room, without comments. `url(./file)` becomes a file of the build. */
function readStyle(file: string, emit: EmitFile): string {
  const text = readFileSync(file, 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
  const withFiles = text.replaceAll(/url\("?([^")]+\.woff2)"?\)/g, (_, name: string) => {
    const path = resolve(name.startsWith('.') ? dirname(file) : 'node_modules', name);
    return `url(${emitted(emit({ name: path.replace(/^.*\//, ''), source: readFileSync(path) }))})`;
  });
  const slim = withFiles
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ?([{};,]) ?/g, '$1')
    .replaceAll(/([{;][\w-]+): /g, '$1:')
    .replaceAll(';}', '}');
  const layer = relative(SOURCE, file).split('/')[0] ?? '';
  return LAYERS.includes(layer) ? `@layer ${layer}{${slim}}` : slim;
}

const emitted = (id: string) => `emitted:${id};`;

function resolveFiles(css: string, nameOf: (id: string) => string): string {
  return css.replaceAll(/emitted:([^;]+);/g, (_, id: string) => relative(ASSETS, nameOf(id)));
}
