/** The texts of jobs that several pages offer: to give, hand over, lend, block and end what somebody holds. */

export const HOLDING = {
  roles: { owner: 'Owner', user: 'User', shared_line: 'Shared line', guest: 'Guest' },
  nameless: 'Device without a name',
  reason: 'Reason',
  reasonHint: 'Stays in the history, in your words.',
  personPlaceholder: 'A name, a login, an extension …',
  devicePlaceholder: 'A name, a serial number, a MAC address …',
  inStock: 'in stock',
  heldBy: (names: string) => `held by ${names}`,
  pickPerson: 'Choose who gets it.',
  pickDevice: 'Choose a device.',
  inThePast: 'Choose a time that is still to come.',

  giveTitle: (person: string) => `Give ${person} a device`,
  give: 'Give device',
  device: 'Device',
  role: 'Holds it as',
  lentUntil: 'Lent until',
  lentUntilHint: 'Leave it empty if it is theirs to keep. They keep it beyond that time, and are late.',
  willHandOver: (holder: string, person: string) =>
    `${holder} holds it now. It ends for them, and begins for ${person} at the same moment.`,
  given: (person: string, device: string) => `${person} now holds ${device}.`,
  takenBack: (person: string, device: string) => `${person} no longer holds ${device}.`,

  handOverTitle: (device: string) => `Hand over ${device}`,
  handOver: 'Hand over',
  handOverAbout: (holder: string) => `It ends for ${holder}, and begins for the next holder at the same moment.`,
  to: 'To',
  keepUntil: (holder: string) => `${holder} may use it until`,
  keepUntilHint: 'To move to another device. Leave it empty if it ends at once.',

  lendTitle: (device: string) => `Lend ${device} until`,
  extendTitle: (device: string) => `When is ${device} due?`,
  lend: 'Lend',
  extend: 'Set the day',
  lent: (device: string, person: string, day: string) => `${device} is lent to ${person} until ${day}.`,
  notLent: (person: string, device: string) => `${person} keeps ${device}. It is not a loan any more.`,
  pickDay: 'Choose when it is to come back.',
  noLoan: 'No loan any more: they keep it',

  endTitle: (person: string, device: string) => `End that ${person} holds ${device}`,
  end: 'End it',
  endAbout: 'The history keeps who held it, and until when. Pushes to this holder end with it.',
  endLines: 'Their line on this desk phone ends with it.',

  blockTitle: (person: string, device: string) => `Block ${person} on ${device}`,
  block: 'Block',
  blockAbout: 'They still hold it, and cannot use it until you unblock them. Other holders can.',
  blocked: (person: string, device: string) => `${person} is blocked on ${device}.`,
  unblocked: (person: string, device: string) => `${person} can use ${device} again.`,
} as const;
