/** What whoever holds the link of a survey may do, without sign-in. */
import { z } from 'zod'
import { LinkToken } from '../../access/link.ts'
import { endpoint } from '../../kernel/endpoint.ts'
import { Given, Offer } from './answer.ts'

/** Shows what is asked, and answers nothing: mail scanners open links too. */
export const readSurvey = endpoint('GET /survey', {
  may: 'anyone',
  input: z.object({ token: LinkToken }),
  returns: Offer,
})

export const answerSurvey = endpoint('POST /survey/answer', {
  may: 'anyone',
  input: Given.extend({ token: LinkToken }),
  returns: Offer,
})

/** Not to be asked again, or to be asked after all. */
export const silenceSurvey = endpoint('POST /survey/silence', {
  may: 'anyone',
  input: z.object({ token: LinkToken, silent: z.boolean() }),
  returns: Offer,
})
