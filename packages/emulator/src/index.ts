/** heldby in memory, for tests: Genesys Cloud's, Webex' and Apperian's device APIs over one store that nobody else sees. */
export type {
  Emulator,
  EmulatorClock,
  EmulatorOptions,
  EmulatorPerson,
  EmulatorRole,
  Fault,
  FaultWish,
  RecordedRequest,
  Snapshot,
  Vendor,
} from 'heldby/emulator';
export { createEmulator } from 'heldby/emulator';
