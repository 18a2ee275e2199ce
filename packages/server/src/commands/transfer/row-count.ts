/** Counts the rows of a file as it comes. */

export interface RowCount {
  readonly add: (text: string) => void;
  /** Without the head of a CSV file. */
  readonly rows: () => number;
}

const QUOTE = 34;
const LINE_FEED = 10;

/** Within quotes, a line break belongs to a cell. */
export function createRowCount(isCsv: boolean): RowCount {
  let [lines, isQuoted] = [0, false];
  return {
    add: text => {
      for (let at = 0; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        if (isCsv && code === QUOTE) isQuoted = !isQuoted;
        else if (code === LINE_FEED && !isQuoted) lines += 1;
      }
    },
    rows: () => (isCsv ? Math.max(0, lines - 1) : lines),
  };
}
