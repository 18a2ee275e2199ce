/** Every page: its address, its name, who sees it, and the module that is loaded when it is opened. A new page is a line here. */
import type { Me } from '@heldby/client';
import type { ComponentType } from 'preact';
import { maySee, type Sight } from '../data/me.ts';
import { IS_EMULATOR } from '../data/place.ts';
import {
  activityIcon,
  circleCheckIcon,
  homeIcon,
  laptopIcon,
  loanIcon,
  smartphoneIcon,
  staleIcon,
  uploadIcon,
  userMinusIcon,
  usersIcon,
  wrenchIcon,
} from '../kit/generated/icons.ts';
import type { IconPath } from '../kit/icon-path.ts';
import { TITLES } from '../words/titles.ts';
import { matchPath, type Params } from './route.ts';
import { INTEGRATION_PAGES, SETTINGS_PAGES } from './section-pages.ts';

export interface PageProps {
  readonly me: Me;
  /** The words in the places of the path, as `id` of `people/:id`. */
  readonly params: Params;
  readonly query: URLSearchParams;
}

/** Several pages behind one entry of the side bar. It leads to the first that the person sees. */
export interface Subject {
  readonly title: string;
  readonly icon: IconPath;
  /** What their addresses begin with. */
  readonly within: string;
}

export interface PageEntry {
  readonly path: string;
  readonly title: string;
  readonly sees: Sight;
  /** Of the entry in the side bar; a page without one is reached from others. */
  readonly icon?: IconPath;
  readonly subject?: Subject;
  readonly load: () => Promise<{ readonly Page: ComponentType<PageProps> }>;
}

export const PAGES: readonly PageEntry[] = [
  { path: '', title: TITLES.overview, sees: 'devices', icon: homeIcon, load: () => import('../pages/overview/page.tsx') },
  { path: 'people/:id', title: TITLES.person, sees: 'people', load: () => import('../pages/person/page.tsx') },
  { path: 'people', title: TITLES.people, sees: 'people', icon: usersIcon, load: () => import('../pages/people/page.tsx') },
  {
    path: 'devices',
    title: TITLES.devices,
    sees: 'devices',
    icon: smartphoneIcon,
    load: () => import('../pages/devices/page.tsx'),
  },
  { path: 'devices/:id', title: TITLES.device, sees: 'own', load: () => import('../pages/device/page.tsx') },
  {
    path: 'leavers',
    title: TITLES.leavers,
    sees: 'people',
    icon: userMinusIcon,
    load: () => import('../pages/leavers/page.tsx'),
  },
  { path: 'loans', title: TITLES.loans, sees: 'devices', icon: loanIcon, load: () => import('../pages/loans/page.tsx') },
  { path: 'stale', title: TITLES.stale, sees: 'read policy', icon: staleIcon, load: () => import('../pages/stale/page.tsx') },
  {
    path: 'approvals',
    title: TITLES.approvals,
    sees: 'devices',
    icon: circleCheckIcon,
    load: () => import('../pages/approvals/page.tsx'),
  },
  { path: 'imports', title: TITLES.imports, sees: 'imports', icon: uploadIcon, load: () => import('../pages/imports/page.tsx') },
  { path: 'imports/:id', title: TITLES.import, sees: 'imports', load: () => import('../pages/import/page.tsx') },
  {
    path: 'activity',
    title: TITLES.activity,
    sees: 'read events',
    icon: activityIcon,
    load: () => import('../pages/activity/page.tsx'),
  },
  {
    path: 'my-devices',
    title: TITLES.myDevices,
    sees: 'own',
    icon: laptopIcon,
    load: () => import('../pages/my-devices/page.tsx'),
  },
  ...INTEGRATION_PAGES,
  ...SETTINGS_PAGES,
  ...(IS_EMULATOR
    ? [
        {
          path: 'emulator',
          title: TITLES.emulator,
          sees: 'own',
          icon: wrenchIcon,
          load: () => import('../pages/emulator/page.tsx'),
        } as const,
      ]
    : []),
];

export function pagesOf(me: Me): readonly PageEntry[] {
  return PAGES.filter(({ sees }) => maySee(me, sees));
}

export interface SideEntry extends Subject {
  readonly path: string;
}

/** Of the side bar, and of the palette. */
export function sideEntriesOf(me: Me): readonly SideEntry[] {
  const led = new Set<Subject>();
  return pagesOf(me).flatMap(({ path, title, icon, subject }): SideEntry[] => {
    if (subject === undefined) return icon === undefined ? [] : [{ path, title, icon, within: path }];
    if (led.has(subject)) return [];
    led.add(subject);
    return [{ path, ...subject }];
  });
}

/** Where somebody begins who has no overview: the first page of their side bar. */
export function firstPageOf(me: Me): PageEntry {
  const first = pagesOf(me).find(({ icon }) => icon !== undefined);
  if (first === undefined) throw new Error('everybody has their own devices');
  return first;
}

/** Loads the module of an address ahead. Where that fails, showing the page tries again. */
export function fetchPage(path: string): void {
  void PAGES.find(page => matchPath(page.path, path) !== undefined)
    ?.load()
    .catch(() => undefined);
}

export interface FoundPage {
  readonly entry: PageEntry;
  readonly params: Params;
}

/** Undefined where there is no such page, or none for this person. */
export function findPage(me: Me, path: string): FoundPage | undefined {
  for (const entry of pagesOf(me)) {
    const params = matchPath(entry.path, path);
    if (params !== undefined) return { entry, params };
  }
  return undefined;
}
