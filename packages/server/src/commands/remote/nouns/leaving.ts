/** Who leaves, who left, and how they are taken back. */
import type { Item, Noun } from '../noun.ts';
import { textOfValue } from '../rows.ts';

export const leaving: readonly Noun[] = [
  {
    words: 'off-boarding',
    about: 'who leaves and who left',
    group: 'offBoardings',
    columns: [
      ['ID', 'id'],
      ['PERSON', 'person.name'],
      ['LOGIN', 'person.login'],
      ['STATE', 'state'],
      ['WHEN', 'effectiveAt'],
      ['UNDO UNTIL', 'undoUntil'],
      ['REASON', 'reason'],
    ],
    empty: 'Nobody leaves or has left.',
    verbs: {
      list: { isDefault: true },
      cancel: { says: ({ person }) => `${nameOf(person)} stays.` },
      undo: { says: returned => [`${nameOf(returned.person)} is back.`, ...lines(returned, backOf)].join('\n') },
    },
  },
];

/** What is said of an off-boarding: planned, or each thing that ended. */
export function saysOffBoarded(answer: Item): string {
  const { person, state, effectiveAt, undoUntil } = answer;
  if (state === 'planned') return `${nameOf(person)} leaves at ${textOfValue(effectiveAt)}.`;
  return [`Off-boarded ${nameOf(person)}. It can be taken back until ${textOfValue(undoUntil)}.`, ...lines(answer, endOf)].join(
    '\n',
  );
}

/** How an off-boarding is taken back. */
export function undoOffBoarding({ id, state }: Item): string {
  return `heldby off-boarding ${state === 'planned' ? 'cancel' : 'undo'} ${id}`;
}

const ENDS: Readonly<Record<string, string>> = { ends: 'ended', handed_over: 'handed over', stays: 'stays' };

function endOf({ becomes }: Item): string {
  return ENDS[String(becomes)] ?? String(becomes);
}

function backOf({ came }: Item): string {
  return came === true ? 'came back' : 'did not come back';
}

function lines({ things }: Item, outcomeOf: (thing: Item) => string): string[] {
  return (things as readonly Item[]).map(thing => {
    const why = thing.why === null ? '' : `: ${thing.why}`;
    return `  ${String(thing.kind).replaceAll('_', ' ')} ${thing.name} ${outcomeOf(thing)}${why}`;
  });
}

function nameOf(person: unknown): string {
  return String((person as Item).name);
}
