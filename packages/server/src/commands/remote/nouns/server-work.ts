/** What the server does by itself: jobs, and mail. */
import type { Noun } from '../noun.ts';

export const serverWork: readonly Noun[] = [
  {
    words: 'job',
    about: 'what the server does by itself, later, or for longer than a request',
    group: 'jobs',
    columns: [
      ['ID', 'id'],
      ['KIND', 'kind'],
      ['STATE', 'state'],
      ['CREATED', 'createdAt'],
      ['DUE', 'dueAt'],
      ['FAILURES', 'failures'],
      ['ERROR', 'error'],
      ['ASKED BY', 'askedBy.name'],
    ],
    empty: 'No jobs.',
    verbs: {
      retry: { says: ({ kind, id }) => `The job ${kind} (${id}) begins again.` },
      cancel: { undo: ({ id }) => `heldby job retry ${id}`, says: ({ kind, id }) => `Stopped the job ${kind} (${id}).` },
    },
  },
  {
    words: 'mail',
    about: 'the mail that the server sends by itself',
    group: 'mail',
    columns: [
      ['NAME', 'name'],
      ['SUBJECT', 'subject'],
      ['OWN', 'isOwn'],
      ['PLACEHOLDERS', 'placeholders'],
      ['CHANGED', 'modifiedAt'],
    ],
    empty: 'No kinds of mail.',
    verbs: {
      setTemplate: { says: ({ name }) => `Set the texts of ${name}.` },
      resetTemplate: { isFinal: false, says: ({ name }) => `${name} has its usual texts again.` },
      test: { says: ({ id }) => `A mail to you is on its way. See whether the mail server took it: heldby job show ${id}` },
    },
  },
];
