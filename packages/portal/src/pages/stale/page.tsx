/** Devices that nobody uses: what the policy does with them next, has done, and leaves alone. */
import type { PolicyInForce } from '@heldby/client';
import { lazyPart } from '../../app/lazy-part.tsx';
import { PageHead } from '../../app/page-head.tsx';
import type { PageProps } from '../../app/pages.ts';
import { hrefOf, navigate } from '../../app/router.ts';
import { useDialog } from '../../app/use-dialog.ts';
import { client } from '../../data/client.ts';
import { maySee } from '../../data/me.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Button } from '../../kit/button.tsx';
import { staleIcon } from '../../kit/generated/icons.ts';
import { Empty } from '../../kit/states.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { EXEMPTIONS, STALE, STALE_JOBS } from '../../words/stale.ts';
import { POLICY } from './changes.ts';
import { sayPolicy } from './policy-words.ts';
import { Targets } from './targets.tsx';

const RunDialog = lazyPart(async () => (await import('./dialogs.tsx')).RunDialog);
const AddExemption = lazyPart(async () => (await import('./add-exemption.tsx')).AddExemption);
const Exemptions = lazyPart(async () => (await import('./exemptions.tsx')).Exemptions);
const Runs = lazyPart(async () => (await import('./runs.tsx')).Runs);

type View = keyof typeof STALE.views;

/** Keeps the line until the words come. */
const NO_TEXT = '\u00a0';

export function Page({ me, query }: PageProps) {
  const views = (Object.keys(STALE.views) as View[]).filter(view => view !== 'exempt' || maySee(me, 'read exemptions'));
  const view = views.find(each => each === query.get('view')) ?? 'next';
  const policy = useAnswer('policies/stale', signal => client.policies.get(POLICY, { signal })).value;
  const mayWrite = maySee(me, 'write policy');
  const dialog = useDialog();
  const run = () => dialog.open(<RunDialog onClose={dialog.close} onBegun={() => navigate(hrefOf('stale', ofView('runs')))} />);
  const exempt = () => dialog.open(<AddExemption onClose={dialog.close} />);
  const actions = mayWrite && (
    <>
      {view === 'exempt' && <Button onPress={exempt}>{EXEMPTIONS.addButton}</Button>}
      {hasWork(policy) && <Button onPress={run}>{STALE_JOBS.run}</Button>}
    </>
  );
  // What the page of a policy that is off says itself is not said twice.
  const isOff = policy?.enabled === false && view === 'next';
  const about = policy === undefined || isOff ? NO_TEXT : sayPolicy(policy);
  const frame = {
    head: <PageHead title={STALE.title} about={about} actions={actions} />,
    bar: <Views views={views} view={view} />,
    mayWrite,
  };
  const off = isOff && <Off />;
  return (
    <>
      {(view === 'next' || view === 'grace') && <Targets {...frame} view={view} off={off} />}
      {view === 'exempt' && <Exemptions {...frame} />}
      {view === 'runs' && <Runs {...frame} shown={query.get('run')} />}
      {dialog.element}
    </>
  );
}

/** A policy that is off still has to do with what it has disabled. */
function hasWork(policy: PolicyInForce | undefined): boolean {
  return policy !== undefined && (policy.enabled || policy.nextRunAt !== null);
}

function ofView(view: View): URLSearchParams {
  return new URLSearchParams(view === 'next' ? {} : { view });
}

function Views({ views, view }: { readonly views: readonly View[]; readonly view: View }) {
  const tabs = views.map(each => ({
    href: hrefOf('stale', ofView(each)),
    text: STALE.views[each],
    current: each === view,
  }));
  return <Tabs label={STALE.view} tabs={tabs} />;
}

function Off() {
  return (
    <Empty
      icon={staleIcon}
      title={STALE.off}
      action={<a href={hrefOf('devices', new URLSearchParams({ q: 'is:stale' }))}>{STALE.unused}</a>}
    >
      {STALE.offAbout} <a href={hrefOf('settings/policies')}>{STALE.policies}</a>
    </Empty>
  );
}
