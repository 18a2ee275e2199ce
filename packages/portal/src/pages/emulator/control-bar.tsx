/** The clock with what moves it, and moments to go back to. */
import { useEffect, useState } from 'preact/hooks';
import { lazyPart } from '../../app/lazy-part.tsx';
import { useDialog } from '../../app/use-dialog.ts';
import type { EmulatorState } from '../../data/emulator/fold.ts';
import { useAct } from '../../data/emulator/use-act.ts';
import { Button } from '../../kit/button.tsx';
import { Chip } from '../../kit/chip.tsx';
import { historyIcon, refreshIcon } from '../../kit/generated/icons.ts';
import { type MenuItem, useMenu } from '../../kit/menu.tsx';
import { EMULATOR, CLOCK as words } from '../../words/emulator.ts';
import { secondOf } from './instants.ts';

const SetClockDialog = lazyPart(async () => (await import('./dialogs.tsx')).SetClockDialog);
const ResetDialog = lazyPart(async () => (await import('./dialogs.tsx')).ResetDialog);

const STEPS = { hour: 'PT1H', day: 'P1D', month: 'P30D' } as const;

export function ControlBar({ state }: { readonly state: EmulatorState }) {
  const dialog = useDialog();
  const menu = useMenu();
  const { busy, act } = useAct();
  const runs = state.clock === 'runs';
  return (
    <div>
      <section class="emulator-bar" aria-label={words.label}>
        <span class="emulator-clock">
          <Clock state={state} />
          <Chip tone={runs ? 'good' : 'plain'} dot>
            {runs ? words.runs : words.stands}
          </Chip>
        </span>
        <span class="emulator-buttons">
          <Button small onPress={() => void act({ path: 'clock', body: { runs: !runs } })}>
            {runs ? words.stand : words.run}
          </Button>
          {(['hour', 'day', 'month'] as const).map(step => (
            <Button key={step} small busy={busy} onPress={() => void act({ path: 'clock', body: { advance: STEPS[step] } })}>
              {words[step]}
            </Button>
          ))}
          <Button small popup="dialog" onPress={() => dialog.open(<SetClockDialog now={state.now} onClose={dialog.close} />)}>
            {words.set}
          </Button>
        </span>
        <span class="emulator-buttons emulator-moments">
          <Button small onPress={() => void act({ path: 'snapshots', done: words.taken })}>
            {words.snapshot}
          </Button>
          <Button
            small
            icon={historyIcon}
            popup="menu"
            disabled={state.snapshots.length === 0}
            onPress={({ currentTarget }) =>
              menu.open(currentTarget as HTMLElement, words.snapshots, snapshotItems(state.snapshots, act))
            }
          >
            {words.snapshots}
          </Button>
          <Button small icon={refreshIcon} popup="dialog" onPress={() => dialog.open(<ResetDialog onClose={dialog.close} />)}>
            {EMULATOR.reset}
          </Button>
        </span>
      </section>
      {dialog.element}
      {menu.element}
    </div>
  );
}

/** Goes on by itself between what the emulator tells. */
function Clock({ state: { now, clock, toldAt } }: { readonly state: EmulatorState }) {
  const [passedMs, setPassedMs] = useState(0);
  useEffect(() => {
    setPassedMs(0);
    if (clock === 'stands') return;
    const timer = setInterval(() => setPassedMs(performance.now() - toldAt), TICK_MS);
    return () => clearInterval(timer);
  }, [clock, toldAt]);
  const shown = new Date(Date.parse(now) + passedMs).toISOString();
  return <time dateTime={shown}>{secondOf(shown)}</time>;
}

const TICK_MS = 500;

function snapshotItems(snapshots: EmulatorState['snapshots'], act: ReturnType<typeof useAct>['act']): readonly MenuItem[] {
  const latest = snapshots.toReversed();
  return [
    ...latest.map(({ id, at }) => ({
      text: words.goTo(id, secondOf(at)),
      onChoose: () => void act({ path: `snapshots/${id}`, done: words.isThere(id), isElsewhen: true }),
    })),
    ...latest.map(({ id }, index) => ({
      text: words.forget(id),
      apart: index === 0,
      onChoose: () => void act({ method: 'DELETE', path: `snapshots/${id}`, done: words.forgotten(id) }),
    })),
  ];
}
