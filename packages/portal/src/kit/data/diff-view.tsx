/** An object before and after, side by side. What is the same is folded away. */
import { words } from '../../words/kit-more.ts';
import { type DiffRow, diffObjects } from './diff.ts';
import './diff-view.css';

interface DiffProps {
  readonly before: object | null;
  readonly after: object | null;
  readonly label: string;
  /** Instead of “Before” and “After”. */
  readonly heads?: { readonly before: string; readonly after: string };
  /** What members are called; others by what the API calls them. */
  readonly names?: Readonly<Record<string, string>>;
}

export function DiffView({ before, after, label, heads = words, names = {} }: DiffProps) {
  const rows = diffObjects(before, after);
  const changed = rows.filter(({ change }) => change !== 'same');
  const same = rows.filter(({ change }) => change === 'same');
  return (
    <div class="diff">
      {changed.length === 0 ? (
        <p class="quiet">{words.noDifference}</p>
      ) : (
        <DiffTable rows={changed} label={label} heads={heads} names={names} />
      )}
      {same.length > 0 && (
        <details>
          <summary class="quiet">{words.unchanged(same.length)}</summary>
          <DiffTable rows={same} label={words.unchanged(same.length)} heads={heads} names={names} />
        </details>
      )}
    </div>
  );
}

interface TableProps extends Required<Pick<DiffProps, 'label' | 'heads' | 'names'>> {
  readonly rows: readonly DiffRow[];
}

function DiffTable({ rows, label, heads, names }: TableProps) {
  return (
    <table class="diff-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{words.member}</th>
          <th scope="col">{heads.before}</th>
          <th scope="col">{heads.after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ path, change, before, after }) => (
          <tr key={path} class={`diff-${change}`}>
            <th scope="row">{names[path] ?? path}</th>
            <td>
              <Value value={before} />
            </td>
            <td>
              <Value value={after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ value }: { readonly value: unknown }) {
  if (value === undefined || value === null) return <span class="quiet">{words.absent}</span>;
  return <bdi>{typeof value === 'string' ? value : JSON.stringify(value)}</bdi>;
}
