/** What surrounds a chart: its title, its key, and the same figures as a table behind a button. */
import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { words } from '../../words/kit-charts.ts';
import { IconButton } from '../button.tsx';
import { activityIcon, tableIcon } from '../generated/icons.ts';
import './frame.css';

export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface FrameProps {
  readonly title: string;
  /** False where a card has the title already: it is heard, and not seen. */
  readonly titled?: boolean;
  readonly legend?: readonly string[];
  readonly table: ChartTable;
  readonly children: ComponentChildren;
}

export function Frame({ title, titled = true, legend = [], table, children }: FrameProps) {
  const id = useId();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure class={titled ? 'chart' : 'chart chart-untitled'} aria-labelledby={id}>
      <figcaption class="chart-head">
        <span id={id} class={titled ? 'chart-title' : 'unseen'}>
          {title}
        </span>
        {legend.length > 1 && (
          <span class="chart-legend">
            {legend.map((text, index) => (
              <span key={text} class={`chart-key chart-key-${index}`}>
                {text}
              </span>
            ))}
          </span>
        )}
        <IconButton
          icon={asTable ? activityIcon : tableIcon}
          label={asTable ? words.showAsChart : words.showAsTable}
          onPress={() => setAsTable(!asTable)}
        />
      </figcaption>
      {asTable ? <FigureTable {...table} label={title} /> : children}
    </figure>
  );
}

function FigureTable({ head, rows, label }: ChartTable & { readonly label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="chart-table" tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            {head.map(text => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>{row.map((text, column) => (column === 0 ? <th scope="row">{text}</th> : <td>{text}</td>))}</tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
