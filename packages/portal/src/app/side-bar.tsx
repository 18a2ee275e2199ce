/** The side bar: the pages that this person may open. On a narrow screen it is a drawer. */
import type { Me } from '@heldby/client';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { IconButton } from '../kit/button.tsx';
import { xIcon } from '../kit/generated/icons.ts';
import { Icon } from '../kit/icon.tsx';
import { APP } from '../words/app.ts';
import { sideEntriesOf } from './pages.ts';
import { hrefOf } from './router.ts';
import './side-bar.css';

interface SideBarProps {
  readonly me: Me;
  readonly path: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function SideBar({ me, path, isOpen, onClose }: SideBarProps) {
  const bar = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (isOpen) bar.current?.querySelector('a')?.focus();
  }, [isOpen]);
  return (
    <>
      {isOpen && <button class="side-shade" type="button" tabIndex={-1} aria-hidden="true" onClick={onClose} />}
      <nav
        class={isOpen ? 'side side-open' : 'side'}
        id="side"
        aria-label={APP.navigation}
        ref={bar}
        onKeyDown={event => event.key === 'Escape' && onClose()}
      >
        <div class="side-head">
          <a class="side-brand" href={hrefOf('')}>
            {APP.name}
          </a>
          <span class="side-close">
            <IconButton icon={xIcon} label={APP.closeMenu} onPress={onClose} />
          </span>
        </div>
        <ul>
          {sideEntriesOf(me).map(({ path: own, title, icon, within }) => (
            <li key={own}>
              <a class="side-link" href={hrefOf(own)} aria-current={isWithin(within, path) ? 'page' : undefined}>
                <Icon of={icon} />
                {title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </>
  );
}

/** A person's page belongs to the list of people. */
function isWithin(own: string, path: string): boolean {
  return own === path || (own !== '' && path.startsWith(`${own}/`));
}
