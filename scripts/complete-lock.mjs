/**
 * Puts into package-lock.json what a registry without other platforms' binaries leaves out: `npm ci`
 * wants an entry for every optional dependency, present or not. Run after every install:
 * `npm run postinstall:lock`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The lock with an entry for each; those already there stay as they are. */
export function completed(lock) {
  const packages = { ...lock.packages }
  for (const [place, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (findable(packages, place, name)) continue
      packages[`node_modules/${name}`] = {
        version: version.replace(/^[\^~>=\s]+/, ''),
        // In npm's order, so that it finds nothing to change.
        ...inOrder({ ...platformOf(name), ...(dev && { dev }), optional: true }),
      }
    }
  }
  const sorted = Object.entries(packages).toSorted(byName)
  return { ...lock, packages: Object.fromEntries(sorted) }
}

/** Where Node would look for it, from the package that wants it up to the root. */
function findable(packages, place, name) {
  for (
    let from = place;
    ;
    from = from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1))
  ) {
    if (packages[`${from && `${from}/`}node_modules/${name}`]) return true
    if (!from) return false
  }
}

const byName = ([a], [b]) => a.localeCompare(b, 'en')

function inOrder(fields) {
  return Object.fromEntries(Object.entries(fields).toSorted(byName))
}

/** For whom it is, as such packages say in their names, so that npm doesn't fetch it elsewhere. */
function platformOf(name) {
  const words = name.split(/[/-]/)
  const of = (known) => known.filter((word) => words.includes(word))
  const libc = words.flatMap((word) => LIBC.filter(([sign]) => word.startsWith(sign)))
  const platform = { os: of(OS), cpu: of(CPU), libc: libc.map(([, name]) => name) }
  return Object.fromEntries(Object.entries(platform).filter(([, list]) => list.length > 0))
}

const OS = 'aix android darwin freebsd linux netbsd openbsd openharmony sunos win32'.split(' ')
const CPU = 'arm arm64 ia32 loong64 mips64el ppc64 riscv64 s390x wasm32 x64'.split(' ')
const LIBC = [
  ['musl', 'musl'],
  ['gnu', 'glibc'],
]

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL('../package-lock.json', import.meta.url)
  const before = readFileSync(file, 'utf8')
  const lock = JSON.parse(before)
  const after = `${JSON.stringify(completed(lock), null, 2)}\n`
  if (after !== before) writeFileSync(file, after)
  const added = Object.keys(completed(lock).packages).length - Object.keys(lock.packages).length
  console.log(`package-lock.json: ${added} optional packages of other platforms added`)
}
