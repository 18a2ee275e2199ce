/** Moves or removes a rule, and says before whose role or location changes. */
import type { Directory } from '@heldby/client';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { changingRules } from './change-rules.ts';
import type { Rule } from './rules.ts';
import { RulesPreview } from './rules-preview.tsx';

interface RulesDialogProps {
  readonly directory: Directory;
  /** What is done, which its button says, too. */
  readonly title: string;
  readonly rules: readonly Rule[];
  readonly onClose: () => void;
}

export function RulesDialog({ directory, title, rules, onClose }: RulesDialogProps) {
  return (
    <ChangeDialog<Directory>
      title={title}
      verb={title}
      onClose={onClose}
      change={reason => changingRules(directory, rules, reason)}
    >
      <RulesPreview directory={directory} rules={rules} />
    </ChangeDialog>
  );
}
