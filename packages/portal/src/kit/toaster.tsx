/** Shows toasts in a live region. Rendered once, by the shell. A toast waits while the pointer or the focus is on it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from '../words/kit.ts';
import { Button, IconButton } from './button.tsx';
import { circleAlertIcon, circleCheckIcon, infoIcon, xIcon } from './generated/icons.ts';
import { Icon } from './icon.tsx';
import { toasts as pageToasts, type Toast, type Toasts } from './toasts.ts';
import './toaster.css';

const SHOWN_MS = 6_000;
/** Somebody has to read it, think, and reach the button. */
const SHOWN_WITH_ACTION_MS = 15_000;

const ICONS = { good: circleCheckIcon, bad: circleAlertIcon, plain: infoIcon };

export function Toaster({ toasts = pageToasts }: { readonly toasts?: Toasts }) {
  const [list, setList] = useState(toasts.list());
  const region = useRef<HTMLElement>(null);
  useEffect(() => toasts.subscribe(() => setList(toasts.list())), [toasts]);
  // Shown again for each toast, so that it is above a dialog that was opened meanwhile.
  useEffect(() => {
    region.current?.hidePopover();
    if (list.length > 0) region.current?.showPopover();
  }, [list]);
  return (
    <section class="toaster" popover="manual" ref={region} aria-label={words.messages}>
      <div aria-live="polite" aria-relevant="additions">
        {list.map(toast => (
          <ToastView key={toast.id} toast={toast} dismiss={() => toasts.dismiss(toast.id)} />
        ))}
      </div>
    </section>
  );
}

function ToastView({ toast, dismiss }: { readonly toast: Toast; readonly dismiss: () => void }) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    // What went wrong stays until it is read.
    if (held || toast.tone === 'bad') return;
    const timer = setTimeout(dismiss, toast.action === undefined ? SHOWN_MS : SHOWN_WITH_ACTION_MS);
    return () => clearTimeout(timer);
  }, [held]);
  const { action } = toast;
  const press = () => {
    dismiss();
    action?.onPress();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it waits while somebody is at it; its buttons are what one presses
    <div
      class={`toast toast-${toast.tone}`}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <Icon of={ICONS[toast.tone]} />
      <span class="toast-text">{toast.text}</span>
      {action && (
        <Button small onPress={press}>
          {action.text}
        </Button>
      )}
      <IconButton icon={xIcon} label={words.dismiss} onPress={dismiss} />
    </div>
  );
}
