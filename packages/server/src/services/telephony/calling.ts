/** Sets and reads how owners are called (location, extension, number) and their host settings. */
import { change, type Write } from '../../core/change.ts';
import type { Core } from '../../core/core.ts';
import { requireOwner } from '../../core/owners.ts';
import { requireRight, requireSelfOr } from '../../core/rights.ts';
import { type CallingInput, removeCalling, saveCalling, setCalling } from '../../core/telephony/calling.ts';
import { findCalling, notCalled, requireCalling } from '../../core/telephony/find-calling.ts';
import { type HotelingInput, readHoteling, saveHoteling } from '../../core/telephony/hoteling.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Owner } from '../../domain/owner.ts';
import type { Calling } from '../../domain/telephony.ts';
import { createKeptLines, type KeptLines } from './kept-lines.ts';
import { createKeptSettings, type KeptSettings } from './kept-settings.ts';
import { createNumbers, type Numbers } from './numbers.ts';

export type CallSettings = Pick<Calling, 'compression' | 'guestAllowed'>;

export interface CallingService extends Numbers, KeptSettings, KeptLines {
  /** For the owner, and for who may read devices. `not_found` for an owner who cannot be called. */
  readonly get: (actor: Actor, owner: Owner) => Promise<Calling>;
  /** Creates or changes the owner's calling. */
  readonly set: (write: Write, owner: Owner, input: CallingInput) => Promise<Calling>;
  /** Removes the owner's calling. Their lines stay until they are ended. */
  readonly remove: (write: Write, owner: Owner) => Promise<void>;
  readonly settings: (actor: Actor, owner: Owner) => Promise<CallSettings>;
  /** What is left out stays unchanged. */
  readonly changeSettings: (write: Write, owner: Owner, input: Partial<CallSettings>) => Promise<void>;
  readonly setHoteling: (write: Write, owner: Owner, input: HotelingInput) => Promise<void>;
}

const needs = 'write devices';

export function createCalling(core: Core): CallingService {
  return {
    get: async (actor, owner) => {
      requireSelfOr(actor, owner.id, 'read devices');
      await requireOwner(core.storage, actor, owner);
      const calling = await findCalling(core.storage, actor.org, owner);
      if (calling === undefined) throw notCalled();
      return calling;
    },
    set: (write, owner, input) =>
      change(core, write, { name: 'calling.set', needs }, { owner, input }, edit => setCalling(edit, owner, input)),
    remove: (write, owner) =>
      change(core, write, { name: 'calling.remove', needs }, { owner }, async edit => {
        await requireOwner(edit.tx, edit.actor, owner);
        await removeCalling(edit, await requireCalling(edit.tx, edit.actor, owner));
      }),
    ...settingsOf(core),
    ...createNumbers(core),
    ...createKeptSettings(core),
    ...createKeptLines(core),
  };
}

function settingsOf(core: Core): Pick<CallingService, 'settings' | 'changeSettings' | 'setHoteling'> {
  return {
    settings: async (actor, owner) => {
      requireRight(actor, 'read call settings');
      return requireCalling(core.storage, actor, owner);
    },
    changeSettings: async (write, owner, input) => {
      const operation = { name: 'calling.changeSettings', needs: 'write call settings' } as const;
      await change(core, write, operation, { owner, input }, async edit => {
        const before = await requireCalling(edit.tx, edit.actor, owner);
        await saveCalling(edit, before, { ...before, ...input });
      });
    },
    setHoteling: async (write, owner, input) => {
      const right = owner.kind === 'workspace' ? 'write host settings of workspaces' : 'write host settings of people';
      await change(core, write, { name: 'calling.setHoteling', needs: right }, { owner, input }, async edit => {
        await requireCalling(edit.tx, edit.actor, owner);
        const before = await readHoteling(edit.tx, edit.org, owner.id);
        await saveHoteling(edit, owner, before, { ...before, ...input });
      });
    },
  };
}
