/** One page's stream of events; one that doesn't read is let go, and comes back for what it missed. */

/** Bytes that wait for a page. */
const MOST_WAITING = 64 * 1024
const BACK_AFTER_MS = 2_000

export type Page = ReturnType<typeof openPage>

export function openPage(gone: () => void) {
  const text = new TextEncoder()
  let controller: ReadableStreamDefaultController<Uint8Array> | null = null
  const body = new ReadableStream<Uint8Array>(
    {
      start: (given) => {
        controller = given
      },
      cancel: () => {
        controller = null
        gone()
      },
    },
    new ByteLengthQueuingStrategy({ highWaterMark: MOST_WAITING }),
  )

  function end(): void {
    const last = controller
    controller = null
    gone()
    try {
      last?.close()
    } catch {
      // The other side closed it first.
    }
  }
  function send(words: string): void {
    if (!controller) return
    if ((controller.desiredSize ?? 0) <= 0) return end()
    controller.enqueue(text.encode(words))
  }
  // All come back after a restart: not in the same moment.
  send(`retry: ${BACK_AFTER_MS + Math.round(Math.random() * BACK_AFTER_MS)}\n\n`)

  return {
    response: new Response(body, {
      headers: {
        'content-type': 'text/event-stream',
        // Proxies in front must neither keep it, nor press it, nor gather it.
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      },
    }),
    tell: (event: string, data: unknown, id: string) =>
      send(`id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    beat: () => send(': \n\n'),
    end,
  }
}
