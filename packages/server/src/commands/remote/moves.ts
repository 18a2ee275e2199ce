/** The two whole jobs that move devices: handing one over, and off-boarding somebody who leaves. */
import type { Command } from 'commander';
import { shellWord } from '../../lib/shell-word.ts';
import type { Item, Noun } from './noun.ts';
import { addVerb } from './noun-commands.ts';
import { saysOffBoarded, undoOffBoarding } from './nouns/leaving.ts';
import { routeOf } from './spoken.ts';

const MOVES: Noun = { words: '', about: '', group: '', columns: [], empty: '' };

export function addMoves(program: Command): void {
  addVerb(program, {
    noun: { ...MOVES, words: 'device' },
    word: 'hand-over',
    route: routeOf('devices.handOver'),
    verb: {
      operands: ['to'],
      says: answer => `Handed the device over to ${ownerNameOf(answer)}.`,
      undo: handBack,
    },
  });
  addVerb(program, {
    noun: { ...MOVES, words: 'person' },
    word: 'off-board',
    route: routeOf('people.offBoard'),
    verb: {
      isFinal: true,
      says: saysOffBoarded,
      undo: undoOffBoarding,
    },
  });
}

/** Nobody held it before: then the new assignment can be ended. */
function handBack({ ended }: Item, [device = '']: readonly string[]): string | undefined {
  const { owner } = (ended ?? {}) as { readonly owner?: { readonly kind: string; readonly id: string } };
  if (owner === undefined) return undefined;
  return `heldby hand-over ${shellWord(device)} ${owner.kind === 'person' ? '' : `${owner.kind}:`}${owner.id}`;
}

function ownerNameOf(answer: Readonly<Record<string, unknown>>): string {
  const began = answer.begun as { readonly owner?: { readonly name?: string } };
  return began.owner?.name ?? '';
}
