/** What the client's own customers wrote of it in public, and what that comes to. */
import { z } from 'zod'
import { blankable } from '../kernel/blankable.ts'
import { addMonths, Day } from '../kernel/day.ts'

/** Half stars at the finest; null where the page has none. */
const Rating = blankable(z.coerce.number<number | string>().min(0).max(5))

export const PublicReviewGiven = z
  .object({
    writtenOn: Day,
    rating: Rating,
    text: z.string().trim().max(4000).default(''),
    link: z
      .string()
      .trim()
      .max(500)
      .regex(/^(https?:\/\/\S+)?$/i)
      .default(''),
  })
  .superRefine(({ rating, text }, check) => {
    if (rating === null && text === '') {
      check.addIssue({ code: 'custom', path: ['text'], message: 'missing' })
    }
  })
export type PublicReviewGiven = z.infer<typeof PublicReviewGiven>

export const PublicReview = PublicReviewGiven.safeExtend({
  reviewId: z.guid(),
  accountId: z.guid(),
  rating: z.number().nullable(),
})
export type PublicReview = z.infer<typeof PublicReview>

export const RECENT_MONTHS = 12

export type ReviewSum = {
  reviews: number
  rated: number
  /** Mean of the stars, 0 to 5; null where none has any. */
  mean: number | null
  /** The same of the last 12 months, and of the time before. */
  meanLately: number | null
  meanBefore: number | null
  /** How many have up to 1, 2, 3, 4 and 5 stars; halves count with the next whole one. */
  byStars: number[]
}

export function sumOfReviews(
  reviews: readonly Pick<PublicReview, 'rating' | 'writtenOn'>[],
  today: Day,
): ReviewSum {
  const rated = reviews.filter((one) => one.rating !== null)
  const since = addMonths(today, -RECENT_MONTHS)
  const stars = (some: typeof rated) => some.map(({ rating }) => rating!)
  return {
    reviews: reviews.length,
    rated: rated.length,
    mean: meanOf(stars(rated)),
    meanLately: meanOf(stars(rated.filter(({ writtenOn }) => writtenOn > since))),
    meanBefore: meanOf(stars(rated.filter(({ writtenOn }) => writtenOn <= since))),
    byStars: [1, 2, 3, 4, 5].map(
      (star) => stars(rated).filter((rating) => Math.max(1, Math.ceil(rating)) === star).length,
    ),
  }
}

function meanOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, one) => sum + one, 0) / values.length
}
