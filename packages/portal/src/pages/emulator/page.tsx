/** The emulator: requests as they come, faults by hand, the clock, snapshots, and the tokens. */
import { useState } from 'preact/hooks';
import { lazyPart } from '../../app/lazy-part.tsx';
import { PageHead } from '../../app/page-head.tsx';
import type { PageProps } from '../../app/pages.ts';
import { hrefOf } from '../../app/router.ts';
import { control } from '../../data/emulator/control.ts';
import type { EmulatorContents } from '../../data/emulator/types.ts';
import { useEmulator } from '../../data/emulator/use-emulator.ts';
import { useAnswer } from '../../data/use-answer.ts';
import { Notice } from '../../kit/notice.tsx';
import { Failed, Loading } from '../../kit/states.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { EMULATOR as words } from '../../words/emulator.ts';
import { format } from '../../words/format.ts';
import { TITLES } from '../../words/titles.ts';
import { ControlBar } from './control-bar.tsx';
import { Requests } from './requests.tsx';
import './emulator.css';

const Faults = lazyPart(async () => (await import('./faults.tsx')).Faults, <Loading rows={4} />);
const Access = lazyPart(async () => (await import('./access.tsx')).Access, <Loading rows={4} />);

const VIEWS = ['requests', 'faults', 'access'] as const;

export function Page({ query }: PageProps) {
  const [tries, setTries] = useState(0);
  const { state, isCut } = useEmulator(tries);
  const contents = useAnswer('emulator/contents', signal => control<EmulatorContents>('GET', 'state', undefined, signal)).value;
  const view = VIEWS.find(each => each === query.get('show')) ?? 'requests';
  const about = contents && words.about(contents.organization.name);
  if (state === undefined) {
    return (
      <>
        <PageHead title={TITLES.emulator} about={about} />
        {isCut ? <Failed title={words.failed} onRetry={() => setTries(tries + 1)} /> : <Loading />}
      </>
    );
  }
  const counts = { requests: state.requests.length, faults: state.faults.length, access: 0 };
  const tabs = VIEWS.map(each => ({
    href: hrefOf('emulator', each === 'requests' ? undefined : new URLSearchParams({ show: each })),
    text: words[each],
    current: each === view,
    ...(counts[each] > 0 && { count: format.number(counts[each]) }),
  }));
  return (
    <div class="emulator">
      <PageHead title={TITLES.emulator} about={about} />
      {isCut && <Notice tone="warn">{words.cut}</Notice>}
      <ControlBar state={state} />
      <Tabs label={words.views} tabs={tabs} />
      {view === 'requests' && <Requests state={state} query={query} contents={contents} />}
      {view === 'faults' && <Faults faults={state.faults} query={query} />}
      {view === 'access' && <Access />}
    </div>
  );
}
