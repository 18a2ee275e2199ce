/** Reads the look-ups by what few people and devices have from a query. Pure. */
import { iccidKey, imeiKey, plainDigits } from '../../../domain/detail-values.ts';
import { type Identifier, identifier } from '../../../domain/identifier.ts';

interface Query {
  readonly externalId?: string;
  readonly employeeNumber?: string;
  readonly imei?: string;
  readonly iccid?: string;
  readonly phoneNumber?: string;
  readonly assetTag?: string;
}

/** Null if the query has none of them. All of them must hold. */
export function identifiersIn(query: Query): readonly Identifier[] | null {
  const { externalId, employeeNumber, imei, iccid, phoneNumber, assetTag } = query;
  const wanted = [
    given(externalId, toExternal),
    given(employeeNumber, identifier.employeeNumber),
    given(assetTag, identifier.assetTag),
    given(imei, text => identifier.imei(imeiKey(text))),
    given(iccid, text => identifier.iccid(iccidKey(text))),
    given(phoneNumber, text => identifier.phoneNumber(plainDigits(text))),
  ].filter(each => each !== undefined);
  return wanted.length === 0 ? null : wanted;
}

/** `source:id`: a source has no colon, and an id may have some. */
function toExternal(text: string): Identifier {
  const colon = text.indexOf(':');
  return identifier.external(text.slice(0, colon), text.slice(colon + 1));
}

function given(text: string | undefined, map: (text: string) => Identifier): Identifier | undefined {
  return text === undefined ? undefined : map(text);
}
