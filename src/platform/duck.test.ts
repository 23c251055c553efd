import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { named, openDuck, quoted } from './duck.ts'

async function withDuck(
  work: (duck: Awaited<ReturnType<typeof openDuck>>) => Promise<void>,
  signal?: AbortSignal,
) {
  const folder = mkdtempSync(join(tmpdir(), 'clave-duck-'))
  const duck = await openDuck({ folder, memoryMb: 300, signal })
  try {
    await work(duck)
  } finally {
    duck.close()
    rmSync(folder, { recursive: true })
  }
}

test('rows are checked, and large numbers, decimals and days come as text', () =>
  withDuck(async (duck) => {
    const shape = z.object({ n: z.int(), big: z.string(), amount: z.string(), day: z.string() })
    const sql =
      "select 1 as n, 9007199254740993::bigint as big, 1.50::decimal(18,4) as amount, date '2024-02-29' as day"
    expect(await duck.rows(shape, sql)).toEqual([
      { n: 1, big: '9007199254740993', amount: '1.5000', day: '2024-02-29' },
    ])
    await expect(duck.rows(z.object({ n: z.string() }), 'select 1 as n')).rejects.toThrow()
  }))

test('a stream hands over pieces', () =>
  withDuck(async (duck) => {
    let [pieces, rows] = [0, 0]
    for await (const piece of duck.stream(
      z.object({ i: z.string() }),
      'select i from range(10000) t(i)',
    )) {
      pieces += 1
      rows += piece.length
    }
    expect({ isInPieces: pieces > 1, rows }).toEqual({ isInPieces: true, rows: 10_000 })
  }))

test('what runs can be stopped, with the reason of who stopped it', async () => {
  const stop = new AbortController()
  await withDuck(async (duck) => {
    setTimeout(() => stop.abort(new Error('enough')), 30)
    await expect(
      duck.run('select sum(a.i * b.i) from range(1000000) a(i), range(100000) b(i)'),
    ).rejects.toThrow('enough')
    await expect(duck.run('select 1')).rejects.toThrow('enough')
  }, stop.signal)
})

test('values and names can hold any sign', () =>
  withDuck(async (duck) => {
    const odd = `it's "odd"; --`
    expect(
      await duck.rows(z.record(z.string(), z.string()), `select ${quoted(odd)} as ${named(odd)}`),
    ).toEqual([{ [odd]: odd }])
  }))

test('nothing is fetched from elsewhere', () =>
  withDuck(async (duck) => {
    await expect(duck.run("select * from read_csv('https://127.0.0.1:1/x.csv')")).rejects.toThrow()
  }))
