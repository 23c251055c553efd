/** Views that come with Clave. By themselves, since the palette knows them before anything else is loaded. */

/** The order and filters of those that come with Clave; the first is how the list begins. */
export const READY_VIEWS = {
  all: {},
  quiet: { sort: 'overdue', abc: ['A', 'B'] },
  falling: { sort: 'growth', dir: 'asc', abc: ['A', 'B'] },
  newcomers: { sort: 'first' },
  mine: { manager: ['me'] },
  inactive: { segment: ['Inactive'] },
} as const
export type ReadyView = keyof typeof READY_VIEWS
