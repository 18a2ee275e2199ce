/** Builds the portal if its sources have changed since it was built last. `npm start` runs this first. */
import { buildPortal } from './portal/build.ts';
import { isBuilt } from './portal/freshness.ts';

if (!isBuilt()) {
  const began = performance.now();
  await buildPortal();
  console.log(`heldby: built the portal in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
