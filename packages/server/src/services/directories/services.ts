/** The use cases about directories, for the composition of all. */
import type { Core } from '../../core/core.ts';
import { createDirectories, type Directories } from './directories.ts';

export interface DirectoryServices {
  readonly directories: Directories;
}

export function createDirectoryServices(core: Core): DirectoryServices {
  return { directories: createDirectories(core) };
}
