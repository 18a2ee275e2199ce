/** One function for each type of event of the installation itself. */
import { INSTALLATION_ID } from '../domain/ids.ts';
import type { Edit } from './change.ts';
import { put } from './put-event.ts';

const OF_INSTALLATION = { subject: INSTALLATION_ID };

interface MadeBackup {
  readonly name: string;
  readonly bytes: number;
  readonly isEncrypted: boolean;
}

export const recordInstallation = {
  keysRotated: (edit: Edit, keyId: string) => put(edit, 'installation.keys_rotated', OF_INSTALLATION, undefined, { keyId }),
  backupMade: (edit: Edit, { name, bytes, isEncrypted }: MadeBackup) =>
    put(edit, 'backup.made', OF_INSTALLATION, undefined, { name, bytes, isEncrypted }),
  backupRemoved: (edit: Edit, name: string) => put(edit, 'backup.removed', OF_INSTALLATION, undefined, { name }),
  backupStreamed: (edit: Edit, isEncrypted: boolean) => put(edit, 'backup.streamed', OF_INSTALLATION, undefined, { isEncrypted }),
} as const;
