/** Files and functions that are too long to be understood at once. */
import ts from 'typescript';
import type { Finding } from './finding.ts';

/** About five screens. */
export const FILE_LIMIT_LINES = 300;

/** One screen. A function within another counts for both: reading the outer one means reading past the inner one. */
export const FUNCTION_LIMIT_LINES = 60;

export function findLongFile(text: string): Finding[] {
  const lines = text.trimEnd().split('\n').length;
  return lines <= FILE_LIMIT_LINES ? [] : [{ line: 1, says: `${lines} lines, more than ${FILE_LIMIT_LINES}` }];
}

/** Counts the lines of a body from the brace to the brace, blank ones and comments among them. */
export function findLongFunctions(file: string, text: string): Finding[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: Finding[] = [];
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const lines = lineOf(node.body.end) - lineOf(node.body.getStart(source)) + 1;
      const says = `${nameOf(node)} has ${lines} lines, more than ${FUNCTION_LIMIT_LINES}`;
      if (lines > FUNCTION_LIMIT_LINES) found.push({ line: lineOf(node.getStart(source)), says });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Its own name, or that of what it is the value of. */
function nameOf(node: ts.SignatureDeclaration): string {
  if (node.name !== undefined) return node.name.getText();
  const { parent } = node;
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name.getText() : 'a function';
}
