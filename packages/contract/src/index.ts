/** The native API of heldby: routes, objects and events. Import the routes as a namespace, the objects' types by name. */
export * from './details.ts';
export * from './events.ts';
export * from './feed.ts';
export * from './identity-objects.ts';
export * from './installation-objects.ts';
export * from './leaving-objects.ts';
export { LENGTHS, TAGS_LIMIT } from './lengths.ts';
export * from './lifecycle-objects.ts';
export * from './listed-objects.ts';
export * from './loan-objects.ts';
export * from './objects.ts';
export * from './organization-objects.ts';
export * from './policy.ts';
export * from './problem-details.ts';
export { defineRoute, type Method, type Route } from './route.ts';
export * as routes from './routes.ts';
export { DEFAULT_PAGE_LIMIT, PAGE_LIMIT } from './schema.ts';
export * from './search-objects.ts';
