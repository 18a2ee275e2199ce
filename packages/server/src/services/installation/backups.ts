/** Backups that the operator has the server write into its data folder, and those that they read as a stream. */
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { presentActor } from '../../core/present.ts';
import { recordInstallation } from '../../core/record-installation.ts';
import { requireRight } from '../../core/rights.ts';
import type { Actor } from '../../domain/actor.ts';
import { notFound, Problem } from '../../domain/problem.ts';
import { ensurePrivateFolder } from '../../lib/private-folder.ts';
import { encryptionTo } from '../../storage/backup/encryption.ts';
import { backupLines, requireEncryption, writeBackupFile } from '../../storage/backup/write.ts';
import { changeInstallation, doAndRecord } from './as-installation.ts';

export interface StoredBackup {
  readonly name: string;
  readonly bytes: number;
  readonly createdAtMs: number;
}

export interface WrittenBackup extends StoredBackup {
  readonly file: string;
  readonly isEncrypted: boolean;
  /** How many of each table. */
  readonly rows: Readonly<Record<string, number>>;
}

export interface Backups {
  /** The newest first. */
  readonly list: (actor: Actor) => readonly StoredBackup[];
  /** Resolves when the file is whole. One at a time. A dry run only checks whether it may be made. */
  readonly create: (write: Write, recipients: readonly string[]) => Promise<WrittenBackup>;
  readonly remove: (write: Write, name: string) => Promise<void>;
  /** The lines of a backup, made as they are read. `encrypts`: their reader encrypts them. */
  readonly stream: (write: Write, encrypts: boolean) => Promise<Readable>;
}

type Protection = { readonly encrypt?: Awaited<ReturnType<typeof encryptionTo>> };

const needs = 'administer the installation';
const NAME = /^heldby-[0-9]{8}T[0-9]{6}Z(?:-[0-9]+)?\.backup$/;

export function createBackups(core: Core, { dataFolder }: { readonly dataFolder: string }): Backups {
  const { storage } = core;
  const folder = join(resolve(dataFolder), 'backups');
  const require = async (actor: Actor) => requireRight(await presentActor(storage, actor, core.clock.now()), needs);
  const describe = (name: string): StoredBackup | undefined => {
    const found = NAME.test(name) ? statSync(join(folder, name), { throwIfNoEntry: false }) : undefined;
    return found && { name, bytes: found.size, createdAtMs: found.mtimeMs };
  };
  const files = createFiles(core, folder, describe);

  return {
    list: actor => {
      requireRight(actor, needs);
      return namesIn(folder)
        .flatMap(name => describe(name) ?? [])
        .toSorted((one, other) => (one.name < other.name ? 1 : -1));
    },
    create: async (write, recipients) => {
      await require(write.actor);
      const isEncrypted = recipients.length > 0;
      await requireEncryption(storage, isEncrypted);
      const protection = isEncrypted ? { encrypt: await encryptionTo(recipients) } : {};
      const make = () => (write.dryRun ? files.plan(isEncrypted) : files.write(isEncrypted, protection));
      return doAndRecord(core, write, { name: 'backups.create', request: { recipients } }, make, recordInstallation.backupMade);
    },
    remove: async (write, name) => {
      await require(write.actor);
      const removeFile = async () => {
        if (describe(name) === undefined) throw notFound('backup');
        if (!write.dryRun) rmSync(join(folder, name));
      };
      await doAndRecord(core, write, { name: 'backups.remove', request: { name } }, removeFile, edit =>
        recordInstallation.backupRemoved(edit, name),
      );
    },
    stream: async (write, encrypts) => {
      await require(write.actor);
      await requireEncryption(storage, encrypts);
      const deed = { name: 'backups.stream', request: null };
      await changeInstallation(core, write, deed, async edit => recordInstallation.backupStreamed(edit, encrypts));
      return backupLines(storage);
    },
  };
}

/** Writes one backup at a time. */
function createFiles({ storage, clock }: Core, folder: string, describe: (name: string) => StoredBackup | undefined) {
  let isWriting = false;
  const plan = async (isEncrypted: boolean): Promise<WrittenBackup> => {
    const nowMs = clock.now() / 1_000;
    const name = freeName(folder, nowMs);
    return { name, file: join(folder, name), bytes: 0, createdAtMs: nowMs, isEncrypted, rows: {} };
  };
  const write = async (isEncrypted: boolean, protection: Protection): Promise<WrittenBackup> => {
    if (isWriting) throw new Problem('conflict', 'A backup is being written already: wait until it is whole.');
    const { name, file } = await plan(isEncrypted);
    isWriting = true;
    try {
      ensurePrivateFolder(folder);
      const { rows } = await writeBackupFile(backupLines(storage), file, () => undefined, protection);
      const written = describe(name);
      if (written === undefined) throw new Problem('unavailable', `The backup ${file} was removed while it was written.`);
      return { ...written, file, isEncrypted, rows };
    } finally {
      isWriting = false;
    }
  };
  return { plan, write };
}

/** A name that tells when, in the second, and sorts by it. */
function freeName(folder: string, nowMs: number): string {
  const taken = new Set(namesIn(folder));
  const stem = `heldby-${new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
  for (let count = 1; ; count += 1) {
    const name = `${stem}${count === 1 ? '' : `-${count}`}.backup`;
    if (!taken.has(name)) return name;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
