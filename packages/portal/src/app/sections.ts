/** The sections of the settings and of the integrations: their addresses, names, and who sees them. */
import type { Sight } from '../data/me.ts';
import { INTEGRATIONS, SETTINGS } from '../words/sections.ts';

export interface Section {
  readonly path: string;
  /** Its name among the others, and its title. */
  readonly tab: string;
  readonly sees: Sight;
}

/** The first is what the side bar leads to. */
export const SETTINGS_SECTIONS = {
  organization: { path: 'settings', tab: SETTINGS.organization, sees: 'people' },
  policies: { path: 'settings/policies', tab: SETTINGS.policies, sees: 'read policy' },
  locations: { path: 'settings/locations', tab: SETTINGS.locations, sees: 'read locations' },
  workspaces: { path: 'settings/workspaces', tab: SETTINGS.workspaces, sees: 'devices' },
  virtualLines: { path: 'settings/virtual-lines', tab: SETTINGS.virtualLines, sees: 'read lines and guests of others' },
  groups: { path: 'settings/groups', tab: SETTINGS.groups, sees: 'people' },
  fields: { path: 'settings/fields', tab: SETTINGS.fields, sees: 'devices' },
  roles: { path: 'settings/roles', tab: SETTINGS.roles, sees: 'people' },
  retention: { path: 'settings/retention', tab: SETTINGS.retention, sees: 'read events' },
  mail: { path: 'settings/mail', tab: SETTINGS.mail, sees: 'read policy' },
  jobs: { path: 'settings/jobs', tab: SETTINGS.jobs, sees: 'read jobs' },
} as const satisfies Readonly<Record<string, Section>>;

export const INTEGRATION_SECTIONS = {
  tokens: { path: 'integrations', tab: INTEGRATIONS.tokens, sees: 'write tokens of others' },
  applications: { path: 'integrations/applications', tab: INTEGRATIONS.applications, sees: 'write applications' },
  webhooks: { path: 'integrations/webhooks', tab: INTEGRATIONS.webhooks, sees: 'read webhooks' },
  directories: { path: 'integrations/directories', tab: INTEGRATIONS.directories, sees: 'read directories' },
  signIn: { path: 'integrations/sign-in', tab: INTEGRATIONS.signIn, sees: 'write organization' },
  sessions: { path: 'integrations/sessions', tab: INTEGRATIONS.sessions, sees: 'write people' },
  lockOuts: { path: 'integrations/lock-outs', tab: INTEGRATIONS.lockOuts, sees: 'people' },
} as const satisfies Readonly<Record<string, Section>>;
