/** The texts that all lists share. */
import { format } from './format.ts';

const plural = (count: number, one: string, many: string) => `${format.number(count)} ${count === 1 ? one : many}`;

export const LISTS = {
  failed: 'This list could not be loaded.',
  broken: 'The rest of this list could not be loaded.',
  requestId: (id: string) => `Request ${id}`,
  retry: 'Try again',
  cannotAsk: 'This can’t be asked for',
  clear: 'Clear all filters',
  noMatch: 'Nothing fits these filters',
  soFar: (count: string) => `${count} so far`,
  more: 'More',

  selected: (count: number) => `${format.number(count)} selected`,
  clearSelection: 'Clear the selection',
  selectMatching: (count: number) => `Select all ${format.number(count)}`,

  views: 'Views',
  saveView: 'Save this view …',
  saveViewVerb: 'Save view',
  viewName: 'Name of the view',
  viewHint: 'Filters, order and columns are kept in this browser, for you alone. To share them, copy the address of the page.',
  forget: (name: string) => `Forget “${name}”`,
  saved: (name: string) => `The view “${name}” is saved in this browser`,
  undo: 'Undo',
  forgotten: (name: string) => `The view “${name}” is forgotten`,

  export: 'Export',
  exportTitle: 'Export as CSV',
  exportAbout: (what: string) => `${what}, with the columns that are shown, in this order.`,
  exportSafe: 'Cells that a spreadsheet would run as a formula begin with an apostrophe. Times are in UTC.',
  exportVerb: 'Export',
  exporting: 'Reading the list',
  exported: (count: number) => `Exported ${plural(count, 'row', 'rows')}`,
  exportRows: (done: number, total: number) => `${format.number(done)} of ${format.number(total)} rows`,
  exportFailed: 'The export stopped: ',
} as const;
