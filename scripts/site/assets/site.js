/* The search, the list of versions, the menu on small screens, and a button that copies each block of code. */

const root = document.documentElement.dataset.root;

function load(source) {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = root + source;
    script.addEventListener('load', resolve);
    script.addEventListener('error', reject);
    document.head.append(script);
  });
}

/* A menu that is closed on a small screen stands open beside a page that has the room. */
const wide = matchMedia('(min-width: 801px)');
const menu = document.querySelector('.menu');
const fitMenu = () => {
  menu.open = wide.matches;
};
wide.addEventListener('change', fitMenu);
fitMenu();
menu.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' });

const versions = document.getElementById('version');
load('../versions.js').then(() => {
  const shown = document.documentElement.dataset.version;
  versions.replaceChildren(...globalThis.heldbyVersions.map(name => new Option(name, name, name === shown, name === shown)));
});
versions.addEventListener('change', () => {
  // The same page may not be there.
  location.href = `${root}../${versions.value}/index.html`;
});

for (const block of document.querySelectorAll('pre')) {
  const frame = document.createElement('div');
  frame.className = 'code';
  block.replaceWith(frame);
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Copy';
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(block.textContent);
    button.textContent = 'Copied';
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 1_500);
  });
  block.tabIndex = 0;
  frame.append(block, button);
}

const input = document.getElementById('search');
const list = document.getElementById('found');
const LIMIT = 12;
let index;

/* The index is some megabytes, so it comes when somebody begins to search. */
function ready() {
  index ??= Promise.all([load('assets/minisearch.js'), load('assets/index.js')]).then(() =>
    globalThis.MiniSearch.loadJS(globalThis.heldbyIndex, {
      idField: 'id',
      fields: ['title', 'heading', 'text'],
      storeFields: ['title', 'heading', 'url'],
      searchOptions: {
        prefix: true,
        fuzzy: 0.15,
        combineWith: 'AND',
        boost: { title: 3, heading: 4 },
        // Who searches wants to do something; the references are long lists of the same words.
        boostDocument: (_, __, { url }) => (url.includes('/guides/') ? 3 : 1),
      },
    }),
  );
  return index;
}

function shown(hit, number) {
  const link = document.createElement('a');
  link.href = root + hit.url;
  link.id = `found-${number}`;
  link.setAttribute('role', 'option');
  link.tabIndex = -1;
  link.append(hit.heading);
  if (hit.title !== hit.heading) {
    const page = document.createElement('small');
    page.append(hit.title);
    link.append(page);
  }
  return link;
}

function choose(number) {
  const options = [...list.querySelectorAll('a')];
  if (options.length === 0) return;
  const chosen = (number + options.length) % options.length;
  for (const [place, option] of options.entries()) option.setAttribute('aria-selected', String(place === chosen));
  input.setAttribute('aria-activedescendant', options[chosen].id);
  options[chosen].scrollIntoView({ block: 'nearest' });
}

function close() {
  list.hidden = true;
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-activedescendant');
}

async function find() {
  const asked = input.value;
  if (asked.trim() === '') return close();
  const search = await ready();
  // Something else was typed meanwhile.
  if (asked !== input.value) return;
  const hits = search.search(asked).slice(0, LIMIT);
  const none = document.createElement('p');
  none.append(`Nothing has all of these words: ${asked}`);
  list.replaceChildren(...(hits.length === 0 ? [none] : hits.map(shown)));
  list.hidden = false;
  input.setAttribute('aria-expanded', 'true');
  choose(0);
}

input.addEventListener('focus', ready);
input.addEventListener('input', find);
input.addEventListener('keydown', event => {
  const options = [...list.querySelectorAll('a')];
  const chosen = options.findIndex(option => option.getAttribute('aria-selected') === 'true');
  if (event.key === 'ArrowDown') choose(chosen + 1);
  else if (event.key === 'ArrowUp') choose(chosen - 1);
  else if (event.key === 'Enter' && !list.hidden) options[chosen]?.click();
  else if (event.key === 'Escape') close();
  else return;
  event.preventDefault();
});
list.addEventListener('click', close);
document.addEventListener('pointerdown', event => {
  if (!event.target.closest('.search')) close();
});
document.addEventListener('keydown', event => {
  if (event.key !== '/' || event.target.closest('input, select, textarea')) return;
  event.preventDefault();
  input.focus();
});
