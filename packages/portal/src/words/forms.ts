/** The texts of dialogs that change something, and of what could not be loaded. */
export const FORMS = {
  reason: 'Reason',
  reasonKept: 'It is kept in the history.',
  reasonHint: 'It is kept in the history. You may leave it out.',
  must: (expected: string) => `This must be ${expected}.`,
  oneOf: (words: string) => `one of ${words}`,
  yes: 'Yes',
  no: 'No',
  noValue: 'Not set',
  request: (id: string) => `Request ${id}`,
} as const;
