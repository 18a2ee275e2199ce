/** What a policy would do with the value that is typed, before anybody saves it. */
import { Refused } from '../../../app/answered.tsx';
import { answers } from '../../../data/answers.ts';
import { client } from '../../../data/client.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { useSettled } from '../../../data/use-settled.ts';
import { format } from '../../../words/format.ts';
import { FORESEEN as words } from '../../../words/settings.ts';
import { type Asked, previewOf, titleOf } from './foreseen.ts';
import './would-do.css';

const KEY = 'policies/foreseen';
/** More than a person reads before they save; the API and the command line have all of them. */
const SHOWN = 100;

export function WouldDo({ setting, value }: { readonly setting: string; readonly value: unknown }) {
  const asked = previewOf(setting, value);
  const settled = useSettled(asked === null ? '' : JSON.stringify(asked));
  return asked === null || settled === '' ? null : <Foreseen key={settled} of={JSON.parse(settled) as Asked} />;
}

function Foreseen({ of: { policy, query } }: { readonly of: Asked }) {
  const key = `${KEY}/${policy}/${JSON.stringify(query)}`;
  const { value: page, error } = useAnswer(key, signal =>
    client.policies.preview(policy, { ...query, limit: SHOWN }, { signal }),
  );
  if (error !== undefined) return <Refused error={error} onRetry={() => answers.refresh(KEY)} />;
  return (
    <section class="would-do" aria-label={words.title}>
      <p class="would-do-title" role="status">
        {page === undefined ? words.looking : say(page.items.length, page.nextCursor !== null)}
      </p>
      {page !== undefined && page.items.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached with the keyboard.
        <section class="would-do-list" tabIndex={0} aria-label={words.list}>
          <ul>
            {page.items.map((target, place) => (
              <li key={place}>
                <bdi class="clip">{titleOf(target)}</bdi>
                <span class="quiet">{target.why}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}

function say(shown: number, hasMore: boolean): string {
  if (shown === 0) return words.nothing;
  return hasMore ? words.first(format.number(shown)) : words.all(shown);
}
