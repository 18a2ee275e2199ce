/** Changes a policy, or takes it back to what holds without a setting of the organization. */
import type { Organization, PolicySetting } from '@heldby/client';
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import type { Change } from '../../../data/write.ts';
import { CheckField } from '../../../kit/fields/check-field.tsx';
import { SelectField, TextAreaField, TextField } from '../../../kit/fields/text-field.tsx';
import { format } from '../../../words/format.ts';
import { FORMS } from '../../../words/forms.ts';
import { POLICIES as words } from '../../../words/policies.ts';
import { hasPreview } from './foreseen.ts';
import { isList, readTyped, sayDescription, sayName, sayValue, sayWord, textOf } from './values.ts';
import { WouldDo } from './would-do.tsx';

export function PolicyDialog({ setting, onClose }: { readonly setting: PolicySetting; readonly onClose: () => void }) {
  const before = textOf(setting);
  const [text, setText] = useState(before);
  const value = readTyped(setting, text);
  const title = words.title(sayName(setting));
  return (
    <ChangeDialog
      title={title}
      verb={words.save}
      ready={text !== before && value !== undefined}
      onClose={onClose}
      wide={hasPreview(setting.name)}
      change={reason => changing(setting, value, reason)}
    >
      {faultOf => (
        <>
          <p>{sayDescription(setting)}</p>
          <ValueField
            setting={setting}
            text={text}
            onChange={setText}
            error={faultOf(setting.name) ?? (value === undefined ? sayWrong(setting) : undefined)}
          />
          <p class="quiet">{words.standard(sayValue(setting, setting.default))}</p>
          {text !== before && <WouldDo setting={setting.name} value={value} />}
        </>
      )}
    </ChangeDialog>
  );
}

interface ValueFieldProps {
  readonly setting: PolicySetting;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly error: string | undefined;
}

function ValueField({ setting, text, onChange, error }: ValueFieldProps) {
  const field = { label: words.value, value: text, onChange, error, first: true };
  if (setting.type === 'boolean') {
    const options = [
      ['', words.standard(sayValue(setting, setting.default))],
      ['true', words.yes],
      ['false', words.no],
    ] as const;
    return <SelectField {...field} options={options} />;
  }
  const { choices } = setting;
  if (choices !== null && setting.type === 'array') return <Choices choices={choices} text={text} onChange={onChange} />;
  if (choices !== null) {
    const chosen = choices.map(choice => [choice, sayWord(choice)] as const);
    return <SelectField {...field} options={[['', words.standard(sayValue(setting, setting.default))], ...chosen]} />;
  }
  if (setting.type === 'array') return <TextAreaField {...field} rows={6} hint={isList(setting) ? words.lines : words.json} />;
  const { minimum, maximum } = setting;
  const hint = minimum === null || maximum === null ? words.empty : words.range(format.number(minimum), format.number(maximum));
  return <TextField {...field} hint={hint} autoComplete="off" />;
}

interface ChoicesProps {
  readonly choices: readonly string[];
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** Any of a few words; none of them takes the setting back. */
function Choices({ choices, text, onChange }: ChoicesProps) {
  const chosen = new Set(text.split('\n'));
  const toggle = (choice: string, on: boolean) =>
    onChange(choices.filter(each => (each === choice ? on : chosen.has(each))).join('\n'));
  return (
    <fieldset class="policy-choices">
      <legend class="field-label">{words.value}</legend>
      {choices.map(choice => (
        <CheckField key={choice} label={sayWord(choice)} checked={chosen.has(choice)} onChange={on => toggle(choice, on)} />
      ))}
    </fieldset>
  );
}

function sayWrong({ type }: PolicySetting): string {
  return FORMS.must(type === 'integer' ? words.noNumber : words.noJson);
}

function changing(setting: PolicySetting, value: unknown, reason: object): Change<Organization> {
  const { name, source } = setting;
  const refreshes = ['organization', 'retention'];
  const former = source === 'organization' ? setting.value : null;
  return {
    run: options => client.organization.updatePolicy({ [name]: value, ...reason }, options),
    done: words.saved(sayName(setting)),
    undo: () => ({
      run: options => client.organization.updatePolicy({ [name]: former }, options),
      done: words.back(sayName(setting)),
      refreshes,
    }),
    refreshes,
  };
}
