/** The texts of the people who are locked out. */

export const LOCK_OUTS = {
  about: 'Who cannot sign in for a while, after wrong passwords. A new password lifts it, too.',
  list: 'Lock-outs',
  none: 'Nobody is locked out',
  noneAbout: 'After several wrong passwords, a login is refused for a while, and is listed here.',
  login: 'Login',
  from: 'From',
  anywhere: 'Every network that nobody signs in from',
  attempts: 'Wrong passwords',
  since: 'Since',
  until: 'Until',
  lift: 'Lift',
  lifted: (login: string) => `${login} may try to sign in again`,
} as const;
