/** Two records of one person, and somebody who is hired again. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Person } from '@heldby/client';
import { apiOf } from '../../../test/api.ts';
import { assertAccessible, heading, keepShot, openSignedIn, usePortal } from '../../../test/portal.ts';

describe('one person', () => {
  const portal = usePortal();

  const addPerson = async (page: Parameters<typeof apiOf>[1], login: string, lastName: string) => {
    const call = await apiOf(portal, page);
    return call<Person>('POST', '/registry/v1/people', { firstName: 'Ines', lastName, login });
  };

  it('with two records becomes one after showing what moves, and two again by Undo', async () => {
    const { page, faults } = await openSignedIn(portal);
    const [kept, other] = [await addPerson(page, 'ines.one', 'Okafor'), await addPerson(page, 'ines.two', 'Okafor-Braun')];
    await page.goto(`${portal.demo().url}people/${kept.id}`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /^Merge/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Merge another record into Ines Okafor' });
    await dialog.getByRole('combobox', { name: /^The other record/ }).fill('okafor-braun');
    await page.getByRole('option', { name: /Okafor-Braun/, selected: true }).waitFor();
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await dialog.getByText('Say why these are one person.').waitFor();
    await dialog.getByLabel('Reason').fill('Two vendors made one each');
    await keepShot(page, 'person-merge');
    await assertAccessible(page);
    await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
    await page.getByText('The records are one: Ines Okafor.').waitFor();
    await page.goto(`${portal.demo().url}people/${other.id}`);
    await heading(page, 'Ines Okafor').waitFor();
    assert.deepEqual(faults, []);
  });

  it('who left and is hired again has the same page, without what they had', async () => {
    const { page, faults } = await openSignedIn(portal);
    const person = await addPerson(page, 'ines.back', 'Returning');
    const call = await apiOf(portal, page);
    await call('POST', `/registry/v1/people/${person.id}/off-board`, { reason: 'Another job' });
    await page.goto(`${portal.demo().url}people/${person.id}`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: /^Hire again/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Hire Ines Returning again' });
    await dialog.getByLabel('Reason').fill('They came back');
    await dialog.getByRole('button', { name: 'Hire again' }).click();
    await page.getByText('Ines Returning is here again.').waitFor();
    await page.getByRole('button', { name: 'Give a device' }).first().waitFor();
    assert.deepEqual(faults, []);
  });
});
