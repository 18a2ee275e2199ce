/** The texts of rules by group: what members of groups get. */

export const GROUP_RULES = {
  list: 'Rules',
  group: 'Group',
  role: 'Role',
  noRole: 'No role',
  location: 'Location',
  add: 'Add a rule',
  preview: 'What changes',
  nobody: 'Nobody’s role or location changes.',
  more: (count: string) => `and ${count} more`,
  from: (before: string, after: string) => `${before} → ${after}`,
  noLocation: 'no location',
  change: 'Change',
  changeTitle: (group: string) => `Change what ${group} gives`,
  save: 'Save',
  earlier: 'Move up',
  later: 'Move down',
  take: 'Remove the rule',
  changed: 'The rules are changed',
  back: 'The rules are as before',
  actions: (group: string) => `Actions for ${group}`,
} as const;
