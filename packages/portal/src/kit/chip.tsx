/** Chips: a word for a state, with a dot in its colour, or a word for a kind, without. */
import type { ComponentChildren } from 'preact';
import './chip.css';

export type Tone = 'plain' | 'info' | 'good' | 'warn' | 'bad';

export function Chip({
  tone = 'plain',
  dot = false,
  title,
  children,
}: {
  readonly tone?: Tone;
  readonly dot?: boolean;
  readonly title?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <span class={`chip chip-${tone}${dot ? ' chip-dot' : ''}`} title={title}>
      <span class="chip-text">{children}</span>
    </span>
  );
}
