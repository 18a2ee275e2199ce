/** Whose role or location other rules change, asked of the server before it is done. */
import type { RuledPerson } from '@heldby/client';
import { Preview, usePreview } from '../../../jobs/preview.tsx';
import { format } from '../../../words/format.ts';
import { GROUP_RULES as words } from '../../../words/integrations/group-rules.ts';
import { roleWords } from '../../../words/kinds.ts';
import { LocationName } from './location-name.tsx';
import type { Ruled } from './ruled.ts';
import type { Rule } from './rules.ts';

/** As many as a dialog shows without scrolling far. */
const SHOWN = 10;

interface RulesPreviewProps {
  readonly ruled: Ruled;
  /** Null while they are not complete. */
  readonly rules: readonly Rule[] | null;
}

export function RulesPreview({ ruled, rules }: RulesPreviewProps) {
  const preview = usePreview(ruled.key, rules, signal => ruled.preview(rules ?? [], signal));
  return (
    <Preview preview={preview} ready={rules !== null}>
      {({ total, items }) =>
        total === 0 ? (
          <p>{words.nobody}</p>
        ) : (
          <>
            <p>{ruled.words.some(format.number(total))}</p>
            <ul>
              {items.slice(0, SHOWN).map(each => (
                <Changed key={each.person.id} change={each} />
              ))}
              {total > SHOWN && <li class="quiet">{words.more(format.number(total - SHOWN))}</li>}
            </ul>
          </>
        )
      }
    </Preview>
  );
}

function Changed({ change: { person, before, after } }: { readonly change: RuledPerson }) {
  return (
    <li>
      <bdi>{person.name}</bdi>
      {before.role !== after.role && <span class="quiet"> {words.from(roleWords[before.role], roleWords[after.role])}</span>}
      {before.locationId !== after.locationId && (
        <span class="quiet">
          {' '}
          <LocationName id={before.locationId} /> → <LocationName id={after.locationId} />
        </span>
      )}
    </li>
  );
}
