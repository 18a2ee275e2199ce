/** The route that tells how long things are kept, and what would go now. */
import Type from 'typebox';
import { Policy } from '../policy.ts';
import { defineRoute } from '../route.ts';
import { closed, nullable, Time } from '../schema.ts';
import { BASE } from './common.ts';

const { keepEventsDays, keepEndedAssignmentsDays, keepSpentCredentialsDays, eraseLeaversDays } = Policy.properties;
const count = (description: string) => Type.Integer({ minimum: 0, description });

export const previewRetention = defineRoute({
  id: 'native.retention.preview',
  method: 'GET',
  path: `${BASE}/organization/retention`,
  summary: 'Returns how long the policy keeps things, what it would remove today, and up to where it has removed the history.',
  scope: 'events:read',
  status: 200,
  reply: closed(
    {
      policy: closed(
        { keepEventsDays, keepEndedAssignmentsDays, keepSpentCredentialsDays, eraseLeaversDays },
        'Only what is set. What is missing is kept.',
      ),
      due: closed(
        {
          events: count('Events that are too old.'),
          assignments: count('Assignments that ended too long ago.'),
          credentials: count('Tokens and sessions that ended too long ago.'),
          people: count('People who left too long ago, and are to be erased.'),
        },
        'What would go now.',
      ),
      removedUpTo: count('The last event that was removed; 0 if none was.'),
      ranAt: nullable(Time, 'When it was last looked for what is to go; null if never. A server does so once a day.'),
    },
    'How long things are kept.',
  ),
});
