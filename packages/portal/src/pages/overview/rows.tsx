/** A short table of three columns, as cards of the overview have it. */
import type { ComponentChildren } from 'preact';

interface RowsProps {
  readonly head: readonly string[];
  /** The names in the first column are short, as those of devices that are lent. */
  readonly short?: boolean;
  /** Said where there are no rows. */
  readonly none: string;
  readonly children: readonly ComponentChildren[];
}

export function Rows({ head, short = false, none, children }: RowsProps) {
  if (children.length === 0) return <p class="overview-none quiet">{none}</p>;
  return (
    <table class={short ? 'overview-rows overview-short-names' : 'overview-rows'}>
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
  const name = <bdi title={text}>{text}</bdi>;
  return href === undefined ? name : <a href={href}>{name}</a>;
}
