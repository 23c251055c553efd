/** The parts of Selección, in the order of the work; the palette finds them too. */
export const SELECTION_PARTS = {
  strategy: { path: '/selection', name: 'segment:tabs.strategy' },
  market: { path: '/selection/market', name: 'segment:tabs.market' },
  criteria: { path: '/selection/criteria', name: 'segment:tabs.criteria' },
  capacity: { path: '/selection/capacity', name: 'segment:tabs.capacity' },
  rating: { path: '/selection/rating', name: 'segment:tabs.rating' },
  list: { path: '/selection/list', name: 'segment:tabs.list' },
  matrix: { path: '/selection/matrix', name: 'segment:tabs.matrix' },
  tiers: { path: '/selection/tiers', name: 'segment:tabs.tiers' },
  review: { path: '/selection/review', name: 'segment:tabs.review' },
  stalled: { path: '/selection/stalled', name: 'segment:tabs.stalled' },
} as const
