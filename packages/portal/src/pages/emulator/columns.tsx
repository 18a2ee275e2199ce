/** The columns of the requests. */
import type { RequestSummary } from '../../data/emulator/types.ts';
import { Chip, type Tone } from '../../kit/chip.tsx';
import type { Column } from '../../kit/table/source.ts';
import { EMULATOR, REQUESTS as words } from '../../words/emulator.ts';
import { format } from '../../words/format.ts';
import { timeOf } from './instants.ts';

export const COLUMNS: readonly Column<RequestSummary>[] = [
  {
    id: 'request',
    title: words.request,
    widthPx: 240,
    grows: true,
    view: ({ method, url }) => (
      <span class="mono clip" title={`${method} ${url}`}>
        {method} <bdi>{url}</bdi>
      </span>
    ),
  },
  { id: 'status', title: words.status, widthPx: 150, view: request => <Answer request={request} /> },
  { id: 'took', title: words.took, widthPx: 90, numeric: true, view: request => <Took request={request} /> },
  { id: 'face', title: words.face, widthPx: 120, view: ({ face }) => EMULATOR.vendorOf(face) },
  {
    id: 'operation',
    title: words.operation,
    widthPx: 250,
    view: ({ operation }) =>
      operation === null ? (
        <span class="quiet">{words.noOperation}</span>
      ) : (
        <span class="mono clip" title={operation}>
          {operation}
        </span>
      ),
  },
  { id: 'at', title: words.at, widthPx: 90, view: ({ at }) => <time dateTime={at}>{timeOf(at)}</time> },
];

/** The status, or that there is none, and whether a fault has made it. */
export function Answer({ request }: { readonly request: RequestSummary }) {
  const { isOver, status, fault } = request;
  return (
    <>
      <Chip tone={isOver ? toneOf(status) : 'info'} dot>
        {!isOver ? words.underWay : status === 0 ? words.noAnswer : status}
      </Chip>
      {fault !== null && (
        <>
          {' '}
          <Chip title={words.byFaultAbout(fault)}>{words.byFault}</Chip>
        </>
      )}
    </>
  );
}

function Took({ request: { isOver, tookMs } }: { readonly request: RequestSummary }) {
  return <>{isOver ? words.tookMs(format.number(Math.round(tookMs * 10) / 10)) : ''}</>;
}

function toneOf(status: number): Tone {
  if (status === 0 || status >= 500) return 'bad';
  return status >= 400 ? 'warn' : 'good';
}
