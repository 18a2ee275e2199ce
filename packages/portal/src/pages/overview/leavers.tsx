/** Who is planned to leave, and when. */
import type { Me } from '@heldby/client';
import { Answered } from '../../app/answered.tsx';
import { linkTo } from '../../app/links.ts';
import { Card } from '../../kit/card.tsx';
import { format } from '../../words/format.ts';
import { OVERVIEW } from '../../words/overview.ts';
import { ASKED, SHOWN_ROWS, useLeavers } from './ask.ts';
import { Name, Rows } from './rows.tsx';

export function Leavers({ me }: { readonly me: Me }) {
  return (
    <Card title={OVERVIEW.leaving} flush>
      <Answered answer={useLeavers(true)} of={ASKED.leavers} rows={2}>
        {leavers => (
          <Rows head={[OVERVIEW.person, OVERVIEW.reason, OVERVIEW.on]} none={OVERVIEW.nobodyLeaves}>
            {leavers.slice(0, SHOWN_ROWS).map(({ id, person, reason, effectiveAt }) => (
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
      </Answered>
    </Card>
  );
}
