/** The demo company's plans: two dozen key accounts, in all states, with the story of each. */
import { addDays, addMonths, type Day } from '../src/kernel/day.ts'
import type { PlanState } from '../src/plan/plan.ts'
import type { PackName } from '../src/plan/planTemplate.ts'
import type { Every } from '../src/accounts/every.ts'
import type { Client } from './clients.ts'
import { linesOf, type LineTold, type Told } from './plans/lines.ts'
import { type PlanBTold, planBTold } from './plans/planB.ts'
import { objectivesOf } from './plans/objectives.ts'
import { DEEDS, TRADE_PLANS } from './plans/words.ts'
import { strand } from './random.ts'

export type ActionTold = {
  title: string
  dueOn: Day
  outcome: string | null
  /** The one before it, by its place. */
  after: number | null
  every: Every | null
}

export type PlanStory = {
  title: string
  template: PackName
  fromOn: Day
  untilOn: Day
  state: PlanState
  private: boolean
  answers: [question: string, text: string][]
  goals: { side: 'client' | 'ours'; title: string }[]
  lines: LineTold[]
  actions: ActionTold[]
  /** Of plans at work only. */
  planB: PlanBTold | null
}

export const PLANS = 24

/** Of the others, in the order of the list. */
const STATES: readonly PlanState[] = [
  'active',
  'active',
  'draft',
  'active',
  'agreed',
  'closed',
  'active',
  'in-review',
  'active',
  'draft',
  'active',
  'closed',
  'active',
  'agreed',
  'active',
  'in-review',
  'closed',
  'active',
  'draft',
  'agreed',
  'closed',
]

/** Carried out, and reached: 0 to 1; what is telling of an account's story. */
const STORY_OF: Partial<
  Record<string, { state: PlanState; done: number; reached: number; private?: boolean }>
> = {
  // Carried out, and the account doesn't grow.
  flat: { state: 'active', done: 0.9, reached: 0.05 },
  // Nobody carried it out.
  unattended: { state: 'active', done: 0.1, reached: 0.1 },
  star: { state: 'active', done: 0.9, reached: 0.9 },
  leaving: { state: 'in-review', done: 0, reached: 0, private: true },
}

type Asked = { client: Client; place: number; people: readonly string[]; asOf: Day; seed: number }

export function planTold({ client, place, people, asOf, seed }: Asked): PlanStory {
  const random = strand(seed, 'plan', client.no)
  const story = client.story ? STORY_OF[client.story] : undefined
  const state = story?.state ?? STATES[place % STATES.length]!
  const words = TRADE_PLANS[client.sector]
  const ago = { draft: 20, 'in-review': 45, agreed: 60, active: 330, closed: 720 }[state]
  const fromOn = addDays(asOf, -ago - random.whole(0, 60))
  const years = state === 'closed' ? 1 : random.whole(1, 3)
  const pace = {
    done: story?.done ?? random.between(0.3, 0.95),
    reached: story?.reached ?? random.between(0.15, 0.95),
  }
  const told = { client, random, fromOn, asOf, state, pace, people }
  return {
    title: `Plan ${fromOn.slice(0, 4)}–${addMonths(fromOn, 12 * years).slice(0, 4)}`,
    template: words.template,
    fromOn,
    untilOn: addDays(addMonths(fromOn, 12 * years), -1),
    state,
    private: story?.private ?? false,
    answers: answersOf(told),
    goals: [
      { side: 'client', title: words.goal },
      {
        side: 'ours',
        title: `Ser su primer proveedor de ${random.pick(['rodamientos', 'transmisión', 'mantenimiento'])}`,
      },
    ],
    lines: [...objectivesOf(told), ...linesOf(told)],
    actions: actionsOf(told),
    planB: state === 'active' ? planBTold(client.story) : null,
  }
}

function answersOf({ client, state, random }: Told): PlanStory['answers'] {
  const { why, market, pain, improvement } = TRADE_PLANS[client.sector]
  const all: PlanStory['answers'] = [
    ['whyThem', why],
    ['theirMarket', market],
    ['worstPain', pain],
    ['unspoken', improvement.cause],
    ['oneThing', 'Que su mantenimiento nos llame antes de abrir la máquina.'],
    ['proofOfIt', 'Lo dirá su parte de paradas, que nos mandan cada mes.'],
    ['onlyUs', 'El taller propio y los datos de sus averías de nueve años.'],
    [
      'firstMonth',
      'Visitar la planta con el director técnico y cerrar la lista de referencias críticas.',
    ],
    ['rhythm', 'Comité trimestral con acta, y diez minutos por teléfono el primer lunes de mes.'],
    ['earlySign', 'Dos trimestres seguidos sin que acepten una visita.'],
  ]
  return state === 'draft' ? all.slice(0, random.whole(1, 3)) : all
}

/** The trial waits for the list of references, the meeting at the top for the report of the trial. */
const WAITS_FOR: Partial<Record<number, number>> = { 4: 3, 5: 4, 7: 4 }
/** The committee sits again once it has sat. */
const QUARTERLY: Every = { count: 3, unit: 'month' }

function actionsOf({ random, fromOn, asOf, state, pace }: Told): ActionTold[] {
  if (state === 'draft') return []
  const count = random.whole(4, DEEDS.length)
  return DEEDS.slice(0, count).map(([title, proof], at) => {
    const dueOn = addDays(fromOn, 30 + at * 40 + random.whole(0, 20))
    const isOver = (state === 'active' || state === 'closed') && dueOn < asOf
    const outcome = isOver && random.next() < pace.done ? proof : null
    const after = WAITS_FOR[at] ?? null
    return { title, dueOn, outcome, after, every: at === 0 ? QUARTERLY : null }
  })
}
