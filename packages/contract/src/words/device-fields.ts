/** What the members of a device are called. */

export const deviceFields: Readonly<Record<string, string>> = {
  name: 'Name',
  make: 'Manufacturer',
  model: 'Model',
  platform: 'Operating system',
  osVersion: 'Version of the system',
  serial: 'Serial number',
  mac: 'MAC address',
  macs: 'MAC addresses',
  udid: 'Hardware id',
  imei: 'IMEI',
  iccid: 'SIM card',
  phoneNumber: 'Phone number',
  assetTag: 'Asset tag',
  locationId: 'Location',
  tags: 'Tags',
  purchasedAt: 'Bought on',
  notes: 'Notes',
  externalIds: 'Ids in other systems',
  metadata: 'Your own fields',
};
