/** Buttons, buttons of an icon alone, and links that look like buttons. */
import type { ComponentChildren, Ref } from 'preact';
import { refreshIcon } from './generated/icons.ts';
import { Icon } from './icon.tsx';
import type { IconPath } from './icon-path.ts';
import './button.css';

export type ButtonLook = 'plain' | 'primary' | 'danger' | 'quiet';

interface Look {
  readonly look?: ButtonLook;
  readonly icon?: IconPath;
  readonly small?: boolean;
}

interface Press {
  readonly onPress?: (event: MouseEvent) => void;
  readonly disabled?: boolean;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  /** The id of what the button opens, and whether that is open. */
  readonly controls?: string;
  readonly expanded?: boolean;
  readonly popup?: 'menu' | 'dialog' | 'listbox';
}

interface ButtonProps extends Look, Press {
  readonly type?: 'button' | 'submit';
  /** Under way: it shows so, and cannot be pressed again. It keeps the focus. */
  readonly busy?: boolean;
  readonly describedBy?: string;
  readonly children: ComponentChildren;
}

export function Button({ look = 'plain', small = false, busy = false, icon, ...rest }: ButtonProps) {
  return (
    <button
      class={classOf(look, small)}
      type={rest.type ?? 'button'}
      disabled={rest.disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      aria-describedby={rest.describedBy}
      aria-controls={rest.controls}
      aria-expanded={rest.expanded}
      aria-haspopup={rest.popup}
      ref={rest.buttonRef ?? null}
      onClick={event => (busy ? event.preventDefault() : rest.onPress?.(event))}
    >
      {busy ? <Icon of={refreshIcon} spin /> : icon && <Icon of={icon} />}
      <span class="button-text">{rest.children}</span>
    </button>
  );
}

interface IconButtonProps extends Press {
  readonly icon: IconPath;
  /** What it does. It is also the tooltip. */
  readonly label: string;
  readonly pressed?: boolean;
  readonly tabIndex?: number;
}

export function IconButton({ icon, label, onPress, ...rest }: IconButtonProps) {
  return (
    <button
      class="button button-quiet button-icon"
      type="button"
      aria-label={label}
      title={label}
      disabled={rest.disabled}
      aria-pressed={rest.pressed}
      aria-controls={rest.controls}
      aria-expanded={rest.expanded}
      aria-haspopup={rest.popup}
      tabIndex={rest.tabIndex}
      ref={rest.buttonRef ?? null}
      onClick={onPress}
    >
      <Icon of={icon} />
    </button>
  );
}

interface LinkButtonProps extends Look {
  readonly href: string;
  readonly download?: string;
  readonly children: ComponentChildren;
}

export function LinkButton({ href, look = 'plain', small = false, icon, download, children }: LinkButtonProps) {
  return (
    <a class={classOf(look, small)} href={href} download={download}>
      {icon && <Icon of={icon} />}
      <span class="button-text">{children}</span>
    </a>
  );
}

function classOf(look: ButtonLook, small: boolean): string {
  return `button button-${look}${small ? ' button-small' : ''}`;
}
