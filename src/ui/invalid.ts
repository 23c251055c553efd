/** What is wrong with one field, in words: from zod's issue here, or from what the server said of it. */
import type { z } from 'zod'
import { problemWords } from './problemWords.ts'
import { say, words } from './words.ts'

/** A rule's own message is a code (`accounts/bad-code`); else zod's issue is put in our words. */
export function issueWords(issue: z.core.$ZodIssue): string {
  if (isCode(issue.message)) return problemWords({ code: issue.message }).happened
  switch (issue.code) {
    case 'too_small':
      return small(issue)
    case 'too_big':
      return say(issue.origin === 'string' ? 'ui:invalid.tooLong' : 'ui:invalid.tooBig', {
        count: Number(issue.maximum),
      })
    case 'invalid_format':
      return words.exists(`ui:invalid.format.${issue.format}`)
        ? say(`ui:invalid.format.${issue.format}` as 'ui:invalid.format.email')
        : say('ui:invalid.other')
    case 'invalid_type':
      return issue.input === undefined || issue.input === '' || issue.input === null
        ? say('ui:invalid.missing')
        : say('ui:invalid.other')
    default:
      return say('ui:invalid.other')
  }
}

/** The server's word on a field: a code with words, or that something is wrong there. */
export function fieldWords(said: string): string {
  return isCode(said) ? problemWords({ code: said }).happened : say('ui:invalid.other')
}

function small(issue: z.core.$ZodIssueTooSmall): string {
  const count = Number(issue.minimum)
  if (issue.origin !== 'string') return say('ui:invalid.tooSmall', { count })
  return count <= 1 ? say('ui:invalid.missing') : say('ui:invalid.tooShort', { count })
}

function isCode(text: string): text is `${string}/${string}` {
  return /^[a-z]+\/[a-z-]+$/.test(text)
}
