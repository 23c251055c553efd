/** Public reviews of us as a file brings them. One of the same site, day and link is the same one. */
import { z } from 'zod'
import { LEADS } from '../../kernel/actor.ts'
import { Day } from '../../kernel/day.ts'
import { field } from '../../kernel/sheet.ts'
import type { SheetTarget } from '../../platform/sheet.ts'

// words: monitor:satisfaction.reviewSheet.*
export const ourReviewTarget: SheetTarget = {
  target: 'our-reviews',
  words: 'monitor:satisfaction.reviewSheet',
  may: LEADS,
  fields: [
    field('site', 'text', 'sitio, web, portal, fuente, site, website, source, platform', {
      needed: true,
    }),
    field('writtenOn', 'day', 'fecha, escrita, fecha de la resena, date, written, written on', {
      needed: true,
    }),
    field('link', 'text', 'enlace, url, link, address', { needed: true }),
    field('rating', 'number', 'estrellas, nota, puntuacion, valoracion, stars, rating, score'),
    field('text', 'text', 'texto, resena, comentario, opinion, text, review, comment'),
    field(
      'accountId',
      'account',
      'codigo cliente, cliente, cuenta, client code, customer code, client, customer, account',
    ),
  ],
  key: ['site', 'writtenOn', 'link'],
  row: z.preprocess(
    (told) => {
      const { text, rating, accountId, ...rest } = told as Record<string, unknown>
      return { ...rest, text: text ?? '', rating: rating ?? null, accountId: accountId ?? null }
    },
    z
      .object({
        accountId: z.guid().nullable(),
        site: z.string().trim().min(1).max(100),
        writtenOn: Day,
        link: z
          .string()
          .trim()
          .max(500)
          .regex(/^https?:\/\/\S+$/i, { message: 'link' }),
        rating: z.coerce
          .number()
          .min(0, { message: 'stars' })
          .max(5, { message: 'stars' })
          .nullable(),
        text: z.string().max(4000),
      })
      .superRefine(({ rating, text }, check) => {
        if (rating === null && text === '')
          check.addIssue({ code: 'custom', path: ['text'], message: 'empty' })
      }),
  ),
  table: {
    name: 'our_review',
    id: 'review_id',
    columns: {
      account_id: 'accountId',
      site: 'site',
      written_on: 'writtenOn',
      link: 'link',
      rating: 'rating',
      text: 'text',
    },
  },
}
