/** A short list of things with a button at the end of each row. */
import type { ComponentChildren } from 'preact';

export interface ListedRow {
  readonly id: string;
  readonly text: ComponentChildren;
  readonly about: ComponentChildren;
  readonly action?: ComponentChildren;
}

export function RowList({ rows }: { readonly rows: readonly ListedRow[] }) {
  return (
    <ul class="row-list">
      {rows.map(({ id, text, about, action }) => (
        <li key={id}>
          <div class="row-list-text">
            <div>{text}</div>
            <div class="row-list-about">{about}</div>
          </div>
          {action}
        </li>
      ))}
    </ul>
  );
}
