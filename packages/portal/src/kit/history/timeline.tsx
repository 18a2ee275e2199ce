/** What happened, newest first: in words, when, by whose hand, and why. */
import type { ComponentChildren } from 'preact';
import { format } from '../../words/format.ts';
import { words } from '../../words/kit-time.ts';
import { Icon } from '../icon.tsx';
import type { IconPath } from '../icon-path.ts';
import './timeline.css';

export interface Happening {
  readonly id: string;
  readonly icon: IconPath;
  readonly text: ComponentChildren;
  readonly at: string;
  readonly who?: string;
  readonly reason?: string | null;
  /** A button, as “Undo”. */
  readonly action?: ComponentChildren;
}

export function Timeline({ happenings }: { readonly happenings: readonly Happening[] }) {
  return (
    <ol class="timeline">
      {happenings.map(({ id, icon, text, at, who, reason, action }) => (
        <li key={id} class="happening">
          <Icon of={icon} />
          <div class="happening-text">
            <div>{text}</div>
            <div class="happening-about">
              <time dateTime={at} title={format.dateTime(at)}>
                {format.relative(at)}
              </time>
              {who !== undefined && (
                <span>
                  {' · '}
                  <bdi>{words.by(who)}</bdi>
                </span>
              )}
              {reason && (
                <span>
                  {' · '}
                  <q dir="auto">{reason}</q>
                </span>
              )}
            </div>
          </div>
          {action}
        </li>
      ))}
    </ol>
  );
}
