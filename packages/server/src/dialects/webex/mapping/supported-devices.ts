/** The table of models that can be added (contract webex §3.5), with what each of them can do. */
import type { PhoneModel } from '../../../domain/phone-catalogue.ts';
import { type WebexModel, webexModel } from '../models.ts';

export const UPGRADE_CHANNELS: readonly string[] = ['STABLE', 'STABLE_DELAY', 'PREVIEW', 'BETA', 'TESTING'];

/** `MPP` keeps that type, `not:MPP` all others. */
export function supportedDevices(
  models: readonly PhoneModel[],
  type: string | undefined,
  configurableLayout: boolean | undefined,
): Record<string, unknown>[] {
  const rows = models
    .flatMap(({ model }) => webexModel(model) ?? [])
    .filter(model => isOfType(model, type))
    .map(toSupportedDevice);
  return configurableLayout === undefined ? rows : rows.filter(row => row.allowConfigureLayoutEnabled === configurableLayout);
}

function isOfType(model: WebexModel, type: string | undefined): boolean {
  if (type === undefined) return true;
  return type.startsWith('not:') ? model.type !== type.slice('not:'.length) : model.type === type;
}

function toSupportedDevice({ model, displayName, type, manufacturer, managedBy, ports }: WebexModel): Record<string, unknown> {
  return {
    model,
    displayName,
    type,
    manufacturer,
    managedBy,
    supportedFor: ['PEOPLE', 'PLACE'],
    onboardingMethod: ['MAC_ADDRESS', 'ACTIVATION_CODE'],
    allowConfigureLayoutEnabled: true,
    numberOfLinePorts: ports,
    kemSupportEnabled: false,
    upgradeChannelEnabled: true,
    additionalPrimaryLineAppearancesEnabled: true,
    basicEmergencyNomadicEnabled: false,
    customizedBehaviorsEnabled: true,
    allowConfigurePortsEnabled: true,
    customizableLineLabelEnabled: true,
    supportsLinePortReorderingEnabled: true,
    kemLinesSupportEnabled: false,
    portNumberSupportEnabled: true,
    numberOfLineKeyButtons: ports,
    touchScreenPhone: false,
    t38Enabled: false,
    callDeclinedEnabled: true,
    deviceSettingsConfiguration: 'WEBEX_CALLING_DEVICE_CONFIGURATION',
    allowHotelingHostEnabled: true,
    supportsLogCollection: 'CISCO_PRT',
    supportsApplyChangesEnabled: true,
    allowConfigureLinesEnabled: true,
    allowConfigurePhoneSettingsEnabled: true,
    supportsHotlineEnabled: true,
    maxNumberOfLineAppearances: ports,
  };
}
