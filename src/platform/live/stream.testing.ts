/** Reads a stream of events as a page would. */

export type Event = { event: string; data: unknown; id: string }

/** What has come so far, and whether it has ended. */
export function reading(response: Response) {
  const events: Event[] = []
  const state = { events, beats: 0, ended: false }
  const reader = response.body!.getReader()
  const text = new TextDecoder()
  const end = () => (state.ended = true)
  void (async () => {
    let rest = ''
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return end()
      const parts = (rest + text.decode(value, { stream: true })).split('\n\n')
      rest = parts.pop()!
      for (const part of parts) {
        const lines = new Map(
          part.split('\n').map((line) => {
            const at = line.indexOf(': ')
            return [line.slice(0, at), line.slice(at + 2)]
          }),
        )
        if (lines.has('')) state.beats++
        const event = lines.get('event')
        if (event)
          events.push({ event, data: JSON.parse(lines.get('data')!), id: lines.get('id')! })
      }
    }
  })().catch(end)
  return Object.assign(state, {
    told: () => events.filter(({ event }) => event === 'changed').flatMap((one) => one.data),
    close: () => reader.cancel(),
  })
}
