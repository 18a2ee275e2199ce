/** The texts of the sessions of everybody. */

export const ALL_SESSIONS = {
  about: 'Where people are signed in now.',
  search: 'Search by name',
  list: 'Sessions',
  columns: {
    person: 'Person',
    agent: 'Browser or app',
    applications: 'In',
    method: 'By',
    network: 'From',
    began: 'Began',
    used: 'Last used',
  },
  methods: { password: 'Password', provider: 'Provider' },
  unknown: 'Not said',
  here: 'your own',
  never: 'not yet',
  none: 'Nobody is signed in',
  end: 'Sign out',
  endTitle: 'Sign somebody out',
  endAbout: (name: string, agent: string) => `${name} is signed out of ${agent} at once, with everything that came from it.`,
  ended: (name: string) => `${name} is signed out there`,
} as const;
