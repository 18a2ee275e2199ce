/** The names of the sections of the settings and of the integrations. */
export const SETTINGS = {
  title: 'Settings',
  sections: 'Sections of the settings',
  organization: 'Organization',
  policies: 'Policies',
  locations: 'Locations',
  workspaces: 'Workspaces',
  virtualLines: 'Virtual lines',
  groups: 'Groups',
  fields: 'Your own fields',
  roles: 'Roles',
  retention: 'Retention',
  mail: 'Mail',
  jobs: 'Jobs',
} as const;

export const INTEGRATIONS = {
  title: 'Integrations',
  sections: 'Sections of the integrations',
  tokens: 'API tokens',
  applications: 'Applications',
  webhooks: 'Webhooks',
  directories: 'Directories',
  signIn: 'Sign-in providers',
  sessions: 'Sessions',
  lockOuts: 'Lock-outs',
} as const;
