/** The texts of tables, and of what is loaded with them. */

export const words = {
  columns: 'Columns',
  selectRow: (name: string) => `Select ${name}`,
  selectAll: 'Select all that are loaded',
  tableKeys: 'Arrow keys move, Enter opens, Space selects, Shift with arrows selects several, M opens the actions.',
  filter: 'Filter',
} as const;
