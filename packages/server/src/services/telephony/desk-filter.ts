/** What a list of desk phones and room devices can be filtered by. */
import type { DeviceKind } from '../../domain/device.ts';
import type { LocationId } from '../../domain/ids.ts';
import type { ActivationState } from '../../domain/telephony.ts';
import type { DeskConditions } from '../../storage/statements/desk-filters.ts';

/** All conditions must hold. A member that is left out fits every device. Text is compared exactly. */
export interface DeskFilter {
  readonly serial?: string;
  readonly software?: string;
  readonly kind?: DeviceKind;
  readonly state?: ActivationState;
  /** The device's own location, or else its owner's. */
  readonly locationId?: LocationId;
  readonly model?: ModelNames;
  /** The device's name; devices without a name go by their model. */
  readonly name?: { readonly text: string; readonly model: ModelNames };
  /** The device has all of them. */
  readonly tags?: readonly string[];
}

/** The two names by which the same model is stored. */
export interface ModelNames {
  readonly name: string;
  readonly alias: string;
  /** Whether devices without a model go by this name. */
  readonly isNone: boolean;
}

/** The filter as parameters. Of the tags it has the first: a statement has no list of any length, so that the caller compares the others. */
export function toConditions(filter: DeskFilter): Omit<DeskConditions, 'org' | 'now' | 'bound' | 'actor'> {
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
