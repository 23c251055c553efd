/** Which accounts are meant: what a list is filtered by, and what an edit of many is aimed at. */
import { z } from 'zod'
import { several } from '../kernel/list.ts'
import { GroupName, Tag } from './account.ts'

const PersonOrMe = z.union([z.guid(), z.literal('me')])

/** What a list of accounts is filtered by, beside its words. Several values of one name widen, several names narrow. */
export const accountFilters = {
  tag: several(Tag),
  group: several(GroupName),
  /** `none`: accounts that nobody manages. */
  manager: several(z.union([PersonOrMe, z.literal('none')])),
  /** Looked after by them, in whatever part. */
  carer: several(PersonOrMe),
  /** In the tree below one of these, themselves included. */
  under: several(z.guid()),
  archived: z.enum(['no', 'only', 'all']).default('no'),
}

/** `q`: parts of the name or code; accents and capitals don't matter. */
export const AccountFilter = z.object({
  q: z.string().trim().max(200).default(''),
  ...accountFilters,
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
