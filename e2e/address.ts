/** Where the program answers that is this worker's own, so that two journeys at once don't meet. */
import { inject } from 'vitest'

export function address(): string {
  const addresses = inject('addresses')
  return addresses[(Number(process.env['VITEST_POOL_ID']) - 1) % addresses.length]!
}
