import { expect, test } from 'vitest'
import { copyIn, copyOut } from './copy.ts'
import type { Sql } from './db.ts'
import { sql } from './testing.ts'

const one = 'copy pg_temp.heap from stdin'

test('rows go in and come out, however many chunks they take', async () => {
  const text = await inTemporaryTable(async (db) => {
    await copyIn(db, one, manyChunks(300))
    const chunks = await (await copyOut(db, 'copy pg_temp.heap to stdout')).toArray()
    return Buffer.concat(chunks as Buffer[]).toString()
  })
  expect(text).toBe(Buffer.concat([...manyChunks(300)]).toString())
})

test.each([
  ['in the last row', [Buffer.from('1\ta\nnot a row\n')], /invalid input syntax/],
  ['in a row that comes twice', [Buffer.from('1\ta\n1\tb\n')], /duplicate key/],
  [
    'early, with much to follow',
    (function* () {
      yield Buffer.from('not a row\n')
      yield* manyChunks(3000)
    })(),
    /invalid input syntax/,
  ],
])('an error %s is told as it is', async (_, rows, expected) => {
  await expect(inTemporaryTable((db) => copyIn(db, one, rows))).rejects.toThrow(expected)
})

test('a source that fails ends the copy, and the connection goes on', async () => {
  async function* broken() {
    yield Buffer.from('1\ta\n')
    throw new Error('the file ended early')
  }
  await expect(inTemporaryTable((db) => copyIn(db, one, broken()))).rejects.toThrow(/ended early/)
  await inTemporaryTable((db) => copyIn(db, one, []))
})

function inTemporaryTable<T>(work: (db: Pick<Sql, 'unsafe'>) => Promise<T>): Promise<T> {
  return sql.begin(async (db) => {
    await db.unsafe('create temp table heap (i int unique, word text) on commit drop')
    return work(db)
  }) as Promise<T>
}

function* manyChunks(chunks: number) {
  for (let chunk = 0; chunk < chunks; chunk++) {
    const rows = Array.from({ length: 1000 }, (_, i) => `${chunk * 1000 + i}\tword\n`)
    yield Buffer.from(rows.join(''))
  }
}

test('after a slow reader the connection goes on', async () => {
  await sql.begin(async (tx) => {
    const rows = await copyOut(
      tx,
      "copy (select repeat('x', 999) from generate_series(1, 67)) to stdout",
    )
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(Buffer.concat((await rows.toArray()) as Buffer[])).toHaveLength(67_000)
    expect(await tx`select 1 as one`).toMatchObject([{ one: 1 }])
  })
})
