/** What a merge would do: what agrees, what stands against it, and what becomes of each assignment. */
import type { DeviceMerge, MergedThing } from '@heldby/client';
import { Notice } from '../../../kit/notice.tsx';
import { ACTIONS } from '../../../words/device-actions.ts';
import { format } from '../../../words/format.ts';
import { sayDifferences } from '../twins/differences.ts';
import { EvidenceList } from '../twins/evidence.tsx';

const words = ACTIONS.merge;

export function MergeEffects({ merge }: { readonly merge: DeviceMerge }) {
  const { evidence, differences, conflicts, things, undoUntil } = merge;
  return (
    <>
      <h3>{words.evidence}</h3>
      {evidence.length === 0 ? <p>{words.noEvidence}</p> : <EvidenceList evidence={evidence} />}
      {differences.length > 0 && <p>{words.differences(sayDifferences(differences))}</p>}
      {conflicts.length > 0 && (
        <Notice tone="warn">
          <strong>{words.conflicts}</strong>
          <ul>
            {conflicts.map(({ kind, why }) => (
              <li key={`${kind} ${why}`}>{why}</li>
            ))}
          </ul>
        </Notice>
      )}
      <h3>{words.things}</h3>
      {things.length === 0 ? <p>{words.noThings}</p> : <Things things={things} />}
      <p class="quiet">{words.undoUntil(format.date(undoUntil))}</p>
    </>
  );
}

function Things({ things }: { readonly things: readonly MergedThing[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section class="device-things" tabIndex={0} aria-label={words.things}>
      <table class="device-table">
        <thead>
          <tr>
            <th scope="col">{words.assignment}</th>
            <th scope="col">{words.becomes}</th>
          </tr>
        </thead>
        <tbody>
          {things.map(({ id, name, becomes, until, why }) => (
            <tr key={id}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              <td title={why ?? undefined}>
                {becomes === 'cut' && until !== null ? words.cutAt(format.dateTime(until)) : words.becomesWords[becomes]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
