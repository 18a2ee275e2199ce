/** Keys, as the person's keyboard has them. */
import { sayKey } from './key-names.ts';
import './keys.css';

/** `Mod+K` is Ctrl K, and ⌘ K on a Mac. */
export function Keys({ keys }: { readonly keys: string }) {
  const mac = /Mac|iP(?:hone|ad)/.test(navigator.userAgent);
  return (
    <span class="keys">
      {keys.split('+').map(key => (
        <kbd key={key}>{sayKey(key, mac)}</kbd>
      ))}
    </span>
  );
}
