/** Asks an address over so many connections for so many seconds, and tells how long the answers took. */
import { Agent, get } from 'node:http'

type About = {
  port: number
  path: string
  queries: string[]
  cookies: string[]
  connections: number
  seconds: number
}

const { port, path, queries, cookies, connections, seconds } = JSON.parse(process.argv[2]!) as About
const agent = new Agent({ keepAlive: true, maxSockets: connections })
const times: number[] = []
let failed = 0
let next = 0

function ask(): Promise<void> {
  const at = next++
  const query = queries[at % queries.length]!
  const cookie = cookies[Math.floor(at / queries.length) % cookies.length]!
  const begun = performance.now()
  return new Promise((resolve) => {
    const request = get(
      {
        host: '127.0.0.1',
        port,
        agent,
        path: query ? `${path}?${query}` : path,
        headers: { cookie },
      },
      (response) => {
        if (response.statusCode !== 200) failed += 1
        response.resume()
        response.on('end', () => {
          times.push(performance.now() - begun)
          resolve()
        })
      },
    )
    request.on('error', () => {
      failed += 1
      resolve()
    })
  })
}

const until = performance.now() + seconds * 1000
async function keepAsking() {
  while (performance.now() < until) await ask()
}
const begun = performance.now()
await Promise.all(Array.from({ length: connections }, keepAsking))
const took = (performance.now() - begun) / 1000
times.sort((a, b) => a - b)
const at = (share: number) =>
  times[Math.min(times.length - 1, Math.floor(share * times.length))] ?? NaN
process.send!({
  perSecond: times.length / took,
  median: at(0.5),
  p99: at(0.99),
  worst: at(1),
  failed,
})
agent.destroy()
