/** The installation and its server, as the native API shows them. Pure. */
import type * as api from '@heldby/contract';
import { toIso } from '../../../lib/instant.ts';
import type { StoredBackup, WrittenBackup } from '../../../services/installation/backups.ts';
import type { Keys, Status } from '../../../services/installation/machine.ts';
import type { TenantHost } from '../../../services/installation/tenants.ts';

export function toInstallationHost({ host, organization }: TenantHost): api.InstallationHost {
  return { host, organizationId: organization.id, organizationName: organization.name };
}

export function toKeys({ file, keys, secrets, lost }: Keys): api.SealingKeys {
  const shown = secrets.map(({ organization, organizationId, what, keyId, isReadable }) => ({
    organizationId,
    organizationName: organization,
    what,
    keyId,
    isReadable,
  }));
  return { file, keys: [...keys], secrets: shown, lost: [...lost] };
}

export function toBackup({ name, bytes, createdAtMs }: StoredBackup): api.Backup {
  return { name, bytes, createdAt: isoOf(createdAtMs) };
}

export function toMadeBackup({ file, isEncrypted, rows, ...stored }: WrittenBackup): api.MadeBackup {
  return { ...toBackup(stored), file, isEncrypted, rows: { ...rows } };
}

export function toStatus({ store, startedAtMs, schema, migrations, ...status }: Status): api.InstallationStatus {
  const { ended, failed, pending } = store.transactions();
  const { fileBytes = null, logBytes = null } = store.engineFigures();
  return {
    version: status.version,
    nodeVersion: process.version,
    platform: `${process.platform} ${process.arch}`,
    startedAt: isoOf(startedAtMs),
    uptimeSeconds: Math.floor(process.uptime()),
    memoryBytes: process.memoryUsage.rss(),
    lagMs: status.lagMs,
    organizations: status.organizations,
    store: {
      kind: store.engine,
      schema,
      migrations: [...migrations],
      bytes: fileBytes,
      logBytes,
      isWritable: store.keepsWrites(),
      transactions: ended,
      pendingTransactions: pending,
      failedTransactions: failed,
    },
  };
}

function isoOf(milliseconds: number): string {
  return toIso(Math.round(milliseconds) * 1_000);
}
