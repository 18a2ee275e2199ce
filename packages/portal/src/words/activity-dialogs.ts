/** The texts of the dialogs of the history: an event, verifying, exporting. */
import { countEvents as events } from './activity.ts';
import { format } from './format.ts';

export const EVENT_DETAIL = {
  at: 'When',
  who: 'Who',
  why: 'Why',
  about: 'About',
  device: 'Device',
  type: 'Type',
  sequence: 'Number',
  credential: 'Credential',
  request: 'Request',
  chain: 'Chain',
  erased: 'Texts of this event were overwritten, because it is about somebody who was erased. Its chain still verifies.',
  difference: 'Before and after',
  sameRequest: 'Everything this request did',
  samePerson: 'Everything they did',
  json: 'The event as the API has it',
  missing: 'There is no such event. The policy may have removed it.',
} as const;

export const VERIFY = {
  title: 'Verify the history',
  about:
    'Each event carries a digest of itself and of everything before it. This computes all of them anew, and says which event is the first that was changed, removed, added or moved.',
  kept: 'Begin with a point that you have kept',
  keptAbout: 'With a number and a chain from an earlier time, it also reveals a history that was written anew as a whole.',
  after: 'Number of the event',
  chain: 'Its chain',
  run: 'Verify the history',
  running: 'Verifying the history',
  right: (count: number) => `${events(count)} verified: nothing was changed, removed, added or moved.`,
  erased: (count: number) => `${events(count)} of them were erased. Their chain is right, and their content is gone on purpose.`,
  keep: 'Keep this point outside of the server, and begin with it the next time:',
  wrong: (sequence: number) => `The history is not as it was recorded, from event ${format.number(sequence)} on.`,
  noNumber: 'a number from 1 on',
} as const;

export const EXPORT_CHAIN = {
  title: 'Export the history with its chain',
  about: 'All events as lines of JSON, the oldest first, whatever the filters are. It can be verified without the server:',
  command: 'heldby audit verify --file heldby-history.ndjson',
  commandLabel: 'Verify the file',
  run: 'Export',
  failed: 'The file could not be made. Try again later.',
} as const;
