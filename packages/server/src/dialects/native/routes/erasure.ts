/** The native routes by which a person is erased, and gets a copy of what is stored about them. */
import { routes as api } from '@heldby/contract';
import { toErasure } from '../../../core/leaving-objects.ts';
import { type DialectRoute, serve, serveStream } from '../../../http/dialect/dialect.ts';
import { idOf } from '../ids.ts';
import { membersOf, writeOf } from '../mapping/requests.ts';

export const erasureRoutes: readonly DialectRoute[] = [
  serve(api.erasePerson, async (call, services) => {
    const { offBoard = false, hardware = false } = membersOf(call.body ?? {});
    return toErasure(await services.erasures.erase(writeOf(call), idOf(call, 'person'), { offBoard, hardware }));
  }),
  serveStream(api.exportSubject, (call, services) => services.subjectExports.export(call.write, idOf(call, 'person'))),
];
