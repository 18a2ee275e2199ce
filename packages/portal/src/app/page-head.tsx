/** The head of every page: the way to it, its one `h1`, and its actions. It names the tab, too. */
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { type Crumb, Crumbs } from '../kit/crumbs.tsx';
import { APP } from '../words/app.ts';
import './page-head.css';

interface PageHeadProps {
  readonly title: string;
  readonly crumbs?: readonly Crumb[];
  /** Before the title, as an avatar. */
  readonly mark?: ComponentChildren;
  /** Below the title, in one line. */
  readonly about?: ComponentChildren;
  readonly actions?: ComponentChildren;
}

export function PageHead({ title, crumbs, mark, about, actions }: PageHeadProps) {
  useEffect(() => {
    document.title = `${title} · ${APP.name}`;
  }, [title]);
  return (
    <header class="page-head">
      {crumbs !== undefined && <Crumbs label={APP.way} crumbs={crumbs} />}
      <div class="page-head-row">
        {mark}
        <div class="page-head-text">
          <h1 tabIndex={-1}>
            <bdi>{title}</bdi>
          </h1>
          {about !== undefined && <p class="quiet">{about}</p>}
        </div>
        {actions !== undefined && <div class="page-head-actions">{actions}</div>}
      </div>
    </header>
  );
}
