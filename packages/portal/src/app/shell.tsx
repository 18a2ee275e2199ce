/** What surrounds every page: the side bar, the top bar, messages, the palette. */
import type { Me } from '@heldby/client';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { IS_EMULATOR } from '../data/place.ts';
import { signOut } from '../data/session/session.ts';
import { keyboardIcon, logOutIcon, searchIcon } from '../kit/generated/icons.ts';
import { Notice } from '../kit/notice.tsx';
import { Toaster } from '../kit/toaster.tsx';
import { ACCOUNT, APP, KEYS } from '../words/app.ts';
import { begun } from './begun.ts';
import { type Command, useCommands } from './commands.ts';
import { ConflictPart } from './conflict-part.tsx';
import { lazyPart } from './lazy-part.tsx';
import { PageView } from './page-view.tsx';
import { useRoute } from './router.ts';
import { SideBar } from './side-bar.tsx';
import { themeCommands } from './theme-choice.ts';
import { type Opened, TopBar } from './top-bar.tsx';
import './shell.css';

const Palette = lazyPart(
  async () => (await import('./palette.tsx')).Palette,
  <input class="unseen" aria-label={APP.search} ref={begin} onInput={event => (begun.text = event.currentTarget.value)} />,
);
const KeysHelp = lazyPart(async () => (await import('./keys-help.tsx')).KeysHelp);

export function Shell({ me }: { readonly me: Me }) {
  const [opened, setOpened] = useState<Opened>('nothing');
  const { path } = useRoute();
  const close = () => setOpened('nothing');
  useCommands(useMemo(() => shellCommands(setOpened), []));
  // Not after the next frame, where it would close what a key has opened on the new page.
  useLayoutEffect(close, [path]);
  return (
    <div class="shell">
      <a class="skip" href="#content">
        {APP.skip}
      </a>
      <SideBar me={me} path={path} isOpen={opened === 'menu'} onClose={close} />
      <div class="shell-rest">
        <TopBar me={me} isMenuOpen={opened === 'menu'} open={setOpened} />
        <Offline />
        <main class="page" id="content" tabIndex={-1}>
          <PageView me={me} />
        </main>
      </div>
      {opened === 'palette' && <Palette me={me} onClose={close} />}
      {opened === 'keys' && <KeysHelp onClose={close} />}
      <ConflictPart />
      <Toaster />
    </div>
  );
}

/** Letters typed right behind the keys that open the palette are its own. */
function begin(field: HTMLInputElement | null): void {
  field?.focus();
}

function shellCommands(open: (what: Opened) => void): readonly Command[] {
  const search = { text: KEYS.search, icon: searchIcon, everywhere: true, unlisted: true, run: () => open('palette') } as const;
  return [
    { ...search, keys: 'Mod+K' },
    { ...search, keys: '/' },
    { text: KEYS.help, icon: keyboardIcon, keys: '?', everywhere: true, run: () => open('keys') },
    ...themeCommands(),
    ...(IS_EMULATOR ? [] : [{ text: ACCOUNT.signOut, icon: logOutIcon, everywhere: true, run: signOut }]),
  ];
}

function Offline() {
  const [offline, setOffline] = useState(!navigator.onLine);
  useEffect(() => {
    const update = () => setOffline(!navigator.onLine);
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  return offline ? <Notice tone="warn">{APP.offline}</Notice> : null;
}
