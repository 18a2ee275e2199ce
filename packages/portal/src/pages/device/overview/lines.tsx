/** The lines on a desk phone, in the order of its keys. */
import type { ListedLine } from '@heldby/client';
import { Asked } from '../../../app/asked.tsx';
import { client } from '../../../data/client.ts';
import { Card } from '../../../kit/card.tsx';
import { type MenuItem, useMenu } from '../../../kit/menu.tsx';
import { MenuButton } from '../../../kit/menu-button.tsx';
import { LINES } from '../../../words/device-parts.ts';
import { words } from '../../../words/kit.ts';
import type { Open, Shown } from '../opened.ts';
import { OwnerName } from './holders.tsx';

/** More keys than any phone has. */
const MOST = 1_000;

export function Lines({ device, may, open }: Shown) {
  return (
    <Card title={LINES.title} flush>
      <Asked
        ask={`devices/${device.id}/lines`}
        load={signal => client.lines.list({ device: device.id, limit: MOST }, { signal })}
      >
        {({ items }) =>
          items.length === 0 ? (
            <p class="device-none">{LINES.none}</p>
          ) : (
            <LineTable lines={items.toSorted((a, b) => a.port - b.port)} open={may.writeLines ? open : undefined} />
          )
        }
      </Asked>
    </Card>
  );
}

function LineTable({ lines, open }: { readonly lines: readonly ListedLine[]; readonly open: Open | undefined }) {
  const menu = useMenu();
  return (
    <>
      <table class="device-table">
        <thead>
          <tr>
            <th scope="col">{LINES.key}</th>
            <th scope="col">{LINES.owner}</th>
            <th scope="col">{LINES.kind}</th>
            <th scope="col">{LINES.label}</th>
            <th scope="col">{LINES.settings}</th>
            {open !== undefined && <td />}
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.id}>
              <th scope="row" class="tabular">
                {line.weight > 1 ? LINES.keys(line.port, line.port + line.weight - 1) : line.port}
              </th>
              <td>
                <OwnerName owner={line.owner} />
              </td>
              <td>{LINES.kinds[line.kind]}</td>
              <td>{line.label === null ? <span class="quiet">–</span> : <bdi>{line.label}</bdi>}</td>
              <td class="quiet">{settingsOf(line).join(', ') || '–'}</td>
              {open !== undefined && (
                <td class="device-table-more">
                  <MenuButton menu={menu} label={words.actionsFor(line.owner.name)} items={() => actionsOf(line, open)} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {menu.element}
    </>
  );
}

function settingsOf({ hotlineDestination, allowCallDecline, t38Fax }: ListedLine): string[] {
  return [
    ...(hotlineDestination === null ? [] : [LINES.hotline(hotlineDestination)]),
    ...(allowCallDecline ? [] : [LINES.noDecline]),
    ...(t38Fax ? [LINES.t38] : []),
  ];
}

/** The primary line ends with the assignment of its owner. */
function actionsOf(line: ListedLine, open: Open): readonly MenuItem[] {
  return [
    { text: LINES.edit, onChoose: () => open({ what: 'editLine', line }) },
    ...(line.kind === 'shared' ? [{ text: LINES.end, danger: true, onChoose: () => open({ what: 'endLine', line }) }] : []),
  ];
}
