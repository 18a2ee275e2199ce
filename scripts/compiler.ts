/** TypeScript's compiler. The one that is called by its API, as by dependency-cruiser, is `typescript`: since version 7 it has none that is stable. */
export const COMPILER = 'node_modules/typescript-7/bin/tsc';
