/** The history of the organization: filtered by its address, told again when something happens, verified and exported. */
import type { NamedEvent } from '@heldby/client';
import { lazyPart } from '../../app/lazy-part.tsx';
import { lazyGrammar } from '../../app/list/lazy-grammar.ts';
import { QueryList, type ReadFiltered } from '../../app/list/query-list.tsx';
import type { PageProps } from '../../app/pages.ts';
import { hrefOf, navigate } from '../../app/router.ts';
import { useDialog } from '../../app/use-dialog.ts';
import { client } from '../../data/client.ts';
import { Button } from '../../kit/button.tsx';
import { downloadIcon, shieldIcon } from '../../kit/generated/icons.ts';
import { ACTIVITY } from '../../words/activity.ts';
import { sayPlainly } from '../../words/events.ts';
import { format } from '../../words/format.ts';
import { eventColumns, USUAL_COLUMNS } from './columns.tsx';
import { useNews } from './use-news.ts';
import './activity.css';

const EventDialog = lazyPart(async () => (await import('./event-dialog.tsx')).EventDialog);
const ExportChainDialog = lazyPart(async () => (await import('./export-chain-dialog.tsx')).ExportChainDialog);
const VerifyDialog = lazyPart(async () => (await import('./verify-dialog.tsx')).VerifyDialog);

const grammar = lazyGrammar(async () => (await import('../../query/events.ts')).eventGrammar);

export function Page({ me, query }: PageProps) {
  const dialog = useDialog();
  const news = useNews();
  const at = (sequence: number | null) => {
    const address = new URLSearchParams(query);
    if (sequence === null) address.delete('event');
    else address.set('event', String(sequence));
    return hrefOf('activity', address);
  };
  const shown = Number(query.get('event') ?? 0);
  const actions = (
    <>
      {news.count > 0 && (
        <span class="activity-news" role="status">
          {ACTIVITY.news(news.count)}{' '}
          <Button small onPress={news.show}>
            {ACTIVITY.showNews}
          </Button>
        </span>
      )}
      <Button icon={shieldIcon} onPress={() => dialog.open(<VerifyDialog onClose={dialog.close} />)}>
        {ACTIVITY.verify}
      </Button>
      <Button icon={downloadIcon} onPress={() => dialog.open(<ExportChainDialog onClose={dialog.close} />)}>
        {ACTIVITY.exportChain}
      </Button>
    </>
  );
  return (
    <>
      <QueryList
        me={me}
        query={query}
        name="activity"
        words={ACTIVITY}
        grammar={grammar}
        columns={eventColumns}
        usual={USUAL_COLUMNS}
        usualSort="-at"
        read={readEvents}
        version={news.version}
        idOf={idOf}
        nameOf={nameOf}
        hrefOf={({ sequence }) => at(sequence)}
        actions={actions}
      />
      {shown > 0 && <EventDialog key={shown} sequence={shown} onClose={() => navigate(at(null))} />}
      {dialog.element}
    </>
  );
}

/** The history is not counted: that would read all of it. */
const readEvents: ReadFiltered<NamedEvent> =
  asked =>
  ({ limit, cursor }, signal) =>
    client.organization.timeline({ ...asked, limit, ...(cursor === undefined ? {} : { cursor }) }, { signal });

function idOf({ sequence }: NamedEvent): string {
  return String(sequence);
}

function nameOf(event: NamedEvent): string {
  return sayPlainly(event, format);
}
