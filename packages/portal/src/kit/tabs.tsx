/** Tabs that are links, so that each has an address, a history and a middle click. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import './tabs.css';

export interface Tab {
  readonly href: string;
  readonly text: string;
  readonly count?: string;
  readonly current?: boolean;
}

export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  const nav = useRef<HTMLElement>(null);
  const current = tabs.find(tab => tab.current)?.href;
  // On a narrow screen the tab of the page may be beyond the edge. The page itself must not scroll.
  useLayoutEffect(() => {
    const tab = nav.current?.querySelector<HTMLElement>('[aria-current]');
    if (nav.current && tab) nav.current.scrollLeft = tab.offsetLeft - (nav.current.clientWidth - tab.offsetWidth) / 2;
  }, [current]);
  return (
    <nav class="tabs" aria-label={label} ref={nav}>
      {tabs.map(tab => (
        <a key={tab.href} class="tab" href={tab.href} aria-current={tab.current ? 'page' : undefined}>
          {tab.text}
          {tab.count !== undefined && <span class="tab-count"> {tab.count}</span>}
        </a>
      ))}
    </nav>
  );
}
