/** What the page of dependency shows, as its address has it, so that a loss and a shock can be shared. */
import { z } from 'zod'
import { listOf, several } from '../kernel/list.ts'
import { whichPortfolio } from './accountList.ts'
import { HANGS_BY, type HangsBy, type HangingName } from './dependency.ts'
import { Picked } from './loss.ts'

export const DependencyView = listOf({
  sorts: ['sales'],
  sort: 'sales',
  filters: {
    ...whichPortfolio,
    ...Picked,
    /** What the map is of. */
    by: z.enum(HANGS_BY).default('group'),
    /** exposure.ts shockText; a single '-' is none at all. */
    shock: several(z.string().max(400)),
    /** Costs are paid at home, or in the currency of the sale. */
    costs: z.enum(['home', 'sale']).default('home'),
  },
})

export const NO_SHOCK = '-'

/** Where the accounts of a name are listed. */
export function placeOf(by: HangsBy, { id, name }: Pick<HangingName, 'id' | 'name'>): string {
  if (by === 'account' || (by === 'group' && id)) return `/accounts/${id}`
  const value = by === 'manager' ? id! : name
  return `/portfolio?${by}=${encodeURIComponent(value)}`
}

/** The simulator with this one picked: an account by its id, a group by its name. */
export function losing({ id, name }: Pick<HangingName, 'id' | 'name'>): string {
  const picked = id ? `account=${id}` : `group=${encodeURIComponent(name)}`
  return `/portfolio/dependency?${picked}`
}
