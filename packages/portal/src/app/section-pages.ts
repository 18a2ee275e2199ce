/** The pages of the settings and of the integrations: sections of one subject, each with an address of its own. */
import { plugIcon, settingsIcon } from '../kit/generated/icons.ts';
import { INTEGRATIONS, SETTINGS } from '../words/sections.ts';
import type { PageEntry } from './pages.ts';
import type { LOADS } from './section-loads.ts';
import { INTEGRATION_SECTIONS, SETTINGS_SECTIONS } from './sections.ts';

const group = { path: 'settings/groups/:id', tab: SETTINGS.groups, sees: 'people' } as const;
const webhook = { path: 'integrations/webhooks/:id', tab: INTEGRATIONS.webhooks, sees: 'read webhooks' } as const;
const directory = { path: 'integrations/directories/:id', tab: INTEGRATIONS.directories, sees: 'read directories' } as const;
const provider = { path: 'integrations/sign-in/:id', tab: INTEGRATIONS.signIn, sees: 'write organization' } as const;

/** Everybody who sees a section of the settings sees the first: it has the name and the icon of the side bar. */
export const SETTINGS_PAGES: readonly PageEntry[] = [...Object.values(SETTINGS_SECTIONS), group].map(({ path, tab, sees }) =>
  path === 'settings' ? { ...entry(path, SETTINGS.title, sees), icon: settingsIcon } : entry(path, tab, sees),
);

const integrations = { title: INTEGRATIONS.title, icon: plugIcon, within: 'integrations' };

export const INTEGRATION_PAGES: readonly PageEntry[] = [...Object.values(INTEGRATION_SECTIONS), webhook, directory, provider].map(
  ({ path, tab, sees }) => ({ ...entry(path, tab, sees), subject: integrations }),
);

function entry(path: keyof typeof LOADS, title: string, sees: PageEntry['sees']): PageEntry {
  return { path, title, sees, load: async () => (await import('./section-loads.ts')).LOADS[path]() };
}
