/** The pages of the settings and of the integrations: sections of one subject, each with an address of its own. */
import { plugIcon, settingsIcon } from '../kit/generated/icons.ts';
import { INTEGRATIONS, SETTINGS } from '../words/sections.ts';
import type { PageEntry } from './pages.ts';
import type { LOADS } from './section-loads.ts';
import { INTEGRATION_SECTIONS, SETTINGS_SECTIONS } from './sections.ts';

const group = { path: 'settings/groups/:id', tab: SETTINGS.groups, sees: 'people' } as const;
const webhook = { path: 'integrations/webhooks/:id', tab: INTEGRATIONS.webhooks, sees: 'read webhooks' } as const;

/** The first has the name and the icon of the side bar. */
export const SETTINGS_PAGES: readonly PageEntry[] = [...Object.values(SETTINGS_SECTIONS), group].map(({ path, tab, sees }) =>
  path === 'settings' ? { ...entry(path, SETTINGS.title, sees), icon: settingsIcon } : entry(path, tab, sees),
);

export const INTEGRATION_PAGES: readonly PageEntry[] = [...Object.values(INTEGRATION_SECTIONS), webhook].map(
  ({ path, tab, sees }) =>
    path === 'integrations' ? { ...entry(path, INTEGRATIONS.title, sees), icon: plugIcon } : entry(path, tab, sees),
);

function entry(path: keyof typeof LOADS, title: string, sees: PageEntry['sees']): PageEntry {
  return { path, title, sees, load: async () => (await import('./section-loads.ts')).LOADS[path]() };
}
