/** Which rows are selected. Rows are known by their ids, so that sorting and filtering keep the selection. */

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** Where a range begins, as the index and what was selected before the range. */
  readonly anchor: number | null;
  readonly base: ReadonlySet<string>;
}

export const NO_SELECTION: Selection = { ids: new Set(), anchor: null, base: new Set() };

type IdAt = (index: number) => string | undefined;

export function toggleRow(selection: Selection, index: number, id: string): Selection {
  const ids = new Set(selection.ids);
  if (!ids.delete(id)) ids.add(id);
  return { ids, anchor: index, base: ids };
}

/** From the anchor to the row. A second range from the same anchor takes the place of the first. */
export function extendTo(selection: Selection, index: number, idAt: IdAt): Selection {
  const anchor = selection.anchor ?? index;
  const ids = new Set(selection.base);
  for (let at = Math.min(anchor, index); at <= Math.max(anchor, index); at += 1) {
    const id = idAt(at);
    if (id !== undefined) ids.add(id);
  }
  return { ...selection, ids, anchor };
}

export function selectAll(total: number, idAt: IdAt): Selection {
  const ids = new Set<string>();
  for (let at = 0; at < total; at += 1) {
    const id = idAt(at);
    if (id !== undefined) ids.add(id);
  }
  return { ids, anchor: null, base: ids };
}
