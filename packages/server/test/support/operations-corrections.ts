/** The rows of `operations.ts` about leaving, correcting and merging. */
import type { Entries } from './refusals.ts';

const plain = {};

export const CORRECTIONS: Entries = {
  'native.assignments.remove': { body: () => ({ reason: 'It never was.' }) },
  'native.devices.merge': { idsInBody: true, body: ids => ({ from: ids.deviceId, reason: 'The same phone.' }) },
  'native.devices.unmerge': plain,
  'native.people.merge': { idsInBody: true, body: ids => ({ from: ids.personId, reason: 'The same person.' }) },
  'native.people.unmerge': plain,
  'native.people.offBoard': plain,
  'native.people.previewOffBoarding': plain,
  'native.people.rehire': plain,
  'native.offBoardings.list': plain,
  'native.offBoardings.get': plain,
  'native.offBoardings.update': { body: () => ({ keepLogin: true }) },
  'native.offBoardings.cancel': plain,
  'native.offBoardings.undo': plain,
};
