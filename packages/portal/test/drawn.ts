/** When a page itself is drawn: what it loads after that, it loads behind what people look at. */

/** What a page is made of, beside its frame. */
export const DRAWN = 'main :is(.card, [role=grid], table, .list-rows .state)';

/** To be run before the page's own code: marks the moment as `shown`. */
export const MARK_SHOWN = `new MutationObserver((_, observer) => {
  if (document.querySelector('${DRAWN}') === null) return;
  performance.mark('shown');
  observer.disconnect();
}).observe(document, { childList: true, subtree: true })`;

/** The scripts and styles that were loaded until then, with their compressed sizes. */
export const LOADED = `performance.getEntriesByType('resource')
  .filter(({ name, startTime }) => /\\/assets\\/.*\\.(?:js|css)$/.test(name) && startTime <= performance.getEntriesByName('shown')[0].startTime)
  .map(({ name, encodedBodySize }) => [name.replace(/.*\\//, ''), encodedBodySize])`;
