/** Files that come and go. */
import type { Core } from '../../core/core.ts';
import { createExports, type Exports } from './exports.ts';
import { createImports, type Imports } from './imports.ts';

export interface Transfer<S> {
  readonly exports: Exports<S>;
  readonly imports: Imports;
}

/** `createServices`: use cases that see one moment of the store. */
export function createTransfer<S>(core: Core, createServices: (viewing: Core) => S): Transfer<S> {
  return { exports: createExports(core, createServices), imports: createImports(core) };
}
