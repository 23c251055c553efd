/** What tells of pairs, to be read again when someone says something of one. */
import { countTwins, listAccountTwins, readTwinsOf } from '../accounts/twin.api.ts'
import { listContactTwins } from './contactTwin.api.ts'

export const TWINS_CHANGED = [listAccountTwins, listContactTwins, readTwinsOf, countTwins]
