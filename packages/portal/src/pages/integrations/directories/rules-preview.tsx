/** Whose role or location other rules change, asked of the server before it is done. */
import type { Directory, RuledPerson } from '@heldby/client';
import { client } from '../../../data/client.ts';
import { Preview, usePreview } from '../../../jobs/preview.tsx';
import { format } from '../../../words/format.ts';
import { DIRECTORY_RULES as words } from '../../../words/integrations/directories.ts';
import { roleWords } from '../../../words/kinds.ts';
import { LocationName } from './location-name.tsx';
import type { Rule } from './rules.ts';

/** As many as a dialog shows without scrolling far. */
const SHOWN = 10;

interface RulesPreviewProps {
  readonly directory: Directory;
  /** Null while they are not complete. */
  readonly rules: readonly Rule[] | null;
}

export function RulesPreview({ directory: { id, revision }, rules }: RulesPreviewProps) {
  const preview = usePreview(`directories/${id}/${revision}`, rules, signal =>
    client.directories.previewRules(id, { rules: [...(rules ?? [])] }, { signal }),
  );
  return (
    <Preview preview={preview} ready={rules !== null}>
      {({ total, items }) =>
        total === 0 ? (
          <p>{words.nobody}</p>
        ) : (
          <>
            <p>{words.some(format.number(total))}</p>
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
