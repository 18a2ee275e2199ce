/** Writes the portal's icons: those of Lucide that it shows, each as the data of one path. */
import { readFileSync } from 'node:fs';
import type { Generate } from '../generate.ts';

type Attributes = Readonly<Record<string, string>>;
type IconNode = readonly (readonly [tag: string, attributes: Attributes])[];

/** The name in the portal, and the name in Lucide. An icon that no module imports is not shipped. */
const ICONS: Readonly<Record<string, string>> = {
  activity: 'activity',
  ban: 'ban',
  bell: 'bell',
  bellOff: 'bell-off',
  blocks: 'blocks',
  building: 'building',
  calendar: 'calendar',
  check: 'check',
  chevronDown: 'chevron-down',
  chevronRight: 'chevron-right',
  chevronUp: 'chevron-up',
  circleAlert: 'circle-alert',
  circleCheck: 'circle-check',
  clock: 'clock',
  columns: 'columns-3',
  copy: 'copy',
  download: 'download',
  ellipsis: 'ellipsis',
  external: 'external-link',
  eye: 'eye',
  filter: 'list-filter',
  globe: 'globe',
  grid: 'layout-grid',
  hash: 'hash',
  history: 'rotate-ccw-clock',
  home: 'layout-dashboard',
  inbox: 'inbox',
  info: 'info',
  key: 'key-round',
  keyboard: 'keyboard',
  laptop: 'laptop',
  link: 'link',
  loan: 'calendar-clock',
  lock: 'lock',
  logIn: 'log-in',
  logOut: 'log-out',
  mapPin: 'map-pin',
  menu: 'menu',
  monitor: 'monitor',
  moon: 'moon',
  pencil: 'pencil',
  phone: 'phone',
  plug: 'plug',
  plus: 'plus',
  power: 'power',
  refresh: 'refresh-cw',
  search: 'search',
  settings: 'settings',
  shield: 'shield-check',
  smartphone: 'smartphone',
  stale: 'clock-alert',
  sun: 'sun',
  swap: 'arrow-right-left',
  table: 'table-2',
  tablet: 'tablet',
  tag: 'tag',
  trash: 'trash',
  undo: 'undo-2',
  upload: 'upload',
  user: 'user-round',
  userMinus: 'user-round-x',
  userPlus: 'user-round-plus',
  users: 'users-round',
  warning: 'triangle-alert',
  webhook: 'webhook',
  wrench: 'wrench',
  x: 'x',
};

const HEAD = `/** Icons of Lucide (lucide.dev, ISC License), each as the data of one path on a grid of 24. Generated: \`npm run generate\`. */
import type { IconPath } from '../icon-path.ts';
`;

export const generate: Generate = async () => {
  const nodes = JSON.parse(readFileSync('node_modules/lucide-static/icon-nodes.json', 'utf8')) as Record<string, IconNode>;
  const lines = Object.entries(ICONS).map(([name, lucide]) => {
    const node = nodes[lucide];
    if (node === undefined) throw new Error(`Lucide has no icon ${lucide}`);
    return constant(`${name}Icon`, node.map(([tag, attributes]) => pathOf(tag, attributes)).join(''));
  });
  return { 'packages/portal/src/kit/generated/icons.ts': `${HEAD}\n${lines.join('\n')}\n` };
};

/** As the formatter writes it: on one line where it fits. */
function constant(name: string, path: string): string {
  const line = `export const ${name} = '${path}' as IconPath;`;
  return line.length <= 130 ? line : `export const ${name} =\n  '${path}' as IconPath;`;
}

/** Any shape of Lucide as a path, so that an icon is one element. */
function pathOf(tag: string, attributes: Attributes): string {
  const at = (name: string) => Number(attributes[name] ?? 0);
  if (tag === 'path') return fromStart(attributes.d ?? '');
  if (tag === 'line') return `M${at('x1')} ${at('y1')}L${at('x2')} ${at('y2')}`;
  if (tag === 'circle') return ellipse(at('cx'), at('cy'), at('r'), at('r'));
  if (tag === 'ellipse') return ellipse(at('cx'), at('cy'), at('rx'), at('ry'));
  if (tag === 'polyline' || tag === 'polygon') return `M${attributes.points}${tag === 'polygon' ? 'Z' : ''}`;
  if (tag === 'rect') return rect(at('x'), at('y'), at('width'), at('height'), at(attributes.rx === undefined ? 'ry' : 'rx'));
  throw new Error(`no path is known for <${tag}>`);
}

/** A path that begins with `m` begins at the corner of the grid, also after another path; what follows it is relative still. */
function fromStart(path: string): string {
  const begun = /^m\s*(-?[\d.]+)[\s,]*(-?\d*\.?\d+)[\s,]*(.*)$/s.exec(path);
  if (begun === null) return path;
  const [, x, y, rest = ''] = begun;
  return `M${x} ${y}${/^[-\d.]/.test(rest) ? 'l' : ''}${rest}`;
}

function ellipse(cx: number, cy: number, rx: number, ry: number): string {
  return `M${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0`;
}

function rect(x: number, y: number, width: number, height: number, r: number): string {
  const corner = (dx: number, dy: number) => (r === 0 ? '' : `a${r} ${r} 0 0 1 ${dx} ${dy}`);
  const [w, h] = [width - 2 * r, height - 2 * r];
  return `M${x + r} ${y}h${w}${corner(r, r)}v${h}${corner(-r, r)}h${-w}${corner(-r, -r)}v${-h}${corner(r, -r)}z`;
}
