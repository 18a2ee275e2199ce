/** The columns of the list of tokens. */
import type { NamedCredential } from '@heldby/client';
import { Chip } from '../../../kit/chip.tsx';
import type { Column } from '../../../kit/table/source.ts';
import { format } from '../../../words/format.ts';
import { TOKENS as words } from '../../../words/integrations/tokens.ts';

export const COLUMNS: readonly Column<NamedCredential>[] = [
  {
    id: 'label',
    title: words.columns.label,
    widthPx: 160,
    grows: true,
    view: ({ label }) => (
      <bdi class="clip" title={label}>
        {label}
      </bdi>
    ),
  },
  { id: 'owner', title: words.columns.owner, widthPx: 170, view: ({ owner }) => <bdi>{owner.name}</bdi> },
  {
    id: 'scopes',
    title: words.columns.scopes,
    widthPx: 240,
    view: ({ scopes, limits }) => (
      <span title={scopes.join(', ')}>
        {limits !== null && <Chip>{limits.dryRunOnly ? words.dryRun : words.limited}</Chip>} {scopes.join(', ')}
      </span>
    ),
  },
  { id: 'used', title: words.columns.used, widthPx: 120, view: ({ lastUsedAt }) => <When at={lastUsedAt} /> },
  { id: 'ends', title: words.columns.ends, widthPx: 120, view: ({ expiresAt }) => <When at={expiresAt} /> },
  { id: 'made', title: words.columns.made, widthPx: 120, view: ({ createdAt }) => <When at={createdAt} /> },
];

function When({ at }: { readonly at: string | null }) {
  if (at === null) return <span class="quiet">{words.never}</span>;
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {format.relative(at)}
    </time>
  );
}
