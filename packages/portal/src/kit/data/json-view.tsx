/** JSON that folds, and can be copied whole. */
import { words } from '../../words/kit-more.ts';
import { CopyButton } from '../code-block.tsx';
import './json-view.css';

/** Deeper than this is folded at first. */
const OPEN_LEVELS = 2;

export function JsonView({ value, label }: { readonly value: unknown; readonly label: string }) {
  return (
    <figure class="json">
      <figcaption class="code-head">
        <span>{label}</span>
        <CopyButton text={JSON.stringify(value, null, 2)} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="json-text" tabIndex={0} aria-label={label}>
        <Node value={value} level={0} />
      </section>
    </figure>
  );
}

interface NodeProps {
  readonly name?: string | undefined;
  readonly value: unknown;
  readonly level: number;
}

function Node({ name, value, level }: NodeProps) {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) {
    return (
      <div class="json-line">
        <Name name={name} />
        <Leaf value={value} />
      </div>
    );
  }
  const list = Array.isArray(value);
  const entries = Object.entries(value);
  return (
    <details class="json-node" open={level < OPEN_LEVELS}>
      <summary>
        <Name name={name} />
        <span class="quiet">{list ? `[ ${words.items(entries.length)} ]` : `{ ${words.members(entries.length)} }`}</span>
      </summary>
      <div class="json-inside">
        {entries.map(([key, inner]) => (
          <Node key={key} name={list ? undefined : key} value={inner} level={level + 1} />
        ))}
      </div>
    </details>
  );
}

function Name({ name }: { readonly name: string | undefined }) {
  return name === undefined ? null : (
    <>
      <span class="json-name">{name}</span>
      {': '}
    </>
  );
}

function Leaf({ value }: { readonly value: unknown }) {
  const type = value === null ? 'null' : typeof value;
  return <span class={`json-${type}`}>{JSON.stringify(value)}</span>;
}
