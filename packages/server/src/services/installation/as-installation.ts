/** Writes to the history of the installation itself, which is that of the reserved organization. */
import { change, type Edit, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { earlierAnswer } from '../../core/replay.ts';
import { systemActor } from '../../domain/actor.ts';
import { INSTALLATION, INSTALLATION_ID } from '../../domain/ids.ts';
import { reserveInstallation } from '../../storage/statements/organizations.ts';

/** What is done, and with what. */
export interface Deed {
  readonly name: string;
  readonly request: unknown;
}

/** As the system, because the operator is nobody there. The events name the token that was presented. */
export async function changeInstallation<T>(
  core: Core,
  write: Partial<Write>,
  { name, request }: Deed,
  work: (edit: Edit) => Promise<T>,
): Promise<T> {
  await reserve(core);
  return change(core, asSystem(write), { name, needs: null }, request, work);
}

/**
 * Does what no transaction can do, such as writing a file, and records it afterwards. A repeated idempotency key returns the first
 * answer without doing it again. For a dry run, `work` must do nothing.
 */
export async function doAndRecord<T>(
  core: Core,
  write: Write,
  deed: Deed,
  work: () => Promise<T>,
  record: (edit: Edit, done: T) => void,
): Promise<T> {
  const earlier = await earlierAnswer<T>(core, asSystem(write), deed.name, deed.request);
  if (earlier !== undefined) return earlier.result;
  const done = await work();
  return changeInstallation(core, write, deed, async edit => {
    record(edit, done);
    return done;
  });
}

function asSystem(write: Partial<Write>): Write {
  const credentialId = write.actor?.credentialId ?? null;
  return { ...write, actor: { ...systemActor(INSTALLATION, INSTALLATION_ID), credentialId } };
}

/** Its row is also the lock of those who create organizations. */
async function reserve({ storage, clock }: Core): Promise<void> {
  const row = { org: INSTALLATION, id: INSTALLATION_ID, name: 'installation', policy: '{}', createdAt: clock.now() };
  await storage.transaction(INSTALLATION, async tx => tx.send(reserveInstallation, row));
}
