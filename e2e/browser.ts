/** A Chromium that needs nothing installed: the system's where it is named, else the one inside an npm package. */
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none']

/** `CLAVE_CHROMIUM` names another browser to use. */
export async function openBrowser(): Promise<Browser> {
  const given = process.env['CLAVE_CHROMIUM']
  if (given) return chromium.launch({ executablePath: given, args: ARGUMENTS })
  const folder = await unpacked()
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: ARGUMENTS,
    env: {
      ...(process.env as Record<string, string>),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  })
}

/** Once per version and user: unpacked aside, then put in its place at one stroke, so that two tests may begin at once. */
async function unpacked(): Promise<string> {
  const home = dirname(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')))
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    version: string
  }
  const place = join(tmpdir(), `clave-chromium-${version}-${process.getuid?.() ?? 'user'}`)
  if (existsSync(place)) return place

  const { inflate } = await import('@sparticuz/chromium')
  const aside = mkdtempSync(`${place}-`)
  const before = process.env['TMPDIR']
  // The package always unpacks to the temporary folder and trusts whatever lies there already.
  process.env['TMPDIR'] = aside
  const parts = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'].map((part) =>
    inflate(join(home, 'bin', part)),
  )
  if (before === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = before
  await Promise.all(parts)
  writeFileSync(join(aside, 'fonts', 'fonts.conf'), fontsConf(place))
  try {
    renameSync(aside, place)
  } catch {
    rmSync(aside, { recursive: true, force: true })
  }
  return place
}

/** The package's own names folders of the machine it was made for, where ours has no letters. */
function fontsConf(place: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${place}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${place}/cache</cachedir>
</fontconfig>
`
}
