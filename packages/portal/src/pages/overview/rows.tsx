/** A short table of three columns, as cards of the overview have it. */
import type { ComponentChildren } from 'preact';

interface RowsProps {
  readonly head: readonly string[];
  /** Said where there are no rows. */
  readonly none: string;
  readonly children: readonly ComponentChildren[];
}

export function Rows({ head, none, children }: RowsProps) {
  if (children.length === 0) return <p class="overview-none quiet">{none}</p>;
  return (
    <table class="overview-rows">
      <thead>
        <tr>
          {head.map(text => (
            <th key={text} scope="col">
              {text}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

export function Name({ text, href }: { readonly text: string; readonly href: string | undefined }) {
  const name = <bdi>{text}</bdi>;
  return href === undefined ? name : <a href={href}>{name}</a>;
}
