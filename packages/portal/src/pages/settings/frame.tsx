/** The frame of every section of the settings. */
import type { Me } from '@heldby/client';
import type { ComponentChildren } from 'preact';
import { SectionFrame } from '../../app/section-frame.tsx';
import { SETTINGS_SECTIONS } from '../../app/sections.ts';
import { SETTINGS } from '../../words/sections.ts';
import './settings.css';

interface FrameProps {
  readonly me: Me;
  readonly path: string;
  readonly about?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Frame(props: FrameProps) {
  return <SectionFrame {...props} sections={SETTINGS_SECTIONS} subject={SETTINGS.title} tabsLabel={SETTINGS.sections} />;
}
