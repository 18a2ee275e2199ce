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
      if (before instanceof HTMLElement) before.focus();
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
