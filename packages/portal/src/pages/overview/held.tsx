/** What a member holds now. */
import { client } from '../../data/client.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Card } from '../../kit/card.tsx';
import { KindIcon } from '../../kit/kind-icon.tsx';
import { Empty, Failed, Loading } from '../../kit/states.tsx';
import { OVERVIEW } from '../../words/overview.ts';
import './overview.css';

export function Held({ personId }: { readonly personId: string }) {
  const { value, error } = useAnswer(`people/${personId}/devices`, signal => client.people.devices(personId, {}, { signal }));
  if (value === undefined) return error ? <Failed /> : <Loading />;
  if (value.items.length === 0) return <Empty title={OVERVIEW.nothingHeld} />;
  return (
    <Card title={OVERVIEW.yours}>
      <ul class="held">
        {value.items.map(({ device, assignment }) => (
          <li key={assignment.id}>
            <KindIcon kind={device.kind} />
            <bdi>{device.name ?? device.model ?? OVERVIEW.none}</bdi>
          </li>
        ))}
      </ul>
    </Card>
  );
}
