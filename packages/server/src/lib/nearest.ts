/** Finds what somebody probably meant by a name that does not exist. */
import { distance } from 'fastest-levenshtein';

/** Of a name's characters, how many may be wrong. With more, any short name would be near. */
const WRONG_SHARE = 0.4;
/** A name that is longer is no slip of the pen, and comparing it takes time. */
const COMPARED_CHARACTERS = 100;

/** The known name that is most like the given one, if there is one that is like it. Letter case and separators do not count. */
export function nearest(given: string, known: readonly string[]): string | undefined {
  if (given.length > COMPARED_CHARACTERS) return undefined;
  const word = plain(given);
  let best: { readonly name: string; readonly wrong: number } | undefined;
  for (const name of known) {
    const wrong = distanceOf(word, plain(name));
    if (wrong <= WRONG_SHARE * Math.max(word.length, 1) && (best === undefined || wrong < best.wrong)) best = { name, wrong };
  }
  return best?.name;
}

/** A name of which only the beginning or the end was given, such as `device` for `deviceId`, is near. */
function distanceOf(word: string, name: string): number {
  if (word.length >= 3 && (name.startsWith(word) || name.endsWith(word))) return 1;
  return distance(word, name);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[_\-.]/g, '');
}
