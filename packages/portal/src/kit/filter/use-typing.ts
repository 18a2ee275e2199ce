/** What is being typed before it becomes a chip, and what the keys of the field do. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Grammar } from '../../query/grammar.ts';
import { parseQuery, printQuery, printTerm, type Query, type QueryError, type Term } from '../../query/parse.ts';
import type { Option } from '../../query/suggest.ts';
import { moveIn } from '../menu-keys.ts';
import { type LookUp, useSuggested } from './use-suggested.ts';

interface Typed {
  readonly grammar: Grammar;
  readonly query: Query;
  /** What the address has and nobody can ask. It goes into the field, to be corrected. */
  readonly wrong: string;
  readonly onQuery: (query: string) => void;
  readonly lookUp: LookUp;
}

export function useTyping(typed: Typed) {
  const { query } = typed;
  const { input, focus, text, setText, open, setOpen, active, setActive, suggested, edits } = useField(typed);
  const { options } = suggested;

  const type = (next: string) => {
    setText(next);
    setOpen(true);
    setActive(null);
    edits.typed(next);
  };
  const choose = (option: Option) => {
    const next = text.slice(0, suggested.from) + option.insert + text.slice(suggested.to);
    setActive(null);
    if (option.insert.endsWith(' ')) edits.commit(next);
    else setText(next);
    focus();
  };
  const edit = (term: Term) => {
    edits.edit(term);
    setOpen(true);
    focus();
  };
  const move = (key: string) => {
    setOpen(true);
    setActive(
      moveIn(
        options.map(({ label }) => label),
        active ?? -1,
        key,
      ) ?? null,
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const [last, option] = [query.terms.at(-1), open && active !== null ? options[active] : undefined];
    const act = actionOf(event, { open, chosen: option !== undefined, empty: text === '' && last !== undefined });
    if (act === undefined) return;
    event.preventDefault();
    if (act === 'move') move(event.key);
    if (act === 'choose' && option) choose(option);
    if (act === 'commit') edits.commit(text);
    if (act === 'edit' && last) edit(last);
    if (act !== 'close') return;
    event.stopPropagation();
    setOpen(false);
  };
  return {
    ...{ input, text, options, active, open, type, choose, edit, onKeyDown },
    errors: open ? NO_ERRORS : parseQuery(typed.grammar, text).errors,
    show: () => setOpen(true),
    leave: () => {
      setOpen(false);
      edits.commit(text);
    },
    remove: edits.remove,
    clear: edits.clear,
  };
}

function useField({ grammar, query, wrong, onQuery, lookUp }: Typed) {
  const input = useRef<HTMLInputElement>(null);
  const given = `${query.search} ${wrong}`.trim();
  const [text, setText] = useState(given);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState<number | null>(null);
  // What comes back from the address is not put into the field, where more may have been typed since.
  const sent = useRef(given);
  useLayoutEffect(() => {
    if (given !== sent.current) setText(given);
    sent.current = given;
  }, [given]);
  const suggested = useSuggested(grammar, text, input.current?.selectionStart ?? text.length, open, lookUp);
  const focus = () => input.current?.focus();
  const send = (next: string, search: string) => {
    sent.current = search;
    onQuery(next);
  };
  const edits = createEdits({ grammar, query, onQuery: send, setText, focus });
  return { input, focus, text, setText, open, setOpen, active, setActive, suggested, edits };
}

const NO_ERRORS: readonly QueryError[] = [];

interface Edited extends Pick<Typed, 'grammar' | 'query'> {
  readonly onQuery: (query: string, search: string) => void;
  readonly setText: (text: string) => void;
  readonly focus: () => void;
}

/** Changes of the query. Whole filters of what is typed become chips; words stay in the field, and are searched at once. */
function createEdits({ grammar, query, onQuery, setText, focus }: Edited) {
  const now = printQuery(query);
  const send = (terms: readonly Term[], search: string) => {
    const next = printQuery({ terms, search });
    if (next !== now) onQuery(next, search);
  };
  const without = (term: Term) => query.terms.filter(each => each !== term);
  const commit = (typed: string) => {
    const next = parseQuery(grammar, typed);
    if (next.errors.length > 0) return setText(typed);
    const known = new Set(query.terms.map(printTerm));
    setText(next.query.search);
    send([...query.terms, ...next.query.terms.filter(term => !known.has(printTerm(term)))], next.query.search);
  };
  return {
    commit,
    typed: (typed: string) => {
      const next = parseQuery(grammar, typed);
      // A minus alone is the beginning of a filter.
      if (/(?:^|\s)-$/.test(typed)) return;
      if (next.query.terms.length === 0) send(query.terms, next.query.search);
      else if (typed.endsWith(' ')) commit(typed);
    },
    edit: (term: Term) => {
      setText(`${query.search} ${printTerm(term)}`.trim());
      send(without(term), query.search);
    },
    remove: (term: Term) => {
      send(without(term), query.search);
      focus();
    },
    clear: () => {
      setText('');
      onQuery('', '');
      focus();
    },
  };
}

type Action = 'move' | 'choose' | 'commit' | 'close' | 'edit';

interface Field {
  readonly open: boolean;
  /** The keys are at one of the suggestions. */
  readonly chosen: boolean;
  /** Nothing is typed, and there is a chip. */
  readonly empty: boolean;
}

function actionOf({ key, shiftKey }: KeyboardEvent, { open, chosen, empty }: Field): Action | undefined {
  if (key === 'ArrowDown' || key === 'ArrowUp') return 'move';
  if (key === 'Enter') return chosen ? 'choose' : 'commit';
  if (key === 'Tab' && chosen && !shiftKey) return 'choose';
  if (key === 'Escape' && open) return 'close';
  return key === 'Backspace' && empty ? 'edit' : undefined;
}
