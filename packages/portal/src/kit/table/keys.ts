/** What a key does in a table. */

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

export type TableAct =
  | { readonly act: 'move'; readonly to: number; readonly extend: boolean }
  | { readonly act: 'open' | 'toggle' | 'menu' | 'all' | 'none' };

/** Undefined where the table has nothing to do with the key. */
export function actOf(press: KeyPress, at: number, total: number, page: number): TableAct | undefined {
  const { key, shiftKey } = press;
  if (press.altKey) return undefined;
  if (press.ctrlKey || press.metaKey) return key === 'a' ? { act: 'all' } : undefined;
  const to = target(key, at, total, page);
  if (to !== undefined) return { act: 'move', to, extend: shiftKey };
  if (key === 'Enter') return { act: 'open' };
  if (key === ' ' || key === 'x') return { act: 'toggle' };
  if (key === 'm' || key === 'ContextMenu' || (key === 'F10' && shiftKey)) return { act: 'menu' };
  return key === 'Escape' ? { act: 'none' } : undefined;
}

function target(key: string, at: number, total: number, page: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: at + 1,
    j: at + 1,
    ArrowUp: at - 1,
    k: at - 1,
    PageDown: at + page,
    PageUp: at - page,
    Home: 0,
    End: total - 1,
  };
  const to = steps[key];
  return to === undefined ? undefined : Math.max(0, Math.min(to, total - 1));
}
