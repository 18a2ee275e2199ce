/** What is loaded once somebody may act on a list: the bar of what is selected, and the dialog of an action. */
export { ManyDialog } from './dialog.tsx';
export { SelectedBar } from './selected-bar.tsx';
