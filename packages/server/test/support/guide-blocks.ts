/** Reads the code blocks of a guide: what a reader pastes into a shell or a file, in order. */

export interface GuideBlock {
  /** The line of the guide on which the block begins. */
  readonly line: number;
  readonly language: string;
  /** Why tests do not run it, from the words after `no-run:` behind the language; null if they do. */
  readonly noRun: string | null;
  readonly text: string;
}

const FENCE = /^ *```(.*)$/;

export function guideBlocks(markdown: string): readonly GuideBlock[] {
  const blocks: GuideBlock[] = [];
  let open: { line: number; info: string; text: string[] } | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    const info = FENCE.exec(line)?.[1];
    if (open === undefined && info !== undefined) open = { line: index + 1, info, text: [] };
    else if (open !== undefined && info === undefined) open.text.push(line);
    else if (open !== undefined) {
      blocks.push(blockOf(open));
      open = undefined;
    }
  }
  return blocks;
}

function blockOf({ line, info, text }: { line: number; info: string; text: readonly string[] }): GuideBlock {
  const [language = '', ...rest] = info.trim().split(' ');
  const reason = /^no-run: (.+)$/.exec(rest.join(' '))?.[1];
  return { line, language, noRun: reason ?? null, text: text.join('\n') };
}

/** The variables that a shell text uses before any of its lines sets them. */
export function unsetVariables(text: string, known: ReadonlySet<string>): readonly string[] {
  const set = new Set(known);
  const unset = new Set<string>();
  for (const line of text.split('\n')) {
    // What stands between single quotes is not for the shell; an apostrophe between double quotes is no quote.
    const seen = line.replaceAll(/"(?:\\.|[^"\\])*"|'[^']*'/g, part => (part.startsWith("'") ? "''" : part));
    for (const [, name = ''] of seen.matchAll(/\$\{?([A-Z][A-Z_]*)/g)) if (!set.has(name)) unset.add(name);
    for (const [, name = ''] of line.matchAll(/(?:^|[\s;(])(?:export |read )?([A-Z][A-Z_]*)(?==|$)/g)) set.add(name);
  }
  return [...unset];
}

/** The commands of heldby in a shell text, in words, without comments, redirections and what follows a pipe. */
export function heldbyCommands(text: string): readonly (readonly string[])[] {
  const joined = text.replaceAll(/\\\n\s*/g, ' ');
  const commands = [...joined.matchAll(/(?:^|\$\(|[;&|]\s*)(?:npx )?heldby ([^\n|;&<>#)]+)/gm)];
  return commands.map(([, words = '']) => words.trim().match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? []);
}
