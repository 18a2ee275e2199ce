/** The settings of the policies that are carried out by themselves. The contract says what each does. */
import type { DeviceKind } from './device.ts';

export type CapAction = 'refuse' | 'ask' | 'end_oldest';

export interface PolicyRules {
  readonly staleMobileDays?: number;
  readonly staleNativeCatalogDays?: number;
  readonly staleWebCatalogDays?: number;
  readonly staleBrowserDays?: number;
  readonly staleDeskPhoneDays?: number;
  readonly staleRoomDeviceDays?: number;
  readonly staleGraceDays?: number;
  readonly staleEnds?: boolean;
  readonly staleEveryDays?: number;
  readonly capMobile?: number;
  readonly capMobileOver?: CapAction;
  readonly capNativeCatalog?: number;
  readonly capNativeCatalogOver?: CapAction;
  readonly capWebCatalog?: number;
  readonly capWebCatalogOver?: CapAction;
  readonly capBrowser?: number;
  readonly capBrowserOver?: CapAction;
  readonly capDeskPhone?: number;
  readonly capDeskPhoneOver?: CapAction;
  readonly capRoomDevice?: number;
  readonly capRoomDeviceOver?: CapAction;
  readonly approvalKinds?: DeviceKind[];
  readonly approvalBy?: 'administrators' | 'administrators_and_self';
  readonly approvalDays?: number;
  readonly loanRemindBeforeDays?: number[];
  readonly loanRemindAfterDays?: number[];
  readonly policyHour?: number;
}
