/** Loads every module of the program that defines statements. */
import { globSync, readFileSync } from 'node:fs';
import { type AnyStatement, allStatements } from '../../src/storage/sql/statement.ts';

const SOURCE = new URL('../../src/', import.meta.url);
const DEFINES = /import \{[^}]*\b(?:query|command)\b[^}]*\} from '[^']*\/statement\.ts'/;

export interface LoadedStatements {
  /** The modules, below the folder of the sources. */
  readonly modules: readonly string[];
  readonly statements: readonly AnyStatement[];
}

/** Call it before a test defines statements of its own: they enter the same registry. */
export async function loadStatements(): Promise<LoadedStatements> {
  const files = globSync('**/*.ts', { cwd: SOURCE }).filter(file => !file.endsWith('.test.ts'));
  const modules = files.filter(file => DEFINES.test(readFileSync(new URL(file, SOURCE), 'utf8')));
  for (const file of modules) await import(new URL(file, SOURCE).href);
  return { modules, statements: allStatements() };
}
