/** Adds a rule, or changes one: a group, and what its members get. */
import { useState } from 'preact/hooks';
import { ChangeDialog } from '../../../app/change-dialog.tsx';
import { client } from '../../../data/client.ts';
import { findLocations } from '../../../data/look-up.ts';
import { useAnswer } from '../../../data/use-answer.ts';
import { SelectField, TextField } from '../../../kit/fields/text-field.tsx';
import { LocationPicker, type PickedLocation } from '../../../kit/pickers.tsx';
import { GROUP_RULES as words } from '../../../words/integrations/group-rules.ts';
import { roleWords } from '../../../words/kinds.ts';
import { type Rule, withRule } from './rules.ts';
import { RulesPreview } from './preview.tsx';
import type { Ruled } from './ruled.ts';

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
  const [picked, setPicked] = useState<PickedLocation | null>();
  const known = useLocation(before?.locationId);
  const location = picked === undefined ? known : picked;
  const locationId = picked === undefined ? before?.locationId : picked?.id;
  const rule = {
    group: group.trim(),
    ...(role === '' ? {} : { role: role as NonNullable<Rule['role']> }),
    ...(locationId === undefined ? {} : { locationId }),
  };
  const ready = rule.group !== '' && (role !== '' || locationId !== undefined);
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
      <LocationPicker label={words.location} load={findLocations} value={location} onChange={setPicked} />
      <RulesPreview ruled={ruled} rules={ready ? rules : null} />
    </ChangeDialog>
  );
}

/** Null until it is read, and where there is none. */
function useLocation(id: string | undefined): PickedLocation | null {
  const answer = useAnswer(id === undefined ? null : `locations/${id}`, signal => client.locations.get(id ?? '', { signal }));
  return answer.value ?? null;
}
