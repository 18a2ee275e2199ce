/** A person: who they are, what they hold and held, what has happened, and what can be done for them. */
import type { Me } from '@heldby/client';
import { useEffect } from 'preact/hooks';
import { lazyPart } from '../../app/lazy-part.tsx';
import { PageHead } from '../../app/page-head.tsx';
import type { PageProps } from '../../app/pages.ts';
import { hrefOf, navigate } from '../../app/router.ts';
import { maySee } from '../../data/me.ts';
import { Empty, Loading } from '../../kit/states.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { PERSON } from '../../words/person.ts';
import { FactsCard } from './facts-card.tsx';
import { FailedPart } from './failed-part.tsx';
import { PersonHead } from './head.tsx';
import { Standing } from './standing.tsx';
import { type Subject, useSubject } from './subject.ts';
import { Travel } from './travel.tsx';
import './person.css';

const AccessCards = lazyPart(async () => (await import('./access.tsx')).AccessCards, <Loading />);
const TimelineCard = lazyPart(async () => (await import('./timeline-card.tsx')).TimelineCard, <Loading rows={6} />);

const CRUMBS = [{ text: PERSON.people, href: hrefOf('people') }];

export function Page({ me, params, query }: PageProps) {
  const id = params.id ?? '';
  const { value: subject, error } = useSubject(id, me);
  // The id of a record that was merged leads to the person.
  const isMoved = subject !== undefined && subject !== 'unknown' && subject.id !== id;
  useEffect(() => {
    if (isMoved) navigate(hrefOf(`people/${subject.id}`), { replace: true });
  }, [isMoved]);
  if (subject === undefined) {
    return (
      <>
        <PageHead title={PERSON.title} crumbs={CRUMBS} />
        {error ? <FailedPart error={error} of={`people/${id}/subject`} title={PERSON.failed} /> : <Loading rows={10} />}
      </>
    );
  }
  if (subject === 'unknown') {
    return (
      <>
        <PageHead title={PERSON.title} crumbs={CRUMBS} />
        <Empty title={PERSON.notFound} />
      </>
    );
  }
  return <Shown me={me} subject={subject} query={query} />;
}

interface ShownProps {
  readonly me: Me;
  readonly subject: Subject;
  readonly query: URLSearchParams;
}

function Shown({ me, subject, query }: ShownProps) {
  const isAccess = query.get('tab') === 'access' && subject.person !== undefined;
  const own = `people/${subject.id}`;
  return (
    <>
      <PersonHead me={me} subject={subject} crumbs={[...CRUMBS, { text: subject.name }]} />
      <Standing me={me} subject={subject} />
      {subject.person !== undefined && (
        <Tabs
          label={PERSON.tabsLabel}
          tabs={[
            { href: hrefOf(own), text: PERSON.tabs.devices, current: !isAccess },
            { href: hrefOf(own, new URLSearchParams({ tab: 'access' })), text: PERSON.tabs.access, current: isAccess },
          ]}
        />
      )}
      {isAccess ? (
        <AccessCards me={me} subject={subject} />
      ) : (
        <div class="person-parts">
          <div class="person-main">
            <Travel me={me} personId={subject.id} query={query} />
          </div>
          <div class="person-side">
            <FactsCard subject={subject} />
            {maySee(me, 'read timelines') && <TimelineCard personId={subject.id} />}
          </div>
        </div>
      )}
    </>
  );
}
