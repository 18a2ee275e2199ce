/** The titles of the pages. They are apart from the other texts of a page, which are loaded with it. */
export const TITLES = {
  activity: 'Activity',
  approvals: 'Approvals',
  device: 'Device',
  devices: 'Devices',
  emulator: 'Emulator',
  import: 'Import of a file',
  imports: 'Import',
  leavers: 'Leavers',
  loans: 'Loans',
  myDevices: 'My devices',
  overview: 'Overview',
  people: 'People',
  person: 'Person',
  stale: 'Stale devices',
} as const;
