/** What tells of the tree of accounts, to be read again when a place, a kind or a relation changes. */
import type { Endpoint } from '../kernel/endpoint.ts'
import { readAccount, readHistory } from './account.api.ts'
import { listRelations } from './relation.api.ts'
import { readBelongings, readDisagreements } from './tree.api.ts'

/** The figures of the tree are a later room's: only where they are read is known here. */
const TREE_FIGURES: Pick<Endpoint, 'path'>[] = [
  { path: '/accounts/:accountId/tree' },
  { path: '/account-groups/tops' },
]

export const TREE_CHANGED = [
  readBelongings,
  readDisagreements,
  readAccount,
  readHistory,
  ...TREE_FIGURES,
]
export const RELATIONS_CHANGED = [listRelations, readHistory]
