/** The modules of the sections, apart from their addresses: the first load of any other page is smaller without them. */
import type { PageEntry } from './pages.ts';

type Loads = Readonly<Record<string, PageEntry['load']>>;

export const LOADS = {
  settings: () => import('../pages/settings/organization/page.tsx'),
  'settings/policies': () => import('../pages/settings/policies/page.tsx'),
  'settings/locations': () => import('../pages/settings/places/locations.tsx'),
  'settings/workspaces': () => import('../pages/settings/places/workspaces.tsx'),
  'settings/virtual-lines': () => import('../pages/settings/places/virtual-lines.tsx'),
  'settings/groups': () => import('../pages/settings/groups/page.tsx'),
  'settings/groups/:id': () => import('../pages/settings/groups/group.tsx'),
  'settings/fields': () => import('../pages/settings/fields/page.tsx'),
  'settings/roles': () => import('../pages/settings/roles/page.tsx'),
  'settings/retention': () => import('../pages/settings/retention/page.tsx'),
  'settings/mail': () => import('../pages/settings/mail/page.tsx'),
  'settings/jobs': () => import('../pages/settings/jobs/page.tsx'),
  integrations: () => import('../pages/integrations/tokens/page.tsx'),
  'integrations/applications': () => import('../pages/integrations/applications/page.tsx'),
  'integrations/webhooks': () => import('../pages/integrations/webhooks/page.tsx'),
  'integrations/webhooks/:id': () => import('../pages/integrations/webhooks/webhook.tsx'),
  'integrations/directories': () => import('../pages/integrations/directories/page.tsx'),
  'integrations/directories/:id': () => import('../pages/integrations/directories/directory.tsx'),
  'integrations/sign-in': () => import('../pages/integrations/sign-in/page.tsx'),
  'integrations/sign-in/:id': () => import('../pages/integrations/sign-in/provider.tsx'),
  'integrations/sessions': () => import('../pages/integrations/sessions/page.tsx'),
  'integrations/lock-outs': () => import('../pages/integrations/lock-outs/page.tsx'),
} as const satisfies Loads;
