/** What all fields share: a label, a hint, and an error that belongs to the control. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import './fields.css';

export interface FieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly required?: boolean;
  readonly disabled?: boolean;
  /** Takes the focus when a dialog opens. */
  readonly first?: boolean;
  /** The label is heard, not seen: something else says it to the eye. */
  readonly bare?: boolean;
}

export interface ControlAttributes {
  readonly id: string;
  readonly class: string;
  readonly disabled: boolean | undefined;
  readonly required: boolean | undefined;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
  readonly 'data-first': '' | undefined;
}

export function Field({
  label,
  children,
  ...field
}: FieldProps & { readonly children: (control: ControlAttributes) => ComponentChildren }) {
  const id = useId();
  const [hint, error] = [`${id}-hint`, `${id}-error`];
  const about = [field.error !== undefined && error, field.hint !== undefined && hint].filter(Boolean).join(' ');
  return (
    <div class="field">
      <label class={field.bare ? 'unseen' : 'field-label'} for={id}>
        {label}
        {field.required && <span aria-hidden="true"> *</span>}
      </label>
      {children({
        id,
        class: 'control',
        disabled: field.disabled,
        required: field.required,
        'aria-invalid': field.error === undefined ? undefined : true,
        'aria-describedby': about || undefined,
        'data-first': field.first ? '' : undefined,
      })}
      {field.error !== undefined && (
        <p id={error} class="field-error">
          {field.error}
        </p>
      )}
      {field.hint !== undefined && (
        <p id={hint} class="field-hint">
          {field.hint}
        </p>
      )}
    </div>
  );
}
