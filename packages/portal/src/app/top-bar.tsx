/** The top bar: the search, and the account. */
import type { Me } from '@heldby/client';
import { IS_EMULATOR } from '../data/place.ts';
import { signOut } from '../data/session/session.ts';
import { Avatar } from '../kit/avatar.tsx';
import { IconButton } from '../kit/button.tsx';
import { keyboardIcon, laptopIcon, logOutIcon, menuIcon, searchIcon } from '../kit/generated/icons.ts';
import { Icon } from '../kit/icon.tsx';
import { Keys } from '../kit/keys.tsx';
import { useMenu } from '../kit/menu.tsx';
import { ACCOUNT, APP } from '../words/app.ts';
import { hrefOf } from './router.ts';
import { themeCommands } from './theme-choice.ts';
import './top-bar.css';

/** What lies over the page. */
export type Opened = 'nothing' | 'palette' | 'keys' | 'menu';

interface TopBarProps {
  readonly me: Me;
  readonly isMenuOpen: boolean;
  readonly open: (what: Opened) => void;
}

export function TopBar({ me, isMenuOpen, open }: TopBarProps) {
  return (
    <header class="top">
      <span class="top-menu">
        <IconButton icon={menuIcon} label={APP.openMenu} controls="side" expanded={isMenuOpen} onPress={() => open('menu')} />
      </span>
      <button
        class="top-search"
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K /"
        onClick={() => open('palette')}
      >
        <Icon of={searchIcon} />
        <span class="clip">{APP.search}</span>
        <Keys keys="Mod+K" />
      </button>
      <Account me={me} onKeys={() => open('keys')} />
    </header>
  );
}

function Account({ me, onKeys }: { readonly me: Me; readonly onKeys: () => void }) {
  const menu = useMenu();
  const items = [
    { text: ACCOUNT.myDevices, icon: laptopIcon, href: hrefOf('my-devices') },
    ...themeCommands().map(({ text, icon, run }) => ({ text, ...(icon ? { icon } : {}), onChoose: run })),
    { text: ACCOUNT.keys, icon: keyboardIcon, apart: true, onChoose: onKeys },
    // Nobody has signed in to an emulator.
    ...(IS_EMULATOR ? [] : [{ text: ACCOUNT.signOut, icon: logOutIcon, apart: true, onChoose: signOut }]),
  ];
  return (
    <>
      <button
        class="top-account"
        type="button"
        aria-haspopup="menu"
        title={me.name}
        onClick={event => menu.open(event.currentTarget, ACCOUNT.menu, items)}
      >
        <Avatar name={me.name} />
        <span class="unseen">{ACCOUNT.label(me.name)}</span>
      </button>
      {menu.element}
    </>
  );
}
