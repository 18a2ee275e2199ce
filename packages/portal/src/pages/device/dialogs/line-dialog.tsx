/** Changes the settings of a line on the phone. */
import type { ListedLine } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog, type Reason } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import type { Change } from '../../../data/write.ts';
import { CheckField } from '../../../kit/fields/check-field.tsx';
import { TextField } from '../../../kit/fields/text-field.tsx';
import { LINES } from '../../../words/device-parts.ts';
import { touches } from '../names.ts';
import type { DialogProps } from './dialog-of.tsx';

type LineSettings = Pick<ListedLine, 'label' | 'hotlineDestination' | 'allowCallDecline' | 't38Fax'>;

export function LineDialog({ line, onClose }: DialogProps & { readonly line: ListedLine }) {
  const [settings, setSettings] = useState<LineSettings>(settingsOf(line));
  const set = (changed: Partial<LineSettings>) => setSettings(before => ({ ...before, ...changed }));
  return (
    <ChangeDialog
      title={LINES.editTitle(line.port)}
      verb={LINES.save}
      change={reason => change(line, settings, reason)}
      onClose={onClose}
    >
      <div class="device-form">
        <TextField
          label={LINES.label}
          hint={LINES.labelHint}
          value={settings.label ?? ''}
          onChange={label => set({ label: label === '' ? null : label })}
          first
        />
        <TextField
          label={LINES.hotlineLabel}
          hint={LINES.hotlineHint}
          value={settings.hotlineDestination ?? ''}
          onChange={to => set({ hotlineDestination: to === '' ? null : to })}
        />
        <CheckField label={LINES.decline} checked={settings.allowCallDecline} onChange={on => set({ allowCallDecline: on })} />
        <CheckField label={LINES.t38Label} checked={settings.t38Fax} onChange={on => set({ t38Fax: on })} />
      </div>
    </ChangeDialog>
  );
}

function settingsOf({ label, hotlineDestination, allowCallDecline, t38Fax }: ListedLine): LineSettings {
  return { label, hotlineDestination, allowCallDecline, t38Fax };
}

function change(line: ListedLine, settings: LineSettings, reason: Reason): Change<ListedLine> {
  const refreshes = touches(line.deviceId, line.owner);
  return {
    from: { before: line, again: () => client.lines.get(line.id) },
    run: options => client.lines.update(line.id, { ...settings, ...reason }, options),
    done: LINES.saved(line.port),
    undo: now => ({
      from: { before: now, again: () => client.lines.get(line.id) },
      run: options => client.lines.update(line.id, settingsOf(line), options),
      done: LINES.restored(line.port),
      refreshes,
    }),
    refreshes,
  };
}
