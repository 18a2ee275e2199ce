/** Yes or no: a box to tick, and a switch for what takes effect at once. */
import { useId } from 'preact/hooks';
import './check-field.css';

interface CheckProps {
  readonly label: string;
  readonly hint?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function CheckField(props: CheckProps) {
  return <Check {...props} looks="check" />;
}

export function SwitchField(props: CheckProps) {
  return <Check {...props} looks="switch" />;
}

function Check({ label, hint, checked, disabled, onChange, looks }: CheckProps & { readonly looks: 'check' | 'switch' }) {
  const id = useId();
  return (
    <div class="check-field">
      <input
        id={id}
        class={looks}
        type="checkbox"
        role={looks === 'switch' ? 'switch' : undefined}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={event => onChange(event.currentTarget.checked)}
      />
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} class="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
