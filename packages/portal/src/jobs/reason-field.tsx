/** Why something is done, for the history. */
import { TextField } from '../kit/fields/text-field.tsx';
import { HOLDING } from '../words/holding.ts';

/** As the contract has it. */
const REASON_LENGTH = 500;

interface ReasonProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly first?: boolean;
  readonly required?: boolean;
  readonly error?: string | undefined;
}

export function ReasonField(props: ReasonProps) {
  return <TextField label={HOLDING.reason} hint={HOLDING.reasonHint} maxLength={REASON_LENGTH} autoComplete="off" {...props} />;
}
