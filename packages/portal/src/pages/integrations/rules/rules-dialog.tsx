/** Moves or removes a rule, and says before whose role or location changes. */
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { RulesPreview } from './preview.tsx';
import type { Ruled } from './ruled.ts';
import type { Rule } from './rules.ts';

interface RulesDialogProps {
  readonly ruled: Ruled;
  /** What is done, which its button says, too. */
  readonly title: string;
  readonly rules: readonly Rule[];
  readonly onClose: () => void;
}

export function RulesDialog({ ruled, title, rules, onClose }: RulesDialogProps) {
  return (
    <ChangeDialog title={title} verb={title} onClose={onClose} change={reason => ruled.changing(rules, reason)}>
      <RulesPreview ruled={ruled} rules={rules} />
    </ChangeDialog>
  );
}
