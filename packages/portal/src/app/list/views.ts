/** Views of a list that somebody saved: a query, an order and columns under a name. */
import { keep, readKept } from '../../data/kept.ts';

export interface SavedView {
  readonly name: string;
  readonly q: string;
  readonly sort: string;
  readonly columns: readonly string[];
}

/** Their names fit into a menu. */
export const VIEW_NAME_LENGTH = 60;

export function readViews(personId: string, list: string): readonly SavedView[] {
  const kept = readKept(personId, `${list}:views`);
  return Array.isArray(kept) ? kept.filter(isView) : [];
}

/** One of the same name is replaced. */
export function saveView(personId: string, list: string, view: SavedView): void {
  const others = readViews(personId, list).filter(({ name }) => name !== view.name);
  const views = [...others, view].toSorted((one, other) => one.name.localeCompare(other.name));
  keep(personId, `${list}:views`, views);
}

export function forgetView(personId: string, list: string, name: string): void {
  keep(
    personId,
    `${list}:views`,
    readViews(personId, list).filter(view => view.name !== name),
  );
}

export function readColumns(personId: string, list: string): readonly string[] | undefined {
  const kept = readKept(personId, `${list}:columns`);
  return isTexts(kept) ? kept : undefined;
}

export function keepColumns(personId: string, list: string, columns: readonly string[]): void {
  keep(personId, `${list}:columns`, columns);
}

function isView(kept: unknown): kept is SavedView {
  const view = kept as SavedView | null;
  return typeof view?.name === 'string' && typeof view.q === 'string' && typeof view.sort === 'string' && isTexts(view.columns);
}

function isTexts(kept: unknown): kept is readonly string[] {
  return Array.isArray(kept) && kept.every(each => typeof each === 'string');
}
