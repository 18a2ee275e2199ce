/** Whether the built portal is newer than everything that it is made of. */
import { globSync, statSync } from 'node:fs';
import { SOURCE, STAMP } from './places.ts';

/** The portal, the client that is bundled with it, the build itself, and the versions of what is installed. */
const INPUTS = [`${SOURCE}/**/*`, 'packages/client/src/**/*.ts', 'scripts/portal/*.ts', 'package-lock.json'];

export function isBuilt(): boolean {
  const builtAt = timeOf(STAMP);
  return builtAt !== undefined && globSync(INPUTS).every(file => (timeOf(file) ?? 0) <= builtAt);
}

function timeOf(file: string): number | undefined {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs;
}
