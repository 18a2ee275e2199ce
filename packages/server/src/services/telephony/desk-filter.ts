/** The filter of lists of desk phones and room devices. */

import type { DeviceKind } from '../../domain/device.ts';
import type { LocationId } from '../../domain/ids.ts';
import type { ActivationState } from '../../domain/telephony.ts';
import type { DeskConditions } from '../../storage/statements/desk-filters.ts';
import type { Reach } from '../../storage/statements/reach.ts';

/** All conditions must hold. A missing member matches every device. Text is compared exactly. */
export interface DeskFilter {
  readonly serial?: string;
  readonly software?: string;
  readonly kind?: DeviceKind;
  readonly state?: ActivationState;
  /** The device's own location, or its owner's if it has none. */
  readonly locationId?: LocationId;
  readonly model?: ModelNames;
  /** The device's name. For devices without a name, the model is compared. */
  readonly name?: { readonly text: string; readonly model: ModelNames };
  /** The device has all of them. */
  readonly tags?: readonly string[];
}

/** The two names by which the same model is stored. */
export interface ModelNames {
  readonly name: string;
  readonly alias: string;
  /** Whether devices without a model are shown with this name. */
  readonly isNone: boolean;
}

/** The filter as SQL parameters. Only the first tag is among them, because statements take no lists; the caller checks the others. */
export function toConditions(filter: DeskFilter): Omit<DeskConditions, 'org' | 'now' | keyof Reach> {
  const { serial = null, software = null, kind = null, state = null, locationId = null, model, name, tags = [] } = filter;
  const [tag] = tags;
  return {
    ...{ serial, software, kind, state, locationId },
    tag: tag === undefined ? null : JSON.stringify(tag),
    model: model?.name ?? null,
    modelAlias: model?.alias ?? null,
    modelless: model?.isNone ? 1 : 0,
    name: name?.text ?? null,
    nameModel: name?.model.name ?? null,
    nameModelAlias: name?.model.alias ?? null,
    nameModelless: name?.model.isNone ? 1 : 0,
  };
}
