/** The parts of Selección, in the order of the work; the palette finds them too. */
export const SELECTION_PARTS = {
  strategy: { path: '/selection', name: 'segment:tabs.strategy' },
  criteria: { path: '/selection/criteria', name: 'segment:tabs.criteria' },
  capacity: { path: '/selection/capacity', name: 'segment:tabs.capacity' },
  rating: { path: '/selection/rating', name: 'segment:tabs.rating' },
} as const
