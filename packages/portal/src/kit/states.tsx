/** What is shown where there is nothing to show: empty, loading, slow, failed. */
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { words } from '../words/kit.ts';
import { Button } from './button.tsx';
import { circleAlertIcon, inboxIcon, refreshIcon } from './generated/icons.ts';
import { Icon } from './icon.tsx';
import type { IconPath } from './icon-path.ts';
import './states.css';

/** When waiting begins to worry people. */
const SLOW_MS = 4_000;
const SKELETON_ROWS = 8;

export function Empty({
  icon = inboxIcon,
  title,
  action,
  children,
}: {
  readonly icon?: IconPath;
  readonly title: string;
  readonly action?: ComponentChildren;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="state">
      <Icon of={icon} />
      <p class="state-title">{title}</p>
      {children !== undefined && <div class="quiet">{children}</div>}
      {action}
    </div>
  );
}

/** Rows in grey, and after some seconds a word that it goes on. */
export function Loading({ rows = SKELETON_ROWS, label = words.loading }: { readonly rows?: number; readonly label?: string }) {
  const slow = useSlow();
  return (
    <div class="loading">
      <p class={slow ? 'quiet' : 'unseen'} role="status">
        {slow ? words.slow : label}
      </p>
      <div aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          <div key={row} class="loading-row">
            <Skeleton seed={row} />
            <Skeleton seed={row + 3} />
          </div>
        ))}
      </div>
    </div>
  );
}

/** One grey bar, as long as a text might be. */
export function Skeleton({ seed = 0 }: { readonly seed?: number }) {
  return <span class={`skeleton skeleton-${seed % 5}`} />;
}

export function Failed({
  title = words.failed,
  detail,
  onRetry,
}: {
  readonly title?: string;
  readonly detail?: string;
  readonly onRetry?: () => void;
}) {
  return (
    <div class="state state-failed" role="alert">
      <Icon of={circleAlertIcon} />
      <p class="state-title">{title}</p>
      {detail !== undefined && <p class="quiet">{detail}</p>}
      {onRetry && (
        <Button icon={refreshIcon} onPress={onRetry}>
          {words.retry}
        </Button>
      )}
    </div>
  );
}

/** Whether this has been shown for longer than people like to wait. */
export function useSlow(): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return slow;
}
