/** The fields that the organization has defined for people or devices, in a form. */
import type { MetadataDefinition } from '@heldby/client';
import { useState } from 'preact/hooks';
import { client } from '../data/client.ts';
import { useAnswer } from '../data/use-answer.ts';
import { SelectField, TextField } from '../kit/fields/text-field.tsx';
import { FORMS } from '../words/forms.ts';
import { type OwnChange, type OwnValue, type OwnValues, ownValue, readOwn } from './own-values.ts';

interface OwnProps {
  readonly noun: MetadataDefinition['appliesTo'][number];
  readonly before?: OwnValues;
  /** Nothing is made without those that are required. */
  readonly isNew?: boolean;
  readonly change: OwnChange;
  readonly onChange: (change: OwnChange) => void;
  readonly faultOf: (member: string) => string | undefined;
}

/** As many as an organization may define. */
const ALL = 100;

export function OwnFields({ noun, before, isNew = false, change, onChange, faultOf }: OwnProps) {
  const definitions = useAnswer('metadata-definitions', signal => client.metadataDefinitions.list({ limit: ALL }, { signal }));
  const ours = definitions.value?.items.filter(({ appliesTo }) => appliesTo.includes(noun)) ?? [];
  return (
    <>
      {ours.map(definition => (
        <OwnField
          key={definition.key}
          definition={definition}
          before={ownValue(before, definition.key)}
          required={isNew && definition.required}
          error={faultOf(`metadata.${definition.key}`)}
          onChange={value => onChange({ ...change, [definition.key]: value })}
        />
      ))}
    </>
  );
}

interface FieldProps {
  readonly definition: MetadataDefinition;
  readonly before: OwnValue | null;
  readonly required: boolean;
  readonly error: string | undefined;
  readonly onChange: (value: OwnValue | null) => void;
}

/** Shows what is typed, whatever it is read as. */
function OwnField({ definition: { key, type, values, maxLength, description }, before, required, error, onChange }: FieldProps) {
  const [typed, setTyped] = useState(before === null ? '' : String(before));
  const about = {
    ...{ label: key, required, error, value: typed },
    ...(description === null ? {} : { hint: description }),
    onChange: (text: string) => {
      setTyped(text);
      onChange(readOwn(type, text));
    },
  };
  if (type === 'boolean') return <SelectField {...about} options={[NONE, ['true', FORMS.yes], ['false', FORMS.no]]} />;
  if (type === 'enum')
    return <SelectField {...about} options={[NONE, ...(values ?? []).map(value => [value, value] as const)]} />;
  return (
    <TextField
      {...about}
      type={type === 'date' ? 'date' : 'text'}
      autoComplete="off"
      {...(maxLength === null ? {} : { maxLength })}
    />
  );
}

const NONE = ['', FORMS.noValue] as const;
