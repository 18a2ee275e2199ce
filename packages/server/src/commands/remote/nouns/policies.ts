/** Policies that are carried out by themselves, and what waits for approval because of them. */
import type { Noun } from '../noun.ts';

export const policies: readonly Noun[] = [
  {
    words: 'policy',
    about: 'what is done by itself: devices that nobody uses, caps, approvals, reminders, retention',
    group: 'policies',
    columns: [
      ['NAME', 'name'],
      ['ON', 'enabled'],
      ['EVERY DAYS', 'everyDays'],
      ['NEXT', 'nextRunAt'],
      ['LAST', 'lastRun.startedAt'],
      ['DESCRIPTION', 'description'],
    ],
    empty: 'No policies.',
    verbs: {
      preview: {
        columns: [
          ['WHO', 'holders.0.name'],
          ['DEVICE', 'deviceName'],
          ['THINGS', 'things'],
          ['KIND', 'kind'],
          ['WHAT', 'what'],
          ['COUNT', 'count'],
          ['AT', 'at'],
          ['WHY', 'why'],
          ['ID', 'deviceId'],
        ],
        empty: 'The policy has nothing to do.',
      },
      runs: {
        columns: [
          ['ID', 'id'],
          ['STATE', 'state'],
          ['STARTED', 'startedAt'],
          ['FINISHED', 'finishedAt'],
          ['WHY IT FAILED', 'error'],
          ['UNDO UNTIL', 'undoUntil'],
          ['UNDONE', 'undoneAt'],
        ],
        empty: 'The policy was never carried out.',
      },
      steps: {
        columns: [
          ['ID', 'id'],
          ['STEP', 'step'],
          ['DEVICE', 'deviceName'],
          ['WHY', 'why'],
          ['AT', 'at'],
          ['UNDONE', 'undoneAt'],
        ],
        empty: 'The policy has done nothing.',
      },
      exemptions: {
        columns: [
          ['ID', 'id'],
          ['KIND', 'kind'],
          ['NAME', 'name'],
          ['UNTIL', 'until'],
          ['REASON', 'reason'],
        ],
        empty: 'Nothing is exempt.',
      },
    },
  },
  {
    words: 'approval',
    about: 'devices that wait for approval',
    group: 'approvals',
    columns: [
      ['ID', 'id'],
      ['STATE', 'state'],
      ['DEVICE', 'deviceName'],
      ['KIND', 'kind'],
      ['WHY', 'why'],
      ['ASKED', 'askedAt'],
      ['UNTIL', 'expiresAt'],
    ],
    empty: 'Nothing waits for approval.',
  },
];
