/** What happened, in words: the contract's, which chats get, too. */
export { EVENT_SENTENCES, type Piece, sayEvent, sayPlainly, type ToldEvent, UNNAMED as EVENTS } from '@heldby/contract/words';
