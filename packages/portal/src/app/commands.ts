/** What can be done by a key or from the palette: a few commands everywhere, and those of the page that is open. */
import { useEffect, useLayoutEffect, useReducer } from 'preact/hooks';
import type { IconPath } from '../kit/icon-path.ts';

export interface Command {
  readonly text: string;
  readonly icon?: IconPath;
  /** As `Mod+K` or `?`. */
  readonly keys?: string;
  readonly everywhere?: boolean;
  /** Found by its key alone. */
  readonly unlisted?: boolean;
  readonly run: () => void;
}

const groups = new Set<readonly Command[]>();
const listeners = new Set<() => void>();

/** For as long as the component is shown. Give the same list while nothing changes, as from `useMemo`. */
export function useCommands(commands: readonly Command[]): void {
  // Before the frame that shows what they act on: people press a key as soon as they see it.
  useLayoutEffect(() => {
    groups.add(commands);
    tell();
    return () => {
      groups.delete(commands);
      tell();
    };
  }, [commands]);
}

export function useAllCommands(): readonly Command[] {
  const [, draw] = useReducer<number, void>(count => count + 1, 0);
  useEffect(() => {
    listeners.add(draw);
    return () => void listeners.delete(draw);
  }, []);
  return allCommands();
}

export function startKeys(): void {
  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.isComposing) return;
    const command = allCommands().find(({ keys }) => keys !== undefined && isPressed(keys, event));
    if (command === undefined) return;
    event.preventDefault();
    command.run();
  });
}

/** A key without a modifier is a letter to somebody who types, and none of ours while a dialog is open. */
function isPressed(keys: string, event: KeyboardEvent): boolean {
  const words = keys.split('+');
  const withMod = words.includes('Mod');
  if (withMod !== (event.ctrlKey || event.metaKey) || event.altKey) return false;
  if (words.at(-1)?.toLowerCase() !== event.key.toLowerCase()) return false;
  if (withMod) return true;
  const { target } = event;
  const isTyping = target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;
  return !isTyping && document.querySelector('dialog[open]') === null;
}

function allCommands(): readonly Command[] {
  return [...groups].flat();
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}
