/**
 * Which modules share a file. Many small files cost more than they save: each is compressed by itself. So what the shell and nearly every
 * page has is one file, and what lists and forms are made of is one each. Everything else is split by the pages that load it.
 */

interface Group {
  readonly name: string;
  readonly test: RegExp;
  /** The highest takes a module, with what it imports. */
  readonly priority: number;
}

/** What every page needs. The page of the portal loads it beside the entry, so that nothing waits for it twice. */
export const BASE = 'base';

const ALL: readonly Omit<Group, 'priority'>[] = [
  group(BASE, [
    'rolldown/runtime',
    'node_modules/preact/',
    'packages/client/',
    'src/look/',
    'src/data/(session/|answers|client|live|location-names|me|name-of-location|place|quiet|reloading|use-answer|use-kept|use-reload|use-settled|use-write|write)',
    'src/app/(answered|asked|begun|commands|lazy-part|links|page-head|page-view|pages|route|router|section|shell|side-bar|start|theme|top-bar|use-dialog)',
    'src/kit/(avatar|button|card|chip|crumbs|facts|generated|icon|initials|key|kind-icon|menu|notice|place|states|tabs|toast)',
    'src/words/(app|format|forms|kinds|kit|local-time|present|sections|titles)\\.',
  ]),
  group('table', [
    'src/kit/table/(?!column-chooser)',
    'src/app/list/(at-top|list-frame|use-steady-list)',
    'src/data/(list|uncounted|use-list)\\.',
    'src/words/(kit-table|lists)\\.',
  ]),
  group('query', [
    'src/app/list/(address|bar-before|lazy-grammar|list-column|query-list|use-|views\\.)',
    'src/data/kept\\.',
    'src/kit/filter/filter-bar\\.css',
  ]),
  group('device-names', ['src/words/device-name', 'src/jobs/(lifecycle-tone|state-by-hand)']),
  group('fields', ['src/words/(device|person)-fields']),
  group('sections', ['src/app/list-table', 'src/pages/integrations/(add-button|frame)', 'src/words/integrations/secret']),
  group('forms', ['src/kit/(confirm|dialog|fields/(field|text-field)|progress)', 'src/app/change-dialog']),
];

export const GROUPS: readonly Group[] = ALL.map((each, at) => ({ ...each, priority: ALL.length - at }));

function group(name: string, paths: readonly string[]): Omit<Group, 'priority'> {
  return { name, test: new RegExp(paths.join('|')) };
}
