/** A list of facts: a name and a value for each. What is not known is left out, or shown as a dash. */
import type { ComponentChildren } from 'preact';
import './facts.css';

export type Fact = readonly [label: string, value: ComponentChildren];

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(([label, value]) => (
        <div key={label} class="fact">
          <dt>{label}</dt>
          <dd>{value === null || value === undefined || value === '' ? <span class="quiet">–</span> : value}</dd>
        </div>
      ))}
    </dl>
  );
}
