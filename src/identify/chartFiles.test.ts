import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

test('what a chart’s file is called is said in the reader’s language', () => {
  const pages = readdirSync('src/identify').filter((name) => /(?<!\.test)\.tsx$/.test(name))
  const named = pages.filter((name) =>
    /\bfile=("|\{[`'"])/.test(readFileSync(join('src/identify', name), 'utf8')),
  )
  expect(named).toEqual([])
})
