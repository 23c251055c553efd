/** `clave backup`, `restore`, `migrate` and `demo` where they can't be carried out: one line each. */
import { expect, test, vi } from 'vitest'
import { aHouse } from '../lifecycle.testing.ts'

vi.setConfig({ testTimeout: 120_000 })

const NOBODY = { DATABASE_URL: 'postgres://clave@127.0.0.1:1/clave' }

test('what can not be looked after says why in one line', async () => {
  const house = aHouse()
  const failing: [string[], Record<string, string>, number, RegExp][] = [
    [
      ['backup', 'copy.clave'],
      NOBODY,
      1,
      /^La base de datos de DATABASE_URL no se abre: .*ECONNREF/,
    ],
    [['migrate'], NOBODY, 1, /^La base de datos de DATABASE_URL no se abre: .*ECONNREF/],
    [['restore', house.dataFolder], {}, 1, /^No hay ningún archivo /],
    [['restore', 'none.clave'], {}, 1, /^No hay ningún archivo /],
    [['demo', '--as-of', '31/12/2025', '--out', house.dataFolder], {}, 2, /no es un día/],
    [['demo', '--out', '/dev/null/demo'], {}, 1, /^No se ha podido escribir «\/dev\/null\/demo»/],
    [['backup'], {}, 2, /^Falta «file»\.$/],
  ]
  for (const [words, environment, code, why] of failing) {
    const run = house.run(words, environment)
    expect([await run.ended, run.text.all.trim()]).toEqual([code, expect.stringMatching(why)])
    expect(run.text.all.trim().split('\n')).toHaveLength(1)
  }
})
