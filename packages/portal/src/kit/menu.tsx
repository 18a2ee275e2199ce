/**
 * A menu of actions or links. One menu serves a whole table: `useMenu` gives the element, to be rendered once, and `open`, which
 * shows it beside any button with the actions of that row.
 */
import type { VNode } from 'preact';
import { useCallback, useRef, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import type { IconPath } from './icon-path.ts';
import { moveIn } from './menu-keys.ts';
import { placePopover } from './place-popover.ts';
import './menu.css';

export interface MenuItem {
  readonly text: string;
  readonly icon?: IconPath;
  readonly danger?: boolean;
  /** A line above it. */
  readonly apart?: boolean;
  readonly href?: string;
  readonly onChoose?: () => void;
}

export interface Menu {
  readonly element: VNode;
  readonly open: (anchor: HTMLElement, label: string, items: readonly MenuItem[]) => void;
}

type Toggled = Pick<ToggleEvent, 'newState'>;

interface Shown {
  readonly anchor: HTMLElement;
  readonly label: string;
  readonly items: readonly MenuItem[];
}

export function useMenu(): Menu {
  const [shown, setShown] = useState<Shown | null>(null);
  const list = useRef<HTMLDivElement | null>(null);
  const close = () => list.current?.hidePopover();
  const open = useCallback((anchor: HTMLElement, label: string, items: readonly MenuItem[]) => {
    setShown({ anchor, label, items });
  }, []);
  const attach = useCallback(
    (popover: HTMLDivElement | null) => {
      list.current = popover;
      if (popover === null || shown === null) return;
      popover.showPopover();
      placePopover(popover, shown.anchor, 'end');
      itemsOf(popover)[0]?.focus();
    },
    [shown],
  );
  const onToggle = (event: Toggled) => {
    if (event.newState === 'open') return;
    const inside = list.current?.contains(document.activeElement) || document.activeElement === document.body;
    if (inside) shown?.anchor.focus();
    setShown(null);
  };
  return {
    open,
    element: <div class="menu-host">{shown && <MenuList shown={shown} attach={attach} close={close} onToggle={onToggle} />}</div>,
  };
}

interface ListProps {
  readonly shown: Shown;
  readonly attach: (popover: HTMLDivElement | null) => void;
  readonly close: () => void;
  readonly onToggle: (event: Toggled) => void;
}

function MenuList({ shown, attach, close, onToggle }: ListProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Tab') return close();
    const items = itemsOf(event.currentTarget as HTMLElement);
    const texts = items.map(item => item.textContent ?? '');
    const next = moveIn(texts, items.indexOf(document.activeElement as HTMLElement), event.key);
    if (next === undefined) return;
    event.preventDefault();
    items[next]?.focus();
  };
  return (
    <div class="menu" role="menu" popover="auto" aria-label={shown.label} ref={attach} onToggle={onToggle} onKeyDown={onKeyDown}>
      {shown.items.map(item => (
        <MenuEntry key={item.text} item={item} close={close} />
      ))}
    </div>
  );
}

function MenuEntry({ item, close }: { readonly item: MenuItem; readonly close: () => void }) {
  const looks = `menu-item${item.danger ? ' menu-danger' : ''}${item.apart ? ' menu-apart' : ''}`;
  const inside = (
    <>
      {item.icon ? <Icon of={item.icon} /> : <span class="menu-gap" />}
      {item.text}
    </>
  );
  if (item.href !== undefined) {
    return (
      <a class={looks} role="menuitem" tabIndex={-1} href={item.href} onClick={close}>
        {inside}
      </a>
    );
  }
  const choose = () => {
    close();
    item.onChoose?.();
  };
  return (
    <button class={looks} role="menuitem" type="button" tabIndex={-1} onClick={choose}>
      {inside}
    </button>
  );
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
}
