/** Adds a rule, or changes one: a group, and what its members get. */
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { SelectField, TextField } from '../../../kit/fields/text-field.tsx';
import { GROUP_RULES as words } from '../../../words/integrations/group-rules.ts';
import { roleWords } from '../../../words/kinds.ts';
import { LocationField } from '../location-field.tsx';
import { RulesPreview } from './preview.tsx';
import type { Ruled } from './ruled.ts';
import { type Rule, withRule } from './rules.ts';

interface RuleDialogProps {
  readonly ruled: Ruled;
  /** Undefined: another rule. */
  readonly index: number | undefined;
  readonly onClose: () => void;
}

export function RuleDialog({ ruled, index, onClose }: RuleDialogProps) {
  const before = index === undefined ? undefined : ruled.rules[index];
  const [group, setGroup] = useState(before?.group ?? '');
  const [role, setRole] = useState<string>(before?.role ?? '');
  const [locationId, setLocationId] = useState(before?.locationId ?? null);
  const rule = {
    group: group.trim(),
    ...(role === '' ? {} : { role: role as NonNullable<Rule['role']> }),
    ...(locationId === null ? {} : { locationId }),
  };
  const ready = rule.group !== '' && (role !== '' || locationId !== null);
  const rules = withRule(ruled.rules, index, rule);
  return (
    <ChangeDialog
      title={before === undefined ? words.add : words.changeTitle(before.group)}
      verb={before === undefined ? words.add : words.save}
      ready={ready}
      onClose={onClose}
      change={reason => ruled.changing(rules, reason)}
    >
      <TextField label={words.group} hint={ruled.words.groupHint} value={group} onChange={setGroup} first required />
      <SelectField
        label={words.role}
        value={role}
        options={[['', words.noRole], ...Object.entries(roleWords)]}
        onChange={setRole}
      />
      <LocationField label={words.location} id={locationId} onChange={setLocationId} />
      <RulesPreview ruled={ruled} rules={ready ? rules : null} />
    </ChangeDialog>
  );
}
