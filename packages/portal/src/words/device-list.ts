/** The texts of the list of devices. */
import { format } from './format.ts';
import { TITLES } from './titles.ts';

export const DEVICES = {
  title: TITLES.devices,
  add: 'Add a device',
  placeholder: 'Search, or filter: kind:desk_phone -is:held',
  count: (count: number) => (count === 1 ? '1 device' : `${format.number(count)} devices`),
  none: 'There is no device yet',
  noneAbout: 'Add the first one, or import a list of them.',
  columns: {
    name: 'Name',
    holders: 'Held by',
    kind: 'Kind',
    model: 'Model',
    make: 'Manufacturer',
    platform: 'System',
    serial: 'Serial number',
    mac: 'MAC address',
    location: 'Location',
    state: 'State',
    tags: 'Tags',
    asset: 'Asset tag',
    phone: 'Phone number',
    added: 'Added',
    number: 'Number',
    udid: 'Hardware id',
  },
  nobody: 'Nobody',
  andMore: (count: number) => `+${count}`,
  disabled: 'Disabled',
} as const;
