/** The frame of a section: its title, the way to it, and the other sections as tabs. */
import type { Me } from '@heldby/client';
import type { ComponentChildren } from 'preact';
import { maySee } from '../data/me.ts';
import type { Crumb } from '../kit/crumbs.tsx';
import { Tabs } from '../kit/tabs.tsx';
import { PageHead } from './page-head.tsx';
import { hrefOf } from './router.ts';
import type { Section } from './sections.ts';

interface SectionFrameProps {
  readonly me: Me;
  readonly sections: Readonly<Record<string, Section>>;
  /** Of all sections together, as “Settings”. */
  readonly subject: string;
  readonly tabsLabel: string;
  /** Of the section that is shown. */
  readonly path: string;
  readonly about?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function SectionFrame({ me, sections, subject, tabsLabel, path, children, ...head }: SectionFrameProps) {
  const seen = Object.values(sections).filter(({ sees }) => maySee(me, sees));
  const title = seen.find(section => section.path === path)?.tab ?? subject;
  const first = seen[0]?.path;
  const crumbs: readonly Crumb[] = [{ text: subject, ...(first === path ? {} : { href: hrefOf(first ?? '') }) }, { text: title }];
  return (
    <>
      <PageHead title={title} crumbs={crumbs} {...head} />
      <Tabs
        label={tabsLabel}
        tabs={seen.map(section => ({ href: hrefOf(section.path), text: section.tab, current: section.path === path }))}
      />
      {children}
    </>
  );
}
