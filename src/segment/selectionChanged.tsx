/** What a page reads again after something changed in a list; and what is told of one. */
import type { z } from 'zod'
import {
  listSelectionAccounts,
  listSelections,
  readPositions,
  readSelection,
} from './selection.api.ts'

export const SELECTION_CHANGED = [
  readSelection,
  listSelectionAccounts,
  listSelections,
  readPositions,
]

export type SelectionAnswer = z.output<typeof readSelection.returns>
