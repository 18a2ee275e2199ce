/** The use cases about directories, for the composition of all. */
import type { Core } from '../../core/core.ts';
import { createDirectories, type Directories } from './directories.ts';
import { createProvisioning, type Provisioning } from './provisioning.ts';

export interface DirectoryServices {
  readonly directories: Directories;
  readonly provisioning: Provisioning;
}

export function createDirectoryServices(core: Core): DirectoryServices {
  return { directories: createDirectories(core), provisioning: createProvisioning(core) };
}
