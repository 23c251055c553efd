/** What tiers and their reasons keep of people at the clients: they stay, without the name. */
import { namedInAll, namedWhereItStays, type PersonalPart } from '../platform/personal.ts'

export const placedWithPeople: PersonalPart[] = [
  namedInAll('segmentTexts', {
    account_position: ['reason', 'decided_why'],
    account_strategy: ['how'],
    market_influencer: ['who', 'note'],
    market_segment: ['name', 'distinguishes', 'buying'],
    rating_round: ['title'],
    remedy: ['why', 'outcome'],
    strategy: ['title', 'why'],
    tier: ['definition'],
  }),
  namedWhereItStays('segmentSayings', {
    account_interest: ['expects', 'gives', 'source'],
    criteria_version: ['why'],
    rating: ['note'],
    stalled_answer: ['reason'],
    standing: ['reason'],
  }),
]
