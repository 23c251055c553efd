/** The parts of Cartera after the list itself, in the order of their tabs; the palette finds them too. */
export const PORTFOLIO_PARTS = {
  value: { path: '/portfolio/value', name: 'identify:value.tab' },
  retention: { path: '/portfolio/retention', name: 'identify:retention.tab' },
  demand: { path: '/portfolio/demand', name: 'identify:demand.title' },
  movements: { path: '/portfolio/movements', name: 'identify:movement.tab' },
  dependency: { path: '/portfolio/dependency', name: 'identify:dependency.tab' },
  contracts: { path: '/portfolio/contracts', name: 'identify:contract.tab' },
  targets: { path: '/portfolio/targets', name: 'identify:target.tab' },
  groups: { path: '/portfolio/groups', name: 'identify:groups.tab' },
  costs: { path: '/portfolio/costs', name: 'identify:costs.title' },
  health: { path: '/portfolio/health', name: 'monitor:health.title' },
  satisfaction: { path: '/portfolio/satisfaction', name: 'monitor:satisfaction.title' },
  people: { path: '/portfolio/people', name: 'know:people.listTab' },
  changes: { path: '/portfolio/changes', name: 'know:ownChange.tab' },
} as const

/** The parts of Coste de servir: what came out, and the three things it is made from. */
export const COST_PLACES = {
  result: '/portfolio/costs',
  rates: '/portfolio/costs/rates',
  activities: '/portfolio/costs/activities',
  selling: '/portfolio/costs/selling',
} as const
