/** Hours that a team has and that accounts need, by skill: the limit on key accounts follows from them. */
import { z } from 'zod'

const skill = z.string().trim().min(1).max(60)
const hours = z.number().min(0).max(10_000)
/** Hours a month by skill. */
export const Hours = z.record(skill, hours)
export type Hours = z.infer<typeof Hours>

export const Capacity = z.object({
  people: z.array(z.object({ name: z.string().min(1).max(120), hours: Hours })).max(2000),
  /** What one key account of the tier asks of the team each month. */
  needs: Hours,
  /** Share of all hours kept for future key accounts. */
  reserve: z.number().min(0).max(0.9).default(0.1),
})
export type Capacity = z.infer<typeof Capacity>

export type Resource = {
  skill: string
  /** Hours a month of all people. */
  all: number
  /** What the reserve leaves. */
  available: number
}

/** Every skill that someone has or an account needs, by name. */
export function resourcesOf(
  { people, needs, reserve }: Capacity,
  more: readonly Hours[] = [],
): Resource[] {
  const skills = new Set([needs, ...people.map((one) => one.hours), ...more].flatMap(Object.keys))
  return [...skills].toSorted().map((name) => {
    const all = people.reduce((sum, one) => sum + (one.hours[name] ?? 0), 0)
    return { skill: name, all, available: all * (1 - reserve) }
  })
}

export type Room = {
  /** Whole accounts that the hours suffice for; null where an account needs no hours. */
  accounts: number | null
  /** The skill that runs out first; null where none does. */
  scarcest: string | null
}

/** How many accounts of these needs the hours suffice for. */
export function roomFor(needs: Hours, resources: readonly Resource[]): Room {
  let room: Room = { accounts: null, scarcest: null }
  for (const { skill: name, available } of resources) {
    const need = needs[name] ?? 0
    if (need === 0) continue
    // Hours are told to some decimals: 10 of 0.1 fit into 1.
    const accounts = Math.floor(available / need + 1e-9)
    if (room.accounts === null || accounts < room.accounts) room = { accounts, scarcest: name }
  }
  return room
}
