/** The reference page: links to the documents, which its script turns into a reference that can be tried. */
import { randomBytes } from 'node:crypto';
import type { Dialect } from '../dialect/dialect.ts';
import type { PageFiles } from './page-files.ts';

export interface ReferencePage {
  readonly html: string;
  readonly policy: string;
}

/** The nonce allows the styles that Scalar adds, and nothing else on this page is inline. */
export function toReferencePage(dialects: readonly Dialect[], { scalar, script, style }: PageFiles): ReferencePage {
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  const faces = inOrder(dialects).map(
    ({ id, reference }) =>
      `<li><a data-face="${id}" data-security="${reference.security[0]}" href="../openapi/${id}.json">${reference.title}</a></li>`,
  );
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="csp-nonce" content="${nonce}">
<title>heldby: API reference</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${style}">
<script src="${script}"></script>
<script src="${scalar}" defer></script>
</head>
<body>
<main id="faces">
<h1>API reference</h1>
<p>The documents of the faces, as OpenAPI 3.1. With scripts, this page shows them.</p>
<ul>
${faces.join('\n')}
</ul>
</main>
<div id="reference"></div>
</body>
</html>
`;
  return { html, policy: policyOf(nonce) };
}

/** 128 bits, as CSP asks for (Content Security Policy Level 3 §7.1). */
const NONCE_BYTES = 16;

/** Everything is from this server. Scalar shows its icons as `data:` images, and reads the documents and tries calls with `fetch`. */
function policyOf(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // Scalar writes the number of lines of an example into a style attribute.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** The native API first: it is the one that can do everything. */
function inOrder(dialects: readonly Dialect[]): readonly Dialect[] {
  return dialects.toReversed();
}
