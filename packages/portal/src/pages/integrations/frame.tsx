/** The frame of every section of the integrations. */
import type { Me } from '@heldby/client';
import type { ComponentChildren } from 'preact';
import { SectionFrame } from '../../app/section-frame.tsx';
import { INTEGRATION_SECTIONS } from '../../app/sections.ts';
import { INTEGRATIONS } from '../../words/sections.ts';
import './integrations.css';

interface FrameProps {
  readonly me: Me;
  readonly path: string;
  readonly about?: ComponentChildren;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Frame(props: FrameProps) {
  return (
    <SectionFrame {...props} sections={INTEGRATION_SECTIONS} subject={INTEGRATIONS.title} tabsLabel={INTEGRATIONS.sections} />
  );
}
