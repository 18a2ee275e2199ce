/** The pages of the settings and of the integrations: sections of one subject, each with an address of its own. */
import { plugIcon, settingsIcon } from '../kit/generated/icons.ts';
import { INTEGRATIONS, SETTINGS } from '../words/sections.ts';
import type { PageEntry } from './pages.ts';
import { INTEGRATION_SECTIONS as integrations, type Section, SETTINGS_SECTIONS as settings } from './sections.ts';

export const SETTINGS_PAGES: readonly PageEntry[] = [
  {
    ...entry(settings.organization, () => import('../pages/settings/organization/page.tsx')),
    title: SETTINGS.title,
    icon: settingsIcon,
  },
  entry(settings.policies, () => import('../pages/settings/policies/page.tsx')),
  entry(settings.locations, () => import('../pages/settings/places/locations.tsx')),
  entry(settings.workspaces, () => import('../pages/settings/places/workspaces.tsx')),
  entry(settings.virtualLines, () => import('../pages/settings/places/virtual-lines.tsx')),
  entry(settings.groups, () => import('../pages/settings/groups/page.tsx')),
  { ...entry(settings.groups, () => import('../pages/settings/groups/group.tsx')), path: 'settings/groups/:id' },
  entry(settings.fields, () => import('../pages/settings/fields/page.tsx')),
  entry(settings.roles, () => import('../pages/settings/roles/page.tsx')),
  entry(settings.retention, () => import('../pages/settings/retention/page.tsx')),
];

export const INTEGRATION_PAGES: readonly PageEntry[] = [
  {
    ...entry(integrations.tokens, () => import('../pages/integrations/tokens/page.tsx')),
    title: INTEGRATIONS.title,
    icon: plugIcon,
  },
  entry(integrations.applications, () => import('../pages/integrations/applications/page.tsx')),
  entry(integrations.signIn, () => import('../pages/integrations/sign-in/page.tsx')),
  entry(integrations.sessions, () => import('../pages/integrations/sessions/page.tsx')),
  entry(integrations.lockOuts, () => import('../pages/integrations/lock-outs/page.tsx')),
];

function entry({ path, tab, sees }: Section, load: PageEntry['load']): PageEntry {
  return { path, title: tab, sees, load };
}
