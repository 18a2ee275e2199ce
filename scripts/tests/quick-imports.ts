/**
 * Loaded before a test file: an import of a file beside another is taken as it stands, with its ending. Node looks for each on the disk,
 * follows links and asks what kind of package it is in, which is a quarter of the time in which a test file starts.
 */
import { registerHooks } from 'node:module';

const FORMATS: readonly (readonly [ending: string, format: string])[] = [
  ['.ts', 'module-typescript'],
  ['.mjs', 'module'],
];

registerHooks({
  resolve: (specifier, context, next) => {
    const [, format] = (specifier.startsWith('.') && FORMATS.find(([ending]) => specifier.endsWith(ending))) || [];
    if (format === undefined || context.parentURL === undefined) return next(specifier, context);
    return { url: new URL(specifier, context.parentURL).href, format, shortCircuit: true };
  },
});
