/** Who is planned to leave, and when. */
import type { Me } from '@heldby/client';
import { linkTo } from '../../app/links.ts';
import { Card } from '../../kit/card.tsx';
import { Failed, Loading } from '../../kit/states.tsx';
import { format } from '../../words/format.ts';
import { OVERVIEW } from '../../words/overview.ts';
import { useLeavers } from './ask.ts';
import { Name, Rows } from './rows.tsx';

/** The list has the others. */
const SHOWN = 6;

export function Leavers({ me }: { readonly me: Me }) {
  const leavers = useLeavers(true);
  return (
    <Card title={<span id="leavers">{OVERVIEW.leaving}</span>} flush>
      {leavers === undefined ? (
        <Loading rows={2} />
      ) : leavers === null ? (
        <Failed />
      ) : (
        <Rows head={[OVERVIEW.person, OVERVIEW.reason, OVERVIEW.on]} none={OVERVIEW.nobodyLeaves}>
          {leavers.items.slice(0, SHOWN).map(({ id, person, reason, effectiveAt }) => (
            <tr key={id}>
              <td>
                <Name text={person.name} href={linkTo(me, `people/${person.id}`)} />
              </td>
              <td>
                <bdi>{reason ?? ''}</bdi>
              </td>
              <td>
                <time dateTime={effectiveAt} title={format.dateTime(effectiveAt)}>
                  {format.relative(effectiveAt)}
                </time>
              </td>
            </tr>
          ))}
        </Rows>
      )}
    </Card>
  );
}
