/** Starts Scalar with the documents that the page links to. It asks no other host and stores no token. */

const nonce = document.querySelector('meta[property="csp-nonce"]').content;

// The page's policy allows styles with its nonce alone. Scalar gives it to one of its four style elements.
const { createElement } = Document.prototype;
Document.prototype.createElement = function (...tag) {
  const element = createElement.apply(this, tag);
  if (element instanceof HTMLStyleElement) element.nonce = nonce;
  return element;
};

addEventListener('DOMContentLoaded', () => {
  const links = [...document.querySelectorAll('[data-face]')];
  const server = new URL('..', document.baseURI).href.replace(/\/$/, '');
  document.querySelector('#faces').remove();
  globalThis.Scalar.createApiReference('#reference', {
    sources: links.map(({ dataset, href, textContent }) => ({
      slug: dataset.face,
      title: textContent,
      url: href,
      authentication: { preferredSecurityScheme: dataset.security },
    })),
    // The documents name the public address. Pages may call only the origin that they are from.
    servers: [{ url: server, description: 'The server that this page is from.' }],
    withDefaultFonts: false,
    telemetry: false,
    persistAuth: false,
    hideClientButton: true,
    showDeveloperTools: 'never',
    agent: { disabled: true },
    mcp: { disabled: true },
    externalUrls: { dashboardUrl: '', registryUrl: '', proxyUrl: '', apiBaseUrl: '' },
  });
});
