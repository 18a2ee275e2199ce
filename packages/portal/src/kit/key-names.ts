/** What keys are called. */

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
  Escape: 'Esc',
};
const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };
const OTHERS: Readonly<Record<string, string>> = { Mod: 'Ctrl' };

export function sayKey(key: string, mac: boolean): string {
  return (mac ? MAC : OTHERS)[key] ?? NAMES[key] ?? key;
}
