/** A card: a heading, what belongs at its right, and content. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './card.css';

export function Card({
  title,
  aside,
  flush = false,
  children,
}: {
  readonly title: ComponentChildren;
  readonly aside?: ComponentChildren;
  /** The content goes to the edges, as a table or a list does. */
  readonly flush?: boolean;
  readonly children: ComponentChildren;
}) {
  const id = useId();
  return (
    <section class="card" aria-labelledby={id}>
      <header class="card-head">
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <div class="card-aside">{aside}</div>}
      </header>
      <div class={flush ? 'card-flush' : 'card-body'}>{children}</div>
    </section>
  );
}
