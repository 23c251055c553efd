/** A server of one title, for the tests of this room; pages of rooms use their real routes. */
import type { Actor } from '../kernel/actor.ts'

export function aServer({ title }: { title: string }) {
  let writes = 0
  let refusal: { status: number; code: string } | null = null
  let slow: Promise<void> | null = null
  const actor: Actor = {
    id: '6f0a4b0e-5d5c-4bb0-9d7c-0e5f4e3c2b1a',
    firmId: '1c9d7f3e-2b4a-4c8e-8a6f-5e4d3c2b1a09',
    role: 'lead',
    sees: 'all',
  }
  return {
    written: () => writes,
    refuseNext: (next: typeof refusal) => (refusal = next),
    /** The next reading is answered with what is so now, but arrives only when the returned is called. */
    delayNextReading: () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      slow = promise
      return resolve
    },
    person: {
      ...actor,
      fetch: (_path: string, init?: RequestInit) => {
        if (refusal) {
          const problem = refusal
          refusal = null
          return Response.json(problem, { status: problem.status })
        }
        if (init?.method === 'PUT') {
          writes += 1
          title = (JSON.parse(init.body as string) as { title: string }).title
        }
        const answer = Response.json({ title })
        if (init?.method === 'PUT' || !slow) return answer
        const arrival = slow
        slow = null
        return arrival.then(() => answer)
      },
    },
  }
}
