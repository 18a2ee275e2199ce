/** What is asked before something is done that needs no more than a reason. */
import type { Block, ListedGuestSession, ListedLine } from '@heldby/client';
import { client } from '../../../data/client.ts';
import { ACTIONS } from '../../../words/device-actions.ts';
import { nameOfDevice } from '../../../words/device-name.ts';
import { BLOCKS, GUESTS, LINES } from '../../../words/device-parts.ts';
import { format } from '../../../words/format.ts';
import { touches } from '../names.ts';
import type { Shown } from '../opened.ts';
import { disable } from '../writes.ts';
import type { Question } from './reason-dialog.tsx';

/** Those of the dialogs that have no fields of their own. */
export type Asked =
  | { readonly what: 'disable' }
  | { readonly what: 'endLine'; readonly line: ListedLine }
  | { readonly what: 'endGuest'; readonly guest: ListedGuestSession }
  | { readonly what: 'lift'; readonly block: Block };

export function questionOf(asked: Asked, { device, holders }: Shown): Question {
  const name = nameOfDevice(device);
  switch (asked.what) {
    case 'endLine':
      return endLine(device.id, asked);
    case 'endGuest':
      return endGuest(device.id, asked);
    case 'lift':
      return lift(device.id, asked);
    default: {
      const names = [...new Set(holders.map(({ owner }) => owner.name))];
      return {
        title: ACTIONS.disable.title(name),
        verb: ACTIONS.disable.verb,
        danger: true,
        about: [ACTIONS.disable.about, ...(names.length === 0 ? [] : [ACTIONS.disable.affects(format.list(names))])],
        change: reason => disable(device, reason),
      };
    }
  }
}

function endLine(deviceId: string, { line }: { readonly line: ListedLine }): Question {
  const { id, owner } = line;
  return {
    title: LINES.endTitle(owner.name),
    verb: LINES.endVerb,
    danger: true,
    about: [LINES.endAbout(owner.name)],
    change: reason => ({
      from: { before: line, again: () => client.lines.get(id) },
      run: options => client.lines.end(id, reason, options),
      done: LINES.ended(owner.name),
      refreshes: touches(deviceId, owner),
    }),
  };
}

function endGuest(deviceId: string, { guest }: { readonly guest: ListedGuestSession }): Question {
  return {
    title: GUESTS.endTitle(guest.personName),
    verb: GUESTS.endVerb,
    about: [GUESTS.endAbout],
    change: reason => ({
      run: options => client.guestSessions.end(guest.id, reason, options),
      done: GUESTS.ended(guest.personName),
      refreshes: touches(deviceId, { kind: 'person', id: guest.personId }),
    }),
  };
}

function lift(deviceId: string, { block }: { readonly block: Block }): Question {
  const name = block.owner?.name ?? BLOCKS.everybody;
  return {
    title: BLOCKS.liftTitle(name),
    verb: BLOCKS.liftVerb,
    about: [BLOCKS.liftAbout],
    change: reason => ({
      from: { before: block, again: () => client.blocks.get(block.id) },
      run: options => client.blocks.lift(block.id, reason, options),
      done: BLOCKS.lifted(name),
      refreshes: touches(deviceId, ...(block.owner === null ? [] : [block.owner])),
    }),
  };
}
