/** The organization: its name, and the hosts by which people come to it. */
import type { Me } from '@heldby/client';
import { Answered } from '../../../app/answered.tsx';
import type { PageProps } from '../../../app/pages.ts';
import { client } from '../../../data/client.ts';
import { maySee } from '../../../data/me.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { Card } from '../../../kit/card.tsx';
import { Facts } from '../../../kit/facts.tsx';
import { format } from '../../../words/format.ts';
import { ORGANIZATION as words } from '../../../words/settings.ts';
import { Frame } from '../frame.tsx';

export function Page({ me }: PageProps) {
  const answer = useAnswer('organization', signal => client.organization.get({ signal }));
  return (
    <Frame me={me} path="settings">
      <div class="settings-narrow">
        <Card title={words.facts}>
          <Answered answer={answer} of="organization" rows={3}>
            {({ id, name, createdAt }) => (
              <Facts
                facts={[
                  [words.name, <bdi>{name}</bdi>],
                  [words.since, format.date(createdAt)],
                  [words.id, <span class="mono">{id}</span>],
                ]}
              />
            )}
          </Answered>
        </Card>
        {maySee(me, 'read hosts') && <Hosts me={me} />}
      </div>
    </Frame>
  );
}

function Hosts({ me }: { readonly me: Me }) {
  const key = `hosts/${me.organizationId}`;
  const answer = useAnswer(key, signal => client.hosts.list({ signal }));
  return (
    <Card title={words.hosts}>
      <p class="quiet">{words.hostsAbout}</p>
      <Answered answer={answer} of={key} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{words.noHosts}</p>
          ) : (
            <ul>
              {items.map(({ host }) => (
                <li key={host} class="mono">
                  {host}
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </Card>
  );
}
