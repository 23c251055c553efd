/** What all rooms keep of people at the clients, room by room. */
import { doneForPeople } from '../accounts/personal.store.ts'
import { committedToPeople } from '../commit/personal.store.ts'
import { mailsWithPeople } from '../engage/mailPersonal.store.ts'
import { engagedWithPeople } from '../engage/personal.store.ts'
import { askedByPeople } from '../engage/requestPersonal.store.ts'
import { grownWithPeople } from '../grow/personal.store.ts'
import { importedOfPeople } from '../gather/personal.store.ts'
import { knownOfPeople } from '../know/personal.store.ts'
import { alignedWithPeople } from '../plan/alignmentPersonal.store.ts'
import { plannedWithPeople } from '../plan/personal.store.ts'
import { walletWithPeople } from '../plan/walletPersonal.store.ts'
import { saidByPeople } from '../monitor/satisfaction/personal.store.ts'
import { placedWithPeople } from '../segment/personal.store.ts'
import type { PersonalPart } from '../platform/personal.ts'

export const personalParts: PersonalPart[] = [
  ...knownOfPeople,
  ...doneForPeople,
  ...importedOfPeople,
  ...placedWithPeople,
  ...committedToPeople,
  ...engagedWithPeople,
  ...mailsWithPeople,
  ...askedByPeople,
  ...grownWithPeople,
  ...plannedWithPeople,
  ...alignedWithPeople,
  ...walletWithPeople,
  ...saidByPeople,
]
