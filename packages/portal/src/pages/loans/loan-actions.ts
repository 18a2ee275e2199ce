/** What can be done with a loan. */
import type { Loan } from '@heldby/client';
import { hrefOf } from '../../app/router.ts';
import { checkIcon, loanIcon, smartphoneIcon, swapIcon, userIcon } from '../../kit/generated/icons.ts';
import type { MenuItem } from '../../kit/menu.tsx';
import { LOANS } from '../../words/loans.ts';

export type LoanJob = 'extend' | 'handOver' | 'end';

export function loanActions({ device, assignment }: Loan, mayWrite: boolean, ask: (job: LoanJob) => void): readonly MenuItem[] {
  const { owner } = assignment;
  const jobs: readonly MenuItem[] = [
    { text: LOANS.extend, icon: loanIcon, apart: true, onChoose: () => ask('extend') },
    { text: LOANS.handOver, icon: swapIcon, onChoose: () => ask('handOver') },
    { text: LOANS.end, icon: checkIcon, onChoose: () => ask('end') },
  ];
  return [
    { text: LOANS.openDevice, icon: smartphoneIcon, href: hrefOf(`devices/${device.id}`) },
    ...(owner.kind === 'person' ? [{ text: LOANS.openHolder, icon: userIcon, href: hrefOf(`people/${owner.id}`) }] : []),
    ...(mayWrite ? jobs : []),
  ];
}
