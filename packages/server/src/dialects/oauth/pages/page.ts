/** The frame of every page: one column, no script, no external resources, and a Content-Security-Policy that enforces both. */
import { hash } from 'node:crypto';
import type { Page } from '../../../http/dialect/dialect.ts';
import { type Html, html } from './html.ts';

const STYLE = `
:root { color-scheme: light dark; font: 100%/1.5 system-ui, sans-serif; }
body { margin: 0 auto; padding: 3rem 1rem; max-width: 24rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
label { display: block; margin-top: 1rem; font-weight: 600; }
input { box-sizing: border-box; width: 100%; padding: .5rem; font: inherit; border: 1px solid GrayText; border-radius: .25rem; }
button { margin: 1.5rem .5rem 0 0; padding: .5rem 1rem; font: inherit; font-weight: 600; border: 1px solid ButtonText; border-radius: .25rem; }
.alert { padding: .25rem 1rem; border: 2px solid; border-radius: .25rem; }
`;

const STYLE_HASH = `'sha256-${hash('sha256', STYLE, 'base64')}'`;

export interface PageParts {
  readonly title: string;
  readonly content: Html;
  /** From 400 on, the page's title says that something went wrong. */
  readonly status?: number;
  readonly cookies?: readonly string[];
  /** Where a form may redirect to besides this server: browsers apply `form-action` to redirects, too. */
  readonly formAction?: string;
}

export function toPage({ title, content, status = 200, cookies = [], formAction }: PageParts): Page {
  const text = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${status < 400 ? '' : 'Error: '}${title}</title>
<style>${{ html: STYLE }}</style>
</head>
<body>
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
