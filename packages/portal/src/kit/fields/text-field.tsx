/** Fields for text, for text of several lines, for an instant and for one of a few words. */
import { fromLocalInput, toLocalInput } from '../../words/local-time.ts';
import { Field, type FieldProps } from './field.tsx';

interface Value {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

interface TextProps extends FieldProps, Value {
  readonly type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url' | 'date';
  readonly placeholder?: string;
  readonly autoComplete?: string;
  readonly maxLength?: number;
}

export function TextField({ value, onChange, type = 'text', placeholder, autoComplete, maxLength, ...field }: TextProps) {
  return (
    <Field {...field}>
      {control => (
        <input
          {...control}
          type={type as 'text'}
          value={value}
          placeholder={placeholder}
          autoComplete={autoComplete}
          maxLength={maxLength}
          dir="auto"
          onInput={event => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

export function TextAreaField({
  value,
  onChange,
  rows = 3,
  maxLength,
  ...field
}: FieldProps & Value & { readonly rows?: number; readonly maxLength?: number }) {
  return (
    <Field {...field}>
      {control => (
        <textarea
          {...control}
          value={value}
          rows={rows}
          maxLength={maxLength}
          dir="auto"
          onInput={event => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface SelectProps extends FieldProps, Value {
  readonly options: readonly (readonly [value: string, text: string])[];
}

export function SelectField({ value, onChange, options, ...field }: SelectProps) {
  return (
    <Field {...field}>
      {control => (
        <select {...control} value={value} onChange={event => onChange(event.currentTarget.value)}>
          {options.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** The value is an instant in UTC, or nothing; the field shows it in the person's zone. */
export function DateTimeField({
  value,
  onChange,
  zone,
  ...field
}: FieldProps & { readonly value: string | null; readonly onChange: (value: string | null) => void; readonly zone: string }) {
  return (
    <Field {...field}>
      {control => (
        <input
          {...control}
          type="datetime-local"
          value={value === null ? '' : toLocalInput(value, zone)}
          onInput={event => onChange(fromLocalInput(event.currentTarget.value, zone))}
        />
      )}
    </Field>
  );
}
