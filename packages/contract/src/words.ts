/** Words for what the API has as codes: what the portal shows, and what is sent to people's chats. Apart from the schemas, for browsers. */
export { deviceFields } from './words/device-fields.ts';
export type { EventFormat, Piece } from './words/event-places.ts';
export { EVENT_SENTENCES } from './words/event-sentences.ts';
export { sayEvent, sayPlainly, type ToldEvent, UNNAMED } from './words/events.ts';
export { kindWords, lifecycleWords, platformWords, roleWords } from './words/kinds.ts';
export { personFields } from './words/person-fields.ts';
