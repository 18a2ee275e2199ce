/** Why something is done, for the history. */
import { TextField } from '../kit/fields/text-field.tsx';
import { FORMS } from '../words/forms.ts';

/** As the contract has it. */
const REASON_LENGTH = 500;

interface ReasonProps {
  /** Left out, “Reason”. */
  readonly label?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly first?: boolean;
  readonly required?: boolean;
  readonly error?: string | undefined;
}

export function ReasonField(props: ReasonProps) {
  const hint = props.required ? FORMS.reasonKept : FORMS.reasonHint;
  return <TextField label={FORMS.reason} hint={hint} maxLength={REASON_LENGTH} autoComplete="off" {...props} />;
}
