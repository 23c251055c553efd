/** When the figures have been made anew, all that was read from the old ones is read again. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { readAgain } from '../ui/api.ts'
import { listAccounts, readPictures, readSlices, readSpread } from './portfolio.api.ts'
import { readToday } from './today.api.ts'
import type { PortfolioTold } from './told.ts'

const MADE_OF_THEM = [listAccounts, readPictures, readSpread, readSlices, readToday]

/** How often to look whether new figures have come, while they are on their way. */
const SOON_MS = 1_500

export function untilNewFigures(told: PortfolioTold | undefined): number | false {
  return told?.state === 'making' || told?.portfolio?.outdated ? SOON_MS : false
}

export function useNewFigures({ portfolio }: PortfolioTold): void {
  const queries = useQueryClient()
  const madeAt = portfolio?.madeAt ?? null
  const before = useRef(madeAt)
  useEffect(() => {
    if (before.current === madeAt) return
    before.current = madeAt
    void readAgain(queries, MADE_OF_THEM)
  }, [madeAt, queries])
}
