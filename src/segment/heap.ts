/** A heap of what has a bound: the highest comes first. */

type Bounded = { bound: number }

export function put<T extends Bounded>(heap: T[], one: T) {
  let at = heap.push(one) - 1
  while (at > 0) {
    const above = (at - 1) >> 1
    if (heap[above]!.bound >= one.bound) break
    heap[at] = heap[above]!
    at = above
  }
  heap[at] = one
}

export function takeHighest<T extends Bounded>(heap: T[]): T | null {
  const highest = heap[0]
  const last = heap.pop()
  if (!highest || !last) return null
  if (heap.length === 0) return highest
  let at = 0
  for (let below = 1; below < heap.length; below = 2 * at + 1) {
    const right = heap[below + 1]
    if (right && right.bound > heap[below]!.bound) below += 1
    if (heap[below]!.bound <= last.bound) break
    heap[at] = heap[below]!
    at = below
  }
  heap[at] = last
  return highest
}
