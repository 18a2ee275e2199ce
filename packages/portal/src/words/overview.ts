/** The texts of the overview. */
export const OVERVIEW = {
  title: 'Overview',
  kinds: 'Devices by kind',
  platforms: 'Devices by platform',
  daily: 'Devices in the last 90 days',
  devices: 'Devices',
  rest: 'Others',
  none: 'Not known',
  yours: 'What you hold',
  nothingHeld: 'You hold no device.',
} as const;
