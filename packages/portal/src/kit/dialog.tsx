/** A dialog on the platform's own element, which keeps the focus inside and gives it back. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../words/kit-more.ts';
import { IconButton } from './button.tsx';
import { xIcon } from './generated/icons.ts';
import './dialog.css';

export interface DialogProps {
  readonly title: string;
  /** Asked for by Escape, by the cross, or by a press beside the dialog. The caller stops rendering it. */
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly foot?: ComponentChildren;
  /** Makes the dialog a form. */
  readonly onSubmit?: () => void;
  readonly children: ComponentChildren;
}

export function Dialog({ title, onClose, wide = false, foot, onSubmit, children }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // Not after the next frame: letters typed right behind the press that opens it belong to its first field.
  useLayoutEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    element?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => {
      element?.close();
      // The element is taken from the page at once, before the platform gives the focus back.
      if (before instanceof HTMLElement) giveBack(before);
    };
  }, []);
  const submit = (event: Event) => {
    event.preventDefault();
    onSubmit?.();
  };
  const onCancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  return (
    <dialog
      class={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={id}
      ref={dialog}
      onCancel={onCancel}
      onMouseDown={event => event.target === dialog.current && onClose()}
    >
      <form class="dialog-form" noValidate onSubmit={submit}>
        <header class="dialog-head">
          <h2 id={id}>{title}</h2>
          <IconButton icon={xIcon} label={words.close} onPress={onClose} />
        </header>
        <div class="dialog-body">{children}</div>
        {foot !== undefined && <footer class="dialog-foot">{foot}</footer>}
      </form>
    </dialog>
  );
}

/** What a change takes at most to be shown. */
const SHOWN_WITHIN_MS = 5_000;

/** What opened the dialog may be gone once the change is shown, as the button that off-boards a person is. The title has the focus then. */
function giveBack(before: HTMLElement): void {
  before.focus();
  const watch = new MutationObserver(() => {
    if (before.isConnected) return;
    watch.disconnect();
    if (document.activeElement === document.body) document.querySelector('h1')?.focus();
  });
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), SHOWN_WITHIN_MS);
}
