/** Which accounts are meant: what a list is filtered by, and what an edit of many is aimed at. */
import { z } from 'zod'
import { GroupName, Tag } from './account.ts'

/** One or several, as an address has them: a single one needs no list. */
const some = <T extends z.ZodType<string>>(item: T) =>
  z.union([z.array(item).max(100), item.transform((one) => [one])])

const PersonOrMe = z.union([z.guid(), z.literal('me')])

/** Several values of one name widen, several names narrow. */
export const AccountFilter = z.object({
  /** Parts of the name or code; accents and capitals don't matter. */
  text: z.string().trim().max(200).optional(),
  tag: some(Tag).optional(),
  group: some(GroupName).optional(),
  /** `none`: accounts that nobody manages. */
  manager: some(z.union([PersonOrMe, z.literal('none')])).optional(),
  /** Looked after by them, in whatever part. */
  carer: some(PersonOrMe).optional(),
  archived: z.enum(['no', 'only', 'all']).default('no'),
})
export type AccountFilter = z.output<typeof AccountFilter>

/** The words that must each stand somewhere in the name or code. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}

/** A word as a pattern that matches itself anywhere: `50%` looks for `50%`. */
export function anywhere(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`
}
