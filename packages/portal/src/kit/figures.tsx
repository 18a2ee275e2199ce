/** Figures in a row: a number, what it counts, and a word about it. Each may lead to the list behind it. */
import { format } from '../words/format.ts';
import type { Tone } from './chip.tsx';
import { Skeleton } from './states.tsx';
import './figures.css';

export interface Figure {
  readonly label: string;
  /** Undefined while it is on its way, null where it could not be had. */
  readonly value: number | null | undefined;
  readonly about?: string | undefined;
  readonly href?: string | undefined;
  /** Of what somebody should look at. A zero is never one. */
  readonly tone?: Tone;
}

export function Figures({ label, figures }: { readonly label: string; readonly figures: readonly Figure[] }) {
  return (
    <ul class="figures" aria-label={label}>
      {figures.map(figure => (
        <li key={figure.label} class="figure">
          <Linked href={figure.href}>
            <span class="figure-label">{figure.label}</span>
            <span class={`figure-value ${toneOf(figure)}`}>
              {figure.value === undefined ? <Skeleton seed={1} /> : figure.value === null ? '–' : format.number(figure.value)}
            </span>
            <span class="figure-about clip">{figure.about ?? NO_TEXT}</span>
          </Linked>
        </li>
      ))}
    </ul>
  );
}

/** Keeps the line, so that nothing moves when the words come. */
const NO_TEXT = '\u00a0';

function Linked({ href, children }: { readonly href: string | undefined; readonly children: preact.ComponentChildren }) {
  return href === undefined ? (
    <div class="figure-box">{children}</div>
  ) : (
    <a class="figure-box" href={href}>
      {children}
    </a>
  );
}

function toneOf({ value, tone }: Figure): string {
  return value && tone !== undefined ? `figure-dot figure-${tone}` : '';
}
