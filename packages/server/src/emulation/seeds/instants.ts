/** The instants that a seed names, each with where it stands. */
import { parseInstant, wantedInstant } from '../../lib/instant.ts';
import type { Seed } from './schema.ts';

interface NamedInstant {
  /** Such as `devices.0.holders.1.until`. */
  readonly member: string;
  readonly text: string;
  /** Whether it must not be after the seed's now. */
  readonly isPast: boolean;
}

export function instantsOf({ now, people = [], devices = [] }: Seed): readonly NamedInstant[] {
  const holders = devices.flatMap(({ holders: those = [] }, device) =>
    those.flatMap(({ from, until, dueAt }, holder) => {
      const where = `devices.${device}.holders.${holder}`;
      return [named(`${where}.from`, from), named(`${where}.until`, until), named(`${where}.dueAt`, dueAt, false)].flat();
    }),
  );
  return [
    ...named('now', now, false),
    ...people.flatMap(({ since }, index) => named(`people.${index}.since`, since)),
    ...holders,
  ];
}

function named(member: string, text: string | undefined, isPast = true): readonly NamedInstant[] {
  return text === undefined ? [] : [{ member, text, isPast }];
}

/** What is wrong with those that look like instants and are none, such as the 30th of February. */
export function impossibleInstants(seed: Seed): readonly string[] {
  const impossible = instantsOf(seed).filter(({ text }) => parseInstant(text) === undefined);
  return impossible.map(({ member, text }) => `${member}: must be ${wantedInstant(text)}`);
}
