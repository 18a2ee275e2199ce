/** The table of models that can be added (contract webex §3.5), with what each of them can do. */
import type { AddedBy } from '../../../domain/phone-catalogue.ts';
import type { WebexModel } from '../models/model.ts';

export const UPGRADE_CHANNELS: readonly string[] = ['STABLE', 'STABLE_DELAY', 'PREVIEW', 'BETA', 'TESTING'];

/** `MPP` keeps that type, `not:MPP` all others. */
export function supportedDevices(
  models: readonly WebexModel[],
  type: string | undefined,
  configurableLayout: boolean | undefined,
): Record<string, unknown>[] {
  const rows = models.filter(model => isOfType(model, type)).map(toSupportedDevice);
  return configurableLayout === undefined ? rows : rows.filter(row => row.allowConfigureLayoutEnabled === configurableLayout);
}

function isOfType({ family }: WebexModel, type: string | undefined): boolean {
  if (type === undefined) return true;
  return type.startsWith('not:') ? family.type !== type.slice('not:'.length) : family.type === type;
}

const METHODS: Readonly<Record<AddedBy, string>> = { mac: 'MAC_ADDRESS', code: 'ACTIVATION_CODE' };

function toSupportedDevice(each: WebexModel): Record<string, unknown> {
  const { model, displayName, family, ports, touch } = each;
  const buttons = buttonsOf(each);
  return {
    model,
    displayName,
    ...(family.displayName === null ? {} : { familyDisplayName: family.displayName }),
    type: family.type,
    manufacturer: family.manufacturer,
    managedBy: family.managedBy,
    supportedFor: ['PEOPLE', 'PLACE'],
    onboardingMethod: each.addedBy.map(method => METHODS[method]),
    allowConfigureLayoutEnabled: buttons > 1,
    numberOfLinePorts: ports,
    ...modulesOf(each),
    ...family.flags,
    ...(family.flags.upgradeChannelEnabled ? { defaultUpgradeChannel: 'STABLE' } : {}),
    numberOfLineKeyButtons: buttons,
    touchScreenPhone: touch,
    maxNumberOfLineAppearances: ports,
  };
}

/** Only phones with a block of settings for phones have keys for their lines. */
export function buttonsOf({ family, ports }: WebexModel): number {
  return family.settings === 'mpp' ? ports : 0;
}

function modulesOf({ modules, moduleTypes }: WebexModel): Record<string, unknown> {
  if (modules === 0) return { kemSupportEnabled: false, kemLinesSupportEnabled: false };
  return { kemSupportEnabled: true, kemModuleCount: modules, kemModuleType: moduleTypes, kemLinesSupportEnabled: true };
}
