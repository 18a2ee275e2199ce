/** A page of Markdown as HTML, with its headings, and in parts for the search. */
import { relative } from 'node:path/posix';
import MarkdownIt, { type Token } from 'markdown-it';
import { anchorsOf, pathOf } from '../check/links.ts';
import { addressOf } from './collect.ts';

export interface Heading {
  readonly level: number;
  readonly anchor: string;
  readonly text: string;
}

/** What is below one heading. */
export interface Part {
  readonly anchor: string;
  readonly heading: string;
  readonly text: string;
}

export interface Rendered {
  readonly title: string;
  readonly html: string;
  readonly headings: readonly Heading[];
  readonly parts: readonly Part[];
}

export interface Page {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
  readonly isFolder: (path: string) => boolean;
}

const markdown = new MarkdownIt({ html: true });

export const { escapeHtml } = markdown.utils;

/** Anchors are those that the links of the pages are checked against. */
export function render({ path, text, isFolder }: Page): Rendered {
  const tokens = markdown.parse(text, {});
  const anchors = [...anchorsOf(text)];
  const headings: Heading[] = [];
  const parts: { anchor: string; heading: string; text: string }[] = [];
  const from = addressOf(path);
  const linkTo = (target: string) => siteLink(path, from, target, isFolder);
  for (const [index, token] of tokens.entries()) {
    const inline = tokens[index + 1];
    if (token.type === 'heading_open') {
      const anchor = anchors[headings.length] ?? '';
      const heading = inline === undefined ? '' : plainText(inline);
      token.attrSet('id', anchor);
      headings.push({ level: Number(token.tag.slice(1)), anchor, text: heading });
      parts.push({ anchor, heading, text: '' });
    }
    for (const each of [token, ...(token.children ?? [])]) changeLinks(each, linkTo);
    const part = parts.at(-1);
    if (part !== undefined && tokens[index - 1]?.type !== 'heading_open') part.text += ` ${plainText(token)}`;
  }
  const html = markdown.renderer
    .render(tokens, markdown.options, {})
    .replaceAll('<table>', '<div class="table" tabindex="0"><table>');
  return {
    title: headings[0]?.text ?? path,
    html: html.replaceAll('</table>', '</table></div>'),
    headings,
    parts,
  };
}

function plainText(token: Token): string {
  if (token.type === 'inline') return (token.children ?? []).map(plainText).join('');
  if (token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
  return ['text', 'code_inline', 'fence', 'code_block'].includes(token.type) ? token.content : '';
}

function changeLinks(token: Token, linkTo: (target: string) => string): void {
  for (const name of ['href', 'src']) {
    const target = token.attrGet(name);
    if (typeof target === 'string' && target !== '') token.attrSet(name, linkTo(target));
  }
  if (token.type === 'html_inline' || token.type === 'html_block')
    token.content = token.content.replaceAll(
      /\b(src|srcset|href)="([^"]+)"/g,
      (_, name, target) => `${name}="${linkTo(target)}"`,
    );
}

function siteLink(page: string, from: string, target: string, isFolder: (path: string) => boolean): string {
  const path = pathOf(page, target);
  if (path === null || target.startsWith('#')) return target;
  const anchor = target.includes('#') ? `#${target.split('#')[1]}` : '';
  return relativeTo(from, addressOf(path, isFolder(path))) + anchor;
}

/** The address of one file of the site, as a link from another. */
export function relativeTo(from: string, to: string): string {
  return relative(from.includes('/') ? from.slice(0, from.lastIndexOf('/')) : '', to) || to;
}
