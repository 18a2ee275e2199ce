/** A short message in the flow of a page or dialog. What is wrong is announced at once. */
import type { ComponentChildren } from 'preact';
import type { Tone } from './chip.tsx';
import { circleAlertIcon, circleCheckIcon, infoIcon, warningIcon } from './generated/icons.ts';
import { Icon } from './icon.tsx';
import './notice.css';

const ICONS = { plain: infoIcon, info: infoIcon, good: circleCheckIcon, warn: warningIcon, bad: circleAlertIcon };

export function Notice({
  tone = 'info',
  action,
  children,
}: {
  readonly tone?: Tone;
  readonly action?: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  return (
    <div class={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon of={ICONS[tone]} />
      <div class="notice-text">{children}</div>
      {action}
    </div>
  );
}
