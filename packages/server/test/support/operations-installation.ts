/** The rows of the table of operations about the installation itself. */
import type { Entries } from './refusals.ts';

/** For the operator alone, who has no organization there. */
const ofInstallation = { installation: true };

export const INSTALLATION_OPERATIONS: Entries = {
  'native.organizations.list': ofInstallation,
  'native.organizations.create': { ...ofInstallation, body: () => ({ name: 'Leak' }) },
  'native.organizations.get': ofInstallation,
  'native.organizations.update': { ...ofInstallation, body: () => ({ name: 'Leak' }) },
  'native.organizations.close': ofInstallation,
  'native.organizations.reopen': ofInstallation,
  'native.installation.hosts': ofInstallation,
  'native.installation.addHost': { ...ofInstallation, body: () => ({ host: 'leak.example.com' }) },
  'native.installation.removeHost': ofInstallation,
  'native.installation.status': ofInstallation,
  'native.installation.settings': ofInstallation,
  'native.installation.events': ofInstallation,
  'native.installation.keys': ofInstallation,
  'native.installation.rotateKeys': ofInstallation,
  'native.backups.list': ofInstallation,
  'native.backups.create': ofInstallation,
  'native.backups.remove': ofInstallation,
  'native.backups.stream': ofInstallation,
};
