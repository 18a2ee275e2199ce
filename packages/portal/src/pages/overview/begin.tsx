/** Where to begin, as long as there is no device: a page of zeros does not say. */
import type { Me } from '@heldby/client';
import { hrefOf } from '../../app/router.ts';
import { maySee, type Sight } from '../../data/me.ts';
import { Card } from '../../kit/card.tsx';
import { OVERVIEW } from '../../words/overview.ts';
import { useFigures } from './ask.ts';

const WAYS: readonly (readonly [path: string, sees: Sight, name: keyof typeof OVERVIEW.begin])[] = [
  ['imports', 'imports', 'imports'],
  ['integrations/directories', 'write directories', 'directories'],
  ['people', 'write people', 'people'],
  ['devices', 'write devices', 'devices'],
];

export function Begin({ me }: { readonly me: Me }) {
  const ways = WAYS.filter(([, sees]) => maySee(me, sees));
  const { value } = useFigures();
  const isEmpty = value?.complete === true && value.devices.total === 0;
  if (!isEmpty || ways.length === 0) return null;
  return (
    <Card title={OVERVIEW.beginTitle}>
      <ul class="begin">
        {ways.map(([path, , name]) => {
          const [text, about] = OVERVIEW.begin[name];
          return (
            <li key={path}>
              <a href={hrefOf(path)}>{text}</a>
              <span class="quiet">{about}</span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
