/** What surrounds every page. */
import './shell.css';
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

export function Shell() {
  const Page = usePage();
  return <main class="page">{Page === undefined ? null : <Page />}</main>;
}

function usePage(): ComponentType | undefined {
  const [page, setPage] = useState<{ readonly Page: ComponentType }>();
  useEffect(() => {
    void import('../pages/overview/page.tsx').then(setPage);
  }, []);
  return page?.Page;
}
