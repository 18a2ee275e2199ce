/** The use cases about directories, for the composition of all. */
import type { Core } from '../../core/core.ts';
import { createCallLog } from './call-log.ts';
import { createDirectories, type Directories } from './directories.ts';
import { createProvisioning, type Provisioning } from './provisioning.ts';

export interface DirectoryServices {
  readonly directories: Directories;
  readonly provisioning: Provisioning;
}

export function createDirectoryServices(core: Core): DirectoryServices {
  const calls = createCallLog(core);
  return { directories: createDirectories(core, calls), provisioning: createProvisioning(core, calls) };
}
