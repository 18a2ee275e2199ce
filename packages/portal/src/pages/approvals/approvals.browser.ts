/** New phones of members wait: approved, denied many at once, and approved by their holder where the policy lets them. */
import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { apiOf } from '../../../test/api.ts';
import { assertSectionsFit, openSignedIn, usePortal } from '../../../test/portal.ts';

const MEMBER = { login: 'chiara.moretti' };
const LONG = 'A phone with a name as long as names may be, sixty of them';
const NAMES = [
  'Field phone',
  'Spare phone',
  'Old phone',
  'هاتف الميناء للزوار',
  'A phone with a name as long as names may be, sixty of them',
];

const phone = (name: string) => ({
  ...{ deviceToken: `token of ${name}`, notificationId: 'n-1', make: 'Apple', model: 'iPhone17,1' },
  ...{ acceptNotifications: true, type: 'ios', name },
});

describe('approvals', () => {
  const portal = usePortal();

  before(async () => {
    const { page } = await openSignedIn(portal, 'approvals');
    await page.getByText('No device waits for approval').waitFor();
    const admin = await apiOf(portal, page);
    await admin('PATCH', '/registry/v1/policies/approval', { approvalKinds: ['mobile'] });
    const own = await openSignedIn(portal, 'my-devices', MEMBER);
    const member = await apiOf(portal, own.page);
    for (const name of NAMES) await member('POST', '/api/v2/mobiledevices', phone(name));
    await Promise.all([page.close(), own.page.close()]);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`are accessible in ${colorScheme}, and fit phones and wide screens`, async () => {
      const { page, faults } = await openSignedIn(portal, 'approvals', { colorScheme });
      await assertSectionsFit(portal, page, [['approvals', 'Approvals']], colorScheme);
      const own = await openSignedIn(portal, 'my-devices', { ...MEMBER, colorScheme });
      await own.page.getByText('Waits for approval').first().waitFor();
      await assertSectionsFit(portal, own.page, [['my-devices', 'My devices']], `waiting-${colorScheme}`);
      assert.deepEqual([...faults, ...own.faults], []);
    });
  }

  it('are given by the keyboard, and denied for many at once, with what that leaves behind', async () => {
    const { page, faults } = await openSignedIn(portal, 'approvals');
    const row = (name: string) => page.getByRole('row', { name: new RegExp(`${name} .*Chiara Moretti`) });
    await row('Old phone').getByText('The organization approves new devices of this kind.').waitFor();
    await page.getByRole('grid', { name: 'Approvals' }).focus();
    await page.keyboard.press('m');
    await page.getByRole('menuitem', { name: 'Approve …' }).focus();
    await page.keyboard.press('Enter');
    const approve = page.getByRole('dialog', { name: 'Approve 1 device' });
    await approve.getByText('Chiara Moretti can use it').waitFor();
    await approve.getByLabel('Reason').fill('seen at the desk');
    await page.keyboard.press('Enter');
    await page.getByText('Approved 1 device').waitFor();
    await row(LONG).waitFor({ state: 'detached' });

    await row('Field phone').getByRole('checkbox').check();
    await row('Spare phone').getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Deny …' }).click();
    const deny = page.getByRole('dialog', { name: 'Deny 2 devices' });
    await deny.getByText(/A block stays/).waitFor();
    await deny.getByLabel('Reason').fill('not ours');
    await deny.getByRole('button', { name: 'Deny 2 devices' }).click();
    await page.getByText('Denied 2 devices').waitFor();
    await row('Spare phone').waitFor({ state: 'detached' });

    await page.getByRole('link', { name: 'Denied', exact: true }).click();
    await page.waitForURL(/state=denied/);
    await page.getByRole('row', { name: /Spare phone.*not ours/ }).waitFor();
    await page.goBack();
    await row('هاتف الميناء للزوار').getByRole('link', { name: 'Chiara Moretti' }).click();
    await page.getByRole('heading', { level: 1, name: 'Chiara Moretti' }).waitFor();
    assert.deepEqual(faults, []);
  });

  it('are the person’s own where the policy says so', async () => {
    const { page, faults } = await openSignedIn(portal, 'my-devices', MEMBER);
    const waiting = page.getByRole('listitem').filter({ hasText: 'Waits for approval' });
    await waiting
      .first()
      .getByText(/The organization approves new devices of this kind\. Without a decision by/)
      .waitFor();
    assert.equal(await page.getByRole('button', { name: /^Approve/ }).count(), 0);
    const admin = await apiOf(portal, (await openSignedIn(portal, 'approvals')).page);
    await admin('PATCH', '/registry/v1/policies/approval', { approvalBy: 'administrators_and_self' });
    await page.reload();
    await page.getByRole('button', { name: 'Approve هاتف الميناء للزوار' }).click();
    const dialog = page.getByRole('dialog', { name: 'Approve your device' });
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('هاتف الميناء للزوار is approved').waitFor();
    await waiting.filter({ hasText: 'هاتف' }).waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
  });
});
