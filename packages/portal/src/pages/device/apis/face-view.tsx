/** One call of an API that shows the device: who sees it there, its JSON, and the command that asks the same. */
import { SERVER } from '../../../data/place.ts';
import { Card } from '../../../kit/card.tsx';
import { CodeBlock } from '../../../kit/code-block.tsx';
import { JsonView } from '../../../kit/data/json-view.tsx';
import { Facts } from '../../../kit/facts.tsx';
import { FACES } from '../../../words/device-parts.ts';
import { format } from '../../../words/format.ts';
import { roleWords } from '../../../words/kinds.ts';
import { curlOf, type SharedView } from './views.ts';

export function FaceViewCard({ face, shared }: { readonly face: string; readonly shared: SharedView }) {
  const { view, holders, seeing } = shared;
  const sees = [...seeing, ...view.roles.map(role => roleWords[role])];
  return (
    <Card title={<span class="mono device-path">GET {view.path}</span>}>
      <div class="device-column">
        <Facts
          facts={[
            [FACES.whose, holders.length === 0 ? FACES.nobodys : <bdi>{format.list(holders)}</bdi>],
            [FACES.sees, <bdi>{format.list(sees)}</bdi>],
            [FACES.scope, view.scope === null ? FACES.noScope : <span class="mono">{view.scope}</span>],
            ...(view.within === null ? [] : [[FACES.where, FACES.within(view.within)] as const]),
          ]}
        />
        <CodeBlock label={FACES.curl} text={curlOf(face, view.path, SERVER.href)} />
        <p class="quiet">{view.roles.length === 0 ? FACES.curlHintHolder : FACES.curlHint}</p>
        <JsonView value={view.body} label={FACES.json} />
        <p class="quiet">{FACES.masked}</p>
      </div>
    </Card>
  );
}
