/** Tabs that are links, so that each has an address, a history and a middle click. */
import './tabs.css';

export interface Tab {
  readonly href: string;
  readonly text: string;
  readonly count?: string;
  readonly current?: boolean;
}

export function Tabs({ label, tabs }: { readonly label: string; readonly tabs: readonly Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      {tabs.map(tab => (
        <a key={tab.href} class="tab" href={tab.href} {...(tab.current ? { 'aria-current': 'page', ref: show } : {})}>
          {tab.text}
          {tab.count !== undefined && <span class="tab-count"> {tab.count}</span>}
        </a>
      ))}
    </nav>
  );
}

/** On a narrow screen the tab of the page may be beyond the edge. */
function show(tab: HTMLElement | null): void {
  tab?.scrollIntoView({ block: 'nearest', inline: 'center' });
}
