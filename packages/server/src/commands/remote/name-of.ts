/** Says for an id what people call the thing. */
import { FINDABLE } from './findable.ts';
import type { Asked } from './noun.ts';

/** `Ann Lee (id)` for the first of the kinds that has it; the id alone where nobody here has it any more, or it has no name. */
export async function nameOf({ get }: Asked, kinds: readonly string[], id: string): Promise<string> {
  for (const kind of kinds) {
    const { path, names, shown } = FINDABLE[kind] ?? {};
    const item = path === undefined ? undefined : await get(`${path}/${id}`).catch(() => undefined);
    if (item === undefined) continue;
    const name = [...(names?.(item) ?? []), ...(shown ?? []).map(member => item[member])].find(
      each => typeof each === 'string' && each.trim() !== '',
    );
    return name === undefined ? id : `${name} (${id})`;
  }
  return id;
}
