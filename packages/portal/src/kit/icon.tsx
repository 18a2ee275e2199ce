/** An icon of the one set. It says nothing to a screen reader: words beside it do. */
import type { IconPath } from './icon-path.ts';
import './icon.css';

export function Icon({ of, spin = false }: { readonly of: IconPath; readonly spin?: boolean }) {
  return (
    <svg class={spin ? 'icon icon-spin' : 'icon'} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={of} />
    </svg>
  );
}
