/** What pages of satisfaction share: what is read again after a change, and what services are called. */
import { useCallback } from 'react'
import { readHistory } from '../../accounts/account.api.ts'
import { listActions, listMyActions } from '../../accounts/action.api.ts'
import { useWords } from '../../ui/words.ts'
import { listComplaints } from './complaint.api.ts'
import { listLoops } from './loop.api.ts'
import { listOurReviews } from './ourReview.api.ts'
import { listAnswers, readResults, readTrend } from './results.api.ts'
import { listRecipients, listRounds, readReach } from './survey.api.ts'
import { isOwnService } from './survey.ts'

export const ROUNDS_CHANGED = [listRounds, readReach, listRecipients, readResults, readTrend]
export const LOOPS_CHANGED = [listLoops, listAnswers, listActions, listMyActions, readHistory]
export const COMPLAINTS_CHANGED = [listComplaints, readHistory]
export const REVIEWS_CHANGED = [listOurReviews, readHistory]

/** A code of ours in words; a firm's own word as it is. */
export function useServiceName() {
  const t = useWords()
  return useCallback(
    (service: string) =>
      isOwnService(service) ? t(`monitor:satisfaction.service.${service}`) : service,
    [t],
  )
}
