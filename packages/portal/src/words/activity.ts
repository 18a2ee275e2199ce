/** The texts of the page of the history. */
import { format } from './format.ts';
import { TITLES } from './titles.ts';

export const countEvents = (count: number) => (count === 1 ? '1 event' : `${format.number(count)} events`);

export const ACTIVITY = {
  title: TITLES.activity,
  placeholder: 'Filter: type:device.* by:ann since:7d',
  count: countEvents,
  none: 'Nothing has happened yet',
  noneAbout: 'Everything that is changed here is listed from then on.',
  columns: { what: 'What happened', who: 'Who', why: 'Why', at: 'When', type: 'Type', sequence: 'Number', request: 'Request' },
  news: (count: number) => `${count === 1 ? '1 new event' : `${format.number(count)} new events`} in the organization`,
  showNews: 'Load again',
  verify: 'Verify',
  exportChain: 'Export with chain',
} as const;
