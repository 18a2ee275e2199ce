/** An object before and after, side by side. What is the same is folded away. */
import { words } from '../../words/kit.ts';
import { type DiffRow, diffObjects } from './diff.ts';
import './diff-view.css';

export function DiffView({
  before,
  after,
  label,
}: {
  readonly before: object | null;
  readonly after: object | null;
  readonly label: string;
}) {
  const rows = diffObjects(before, after);
  const changed = rows.filter(({ change }) => change !== 'same');
  const same = rows.filter(({ change }) => change === 'same');
  return (
    <div class="diff">
      {changed.length === 0 ? <p class="quiet">{words.noDifference}</p> : <DiffTable rows={changed} label={label} />}
      {same.length > 0 && (
        <details>
          <summary class="quiet">{words.unchanged(same.length)}</summary>
          <DiffTable rows={same} label={words.unchanged(same.length)} />
        </details>
      )}
    </div>
  );
}

function DiffTable({ rows, label }: { readonly rows: readonly DiffRow[]; readonly label: string }) {
  return (
    <table class="diff-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{words.member}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ path, change, before, after }) => (
          <tr key={path} class={`diff-${change}`}>
            <th scope="row">{path}</th>
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
