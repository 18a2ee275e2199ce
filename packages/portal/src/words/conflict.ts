/** The texts of a conflict: somebody else was faster. */

export const CONFLICT = {
  title: 'Somebody else has changed this',
  about: 'Nothing is saved yet. What differs from what you saw is below. If you go on, your change is made on top of theirs.',
  label: 'What somebody else has changed',
  heads: { before: 'As you saw it', after: 'As it is now' },
  leave: 'Leave it as it is',
  goOn: 'Go on with mine',
  members: {
    displayName: 'Name that is shown',
    disabledReason: 'Why disabled',
    effectiveAt: 'Leaves at',
    dueAt: 'Due at',
    closedAt: 'Closed',
    appliesTo: 'Applies to',
    required: 'Required',
    description: 'Description',
    label: 'Label',
    lifecycle: 'Where it is in its life',
  },
} as const;
