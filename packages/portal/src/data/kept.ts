/** What this browser keeps for the person who is signed in: how they like their lists. Nothing of the registry. */

/** Undefined where nothing is kept, or the browser keeps nothing. */
export function readKept(personId: string, name: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(keyOf(personId, name)) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

/** Does nothing where the browser keeps nothing. */
export function keep(personId: string, name: string, value: unknown): void {
  try {
    localStorage.setItem(keyOf(personId, name), JSON.stringify(value));
  } catch (error) {
    console.info(error);
  }
}

function keyOf(personId: string, name: string): string {
  return `heldby:${personId}:${name}`;
}
