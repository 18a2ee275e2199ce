/** The texts of the list of loans. */
import { format } from './format.ts';
import { TITLES } from './titles.ts';

export const LOANS = {
  title: TITLES.loans,
  view: 'Which loans',
  views: { overdue: 'Late', due: 'Due', all: 'All' },
  columns: {
    device: 'Device',
    holder: 'Lent to',
    since: 'Since',
    due: 'Due',
    state: 'State',
    serial: 'Serial or MAC',
    reason: 'Reason',
  },
  days: (days: number) => (days === 1 ? '1 day late' : `${format.number(days)} days late`),
  lateToday: 'Late today',
  inTime: 'In time',
  none: { overdue: 'Nothing is late.', due: 'Nothing is due.', all: 'Nothing is lent.' },
  noneAbout: 'Lend something from the page of who holds it.',
  count: (count: number) => (count === 1 ? '1 loan' : `${format.number(count)} loans`),
  borrower: 'Lent to',
  anybody: 'Anybody',
  extend: 'Change when it is due …',
  handOver: 'Hand over …',
  end: 'It is back: end …',
  openHolder: 'Open the holder',
  openDevice: 'Open the device',
  exportCsv: 'Export as CSV',
  exported: 'The loans are downloaded.',
} as const;
