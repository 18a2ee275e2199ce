/** Chooses a day of the past: by a slider over two years, or by its date. */
import { useId } from 'preact/hooks';
import { format } from '../words/format.ts';
import { words } from '../words/kit-time.ts';
import { Button } from './button.tsx';
import { dayAt, daysBetween } from './days.ts';
import './day-slider.css';

interface DaySliderProps {
  /** Today in the person's zone, as `2026-05-04`. */
  readonly today: string;
  /** Null for now. */
  readonly day: string | null;
  readonly onDay: (day: string | null) => void;
  /** How many days it goes back. */
  readonly days?: number;
  /** Days on which something changed, marked below the slider. */
  readonly marks?: readonly string[];
}

const TWO_YEARS = 730;
/** What Page Up and Page Down move by. */
const MONTH = 30;

export function DaySlider({ today, day, onDay, days = TWO_YEARS, marks = [] }: DaySliderProps) {
  const id = useId();
  const at = day === null ? days : days - daysBetween(day, today);
  const choose = (index: number) => onDay(index >= days ? null : dayAt(today, Math.max(0, index) - days));
  const typed = (text: string) => {
    const index = days - daysBetween(text, today);
    if (Number.isFinite(index)) choose(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { PageUp: MONTH, PageDown: -MONTH }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    choose(at + step);
  };
  return (
    <div class="day-slider">
      <label for={id}>{words.asOf}</label>
      <div class="day-track">
        <input
          id={id}
          type="range"
          min={0}
          max={days}
          value={at}
          aria-valuetext={day === null ? words.today : `${format.date(day)}, ${words.daysAgo(days - at)}`}
          onInput={event => choose(event.currentTarget.valueAsNumber)}
          onKeyDown={onKeyDown}
        />
        <svg class="day-marks" viewBox={`0 0 ${days} 1`} preserveAspectRatio="none" aria-hidden="true">
          {[...new Set(marks)].map(mark => (
            <rect key={mark} x={days - daysBetween(mark, today) - 1} width={2} height={1} />
          ))}
        </svg>
      </div>
      <input
        class="day-date"
        type="date"
        aria-label={words.asOfDate}
        min={dayAt(today, -days)}
        max={today}
        value={day ?? today}
        onChange={event => typed(event.currentTarget.value)}
      />
      <Button small disabled={day === null} onPress={() => onDay(null)}>
        {words.backToToday}
      </Button>
    </div>
  );
}
