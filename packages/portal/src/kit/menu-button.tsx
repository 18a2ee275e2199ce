/** The button with three dots that opens the menu of a thing. One menu may serve many of them. */
import { IconButton } from './button.tsx';
import { ellipsisIcon } from './generated/icons.ts';
import type { Menu, MenuItem } from './menu.tsx';

interface MenuButtonProps {
  readonly menu: Pick<Menu, 'open'>;
  /** What the button and its menu are called. */
  readonly label: string;
  /** Asked when it is pressed. */
  readonly items: () => readonly MenuItem[];
}

export function MenuButton({ menu, label, items }: MenuButtonProps) {
  return (
    <IconButton
      icon={ellipsisIcon}
      label={label}
      popup="menu"
      onPress={event => menu.open(event.currentTarget as HTMLElement, label, items())}
    />
  );
}
