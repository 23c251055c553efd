/** Who else is here: of what a browser says of itself, only where it is; who it is says the server. */
type State = Record<string, unknown>

/** A caret and a place in the page, not a message to everyone. */
const LARGEST = 2_000
const MOST_AT_ONCE = 4

/** As many as can be told apart; each stands in the styles with enough contrast on both grounds. */
export const COLOURS = 8

export type Here = { id: string; name: string }

/** The same person has the same colour everywhere. */
export function colourOf(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(-6), 16) % COLOURS
}

/** Changes the states in place: what is said beyond caret and place is dropped, and so is what is too large. */
export function settle(states: Map<number, State>, { id, name }: Here): void {
  const user = { id, name, colour: colourOf(id) }
  for (const [at, [client, { cursor = null, at: place = null, back = null }]] of [
    ...states,
  ].entries()) {
    const told = { user, cursor, at: place, back }
    const isFit = at < MOST_AT_ONCE && JSON.stringify(told).length <= LARGEST
    if (isFit) states.set(client, told)
    else states.delete(client)
  }
}
