/** The frame of every page: one column, no script, no external resources, and a Content-Security-Policy that enforces both. */
import { hash } from 'node:crypto';
import type { Page } from '../../../http/dialect/dialect.ts';
import { type Html, html } from './html.ts';
import { LOOK } from './look.ts';

/** The portal's look, without its font: the page asks for nothing else. Fields are 16 px high type, which phones do not zoom into. */
const STYLE = `${LOOK}:root { color-scheme: light dark; }
* { box-sizing: border-box; margin: 0; }
body { min-height: 100vh; padding: 32px 16px; display: grid; align-content: center; justify-items: center; gap: 16px;
  font: 14px/20px var(--font); background: var(--panel); color: var(--text); overflow-wrap: anywhere; }
main { width: 100%; max-width: 384px; padding: 24px; display: grid; gap: 16px; background: var(--raised);
  border: 1px solid var(--line); border-radius: var(--radius-card); }
.brand { font-size: 16px; font-weight: 650; letter-spacing: -.01em; }
h1 { font-size: 20px; line-height: 28px; font-weight: 620; letter-spacing: -.02em; }
ul { padding-left: 20px; display: grid; gap: 4px; }
label { display: block; margin-bottom: 4px; font-weight: 500; }
label:not(:first-of-type) { margin-top: 16px; }
input { width: 100%; padding: 7px 10px; font: inherit; font-size: 16px; color: inherit; background: var(--page);
  border: 1px solid var(--quiet); border-radius: var(--radius); }
input[aria-invalid] { border-color: var(--danger); }
button { margin: 16px 8px 0 0; padding: 9px 14px; font: inherit; font-weight: 500; color: inherit; background: var(--page);
  border: 1px solid var(--control-line); border-radius: var(--radius); cursor: pointer; }
button:hover { background: var(--hover); }
button:first-of-type { color: var(--accent-text); background: var(--accent); border-color: transparent; }
button:first-of-type:hover { background: var(--accent-hover); }
a { color: var(--link); }
summary { color: var(--link); cursor: pointer; }
details form { margin-top: 16px; }
:focus-visible { outline: 2px solid var(--focus); outline-offset: 2px; }
.alert { padding: 8px 12px; color: var(--red-12); background: var(--red-2); border: 1px solid var(--red-6); border-radius: var(--radius); }
@media (forced-colors: active) { button, input, main { border-color: currentColor; } }
`;

const STYLE_HASH = `'sha256-${hash('sha256', STYLE, 'base64')}'`;

export interface PageParts {
  readonly title: string;
  readonly content: Html;
  /** A path of this server to which the browser goes on by itself. */
  readonly next?: string;
  /** From 400 on, the page's title says that something went wrong. */
  readonly status?: number;
  readonly cookies?: readonly string[];
  /** Where a form may redirect to besides this server: browsers apply `form-action` to redirects, too. */
  readonly formAction?: string;
}

export function toPage({ title, content, status = 200, cookies = [], formAction, next }: PageParts): Page {
  const text = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${status < 400 ? '' : 'Error: '}${title}</title>
<style>${{ html: STYLE }}</style>${
    next === undefined
      ? undefined
      : html`
<meta http-equiv="refresh" content="0; url=${next}">`
  }
</head>
<body>
<header class="brand">heldby</header>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`;
  return { status, headers: { 'Content-Security-Policy': policyOf(formAction) }, cookies, html: text.html };
}

/** Says what went wrong; assistive technology reads it first. */
export function alert(text: string): Html {
  return html`<div class="alert" role="alert" id="alert"><p>${text}</p></div>`;
}

function policyOf(formAction: string | undefined): string {
  const actions = formAction === undefined ? "'self'" : `'self' ${formAction}`;
  return `default-src 'none'; style-src ${STYLE_HASH}; form-action ${actions}; frame-ancestors 'none'; base-uri 'none'`;
}
