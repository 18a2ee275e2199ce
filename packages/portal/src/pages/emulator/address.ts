/** The addresses of the page. */
import { hrefOf } from '../../app/router.ts';

/** The address with other members; an empty one is taken out. */
export function changed(query: URLSearchParams, part: Readonly<Record<string, string>>): string {
  const address = new URLSearchParams(query);
  for (const [name, value] of Object.entries(part)) {
    if (value === '') address.delete(name);
    else address.set(name, value);
  }
  return hrefOf('emulator', address);
}
