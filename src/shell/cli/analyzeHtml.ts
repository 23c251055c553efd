/** The report of `clave analyze` as one HTML page: no scripts, no address of anyone else, light and dark. */
import type { AnalysedLedger } from '../../identify/analysis.ts'
import { findingsOf } from '../../identify/findings.ts'
import { openingOf } from '../../identify/opening.ts'
import { curveOf } from '../../identify/pareto.ts'
import { rankedAccounts } from '../../identify/portfolio.ts'
import { formats } from '../../kernel/format.ts'
import type { Words } from '../../platform/words.ts'
import { factsOf, notesOf, reasonsOf, saying, topsOf } from './analyzeWords.ts'

/** A page of more rows than this opens slowly; the workbook has them all. */
const ROWS = 1000

export function htmlOf(
  ledger: AnalysedLedger,
  { t, locale }: { t: Words; locale: string },
): string {
  const { analysis, portfolio, groups } = ledger
  const { period } = analysis
  const write = formats({ locale })
  const say = saying(ledger, t)
  const title = t('cli:analyze.title', { day: write.day(analysis.asOf) })
  const openings = openingOf(portfolio, { ledgerFrom: period.from })
  const findings = findingsOf(portfolio, { ledgerFrom: period.from, groups })
  return `<!doctype html>
<html lang="${locale.slice(0, 2)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title><style>${STYLE}</style></head><body><main>
<header><h1>${safe(title)}</h1><p class="dim">${factsOf(ledger, { t, locale }).map(safe).join(' · ')}</p></header>
<p class="opening">${openings.map((one) => safe(say([one]))).join(' ')}</p>
<section class="pictures">
${card(t('cli:analyze.findings'), `<ol>${findings.map((one) => `<li>${safe(say([one]))}</li>`).join('')}</ol>`)}
${card(t('cli:analyze.pareto'), curve(ledger, t, locale), t('cli:analyze.curve'))}
${card(t('cli:analyze.recencyFrequency'), grid(ledger), 'R → · F ↑')}
${card(t('cli:analyze.segments'), segments(ledger, t))}
${card(t('cli:analyze.concentration'), concentration(ledger, t, locale))}
</section>
${table(ledger, t, locale)}
<footer class="dim">${[...notesOf(ledger, t), t('cli:analyze.made')].map((one) => `<p>${safe(one)}</p>`).join('')}</footer>
</main></body></html>
`
}

function card(title: string, body: string, aside = ''): string {
  return `<div class="card"><h2>${safe(title)} <span>${safe(aside)}</span></h2>${body}</div>`
}

function curve({ analysis, portfolio }: AnalysedLedger, t: Words, locale: string): string {
  const { accountsFor80, shareOfAccountsFor80, top20Share } = analysis.pareto
  const x = (share: number) => (share * 300).toFixed(1)
  const y = (share: number) => (180 - Math.max(0, share) * 170).toFixed(1)
  const points = curveOf(portfolio.pareto).map((point) => `${x(point.accounts)},${y(point.sales)}`)
  const says = t('cli:analyze.for80', {
    count: accountsFor80,
    share: formats({ locale }).percent(shareOfAccountsFor80),
  })
  return `<svg viewBox="-4 0 312 190" role="img" aria-label="${safe(says)}">
<polygon points="0,180 ${points.join(' ')} 300,180" class="area"/><polyline points="${points.join(' ')}" class="stroke"/>
<line x1="${x(0.2)}" x2="${x(0.2)}" y1="${y(top20Share)}" y2="180" class="mark"/>
<line x1="0" x2="300" y1="180" y2="180" class="axis"/></svg><p>${safe(says)}</p>`
}

function grid({ portfolio: { scores } }: AnalysedLedger): string {
  const counts = Array.from({ length: 25 }, () => 0)
  scores.r.forEach((r, at) => {
    if (r > 0) counts[(5 - scores.f[at]!) * 5 + r - 1]! += 1
  })
  const most = Math.max(1, ...counts)
  const cells = counts.map((count, at) => {
    const place = `x="${(at % 5) * 60}" y="${Math.floor(at / 5) * 36}"`
    const middle = `x="${(at % 5) * 60 + 28}" y="${Math.floor(at / 5) * 36 + 21}"`
    const strength = (0.08 + (0.72 * count) / most).toFixed(2)
    return `<rect ${place} width="56" height="32" rx="4" class="fill" opacity="${strength}"/><text ${middle}>${count}</text>`
  })
  return `<svg viewBox="0 0 300 180" role="img">${cells.join('')}</svg>`
}

function segments({ analysis }: AnalysedLedger, t: Words): string {
  const counts = Object.entries(analysis.rfm.segments)
  const most = Math.max(...counts.map(([, count]) => count))
  return bars(
    counts.map(([segment, count]) => ({
      name: String(t(`identify:segment.${segment}` as never)),
      share: count / most,
      says: String(count),
    })),
  )
}

function concentration({ analysis, groups }: AnalysedLedger, t: Words, locale: string): string {
  const write = formats({ locale })
  const { hhi, effective } = analysis.concentration
  const group = groups.country ?? groups.salesperson ?? []
  const total = group.reduce((sum, { value }) => sum + Math.max(0, value), 0)
  const says = t('cli:analyze.hhi', {
    count: Math.round(effective * 10) / 10,
    hhi: write.number(hhi),
    effective: write.number(effective, 1),
  })
  return `${bars(
    topsOf(analysis).map(({ count, share }) => ({
      name: t('cli:analyze.top', { count }),
      share,
      says: write.percent(share, 2),
    })),
  )}<p>${safe(says)}</p>${bars(
    group.slice(0, 6).map(({ key, value }) => ({
      name: key || '–',
      share: value / total,
      says: write.percent(value / total),
    })),
  )}`
}

function bars(rows: { name: string; share: number; says: string }[]): string {
  const cells = rows.map(
    ({ name, share, says }) =>
      `<dt>${safe(name)}</dt><dd><svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="${(Math.max(0, share) * 100).toFixed(1)}" height="6" class="fill"/></svg></dd><dd>${safe(says)}</dd>`,
  )
  return `<dl class="bars">${cells.join('')}</dl>`
}

function table(ledger: AnalysedLedger, t: Words, locale: string): string {
  const { analysis, portfolio } = ledger
  const write = formats({ locale })
  const reason = reasonsOf(ledger, t)
  const column = (name: string) => safe(String(t(`cli:analyze.column.${name}` as never)))
  const rows = rankedAccounts(portfolio, ROWS).map((account) => {
    const segment = String(t(`identify:segment.${account.segment}` as never))
    return `<tr><td class="n">${account.rank}<td><b>${safe(account.name)}</b> <span>${safe(account.code)}</span><td class="n">${safe(write.money(account.sales, analysis.home))}<td class="n">${safe(write.percent(account.share))}<td>${account.abc}<td>${safe(segment)}<td>${safe(reason(account))}`
  })
  const left = analysis.accounts - rows.length
  const more =
    left > 0 ? `<p class="dim">${safe(t('cli:analyze.moreAccounts', { count: left }))}</p>` : ''
  return `<div class="card wide"><table><thead><tr><th class="n">${column('rank')}<th>${column('name')}<th class="n">${column('total')}<th class="n">${column('share')}<th>${column('abc')}<th>${column('segment')}<th>${column('reason')}</thead><tbody>
${rows.join('\n')}
</tbody></table></div>${more}`
}

function safe(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replace(/[&<>"']/g, (character) => entities[character]!)
}

const STYLE = `
:root{color-scheme:light dark;--bg:#f7f8f8;--card:#fff;--ink:#16201f;--dim:#566664;--line:#e3e8e7;--accent:#0f766e;--soft:#d9efec}
@media(prefers-color-scheme:dark){:root{--bg:#111716;--card:#182120;--ink:#e7eeec;--dim:#93a5a2;--line:#293534;--accent:#4fc3b5;--soft:#163b37}}
body{margin:0;background:var(--bg);color:var(--ink);font:14px/1.45 system-ui,sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1180px;margin:0 auto;padding:24px}h1{font-size:22px;margin:0}h2{font-size:13px;margin:0 0 8px}
h2 span,.dim,td span{color:var(--dim);font-weight:400}.opening{font-size:17px}
.pictures{display:grid;gap:14px;margin:14px 0}@media(min-width:900px){.pictures{grid-template-columns:repeat(6,1fr)}.pictures>*{grid-column:span 2}.pictures>*:nth-child(n+4){grid-column:span 3}}
.card{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:14px}.wide{padding:0;overflow-x:auto}
ol{margin:0;padding-left:20px}li{margin-bottom:6px}svg{display:block;width:100%}text{font-size:12px;text-anchor:middle;fill:var(--ink)}
.area{fill:var(--soft)}.stroke{fill:none;stroke:var(--accent);stroke-width:2}.fill{fill:var(--accent)}
.mark{stroke:var(--dim);stroke-dasharray:3 3}.axis{stroke:var(--line)}
.bars{display:grid;grid-template-columns:auto 1fr auto;gap:4px 10px;align-items:center;margin:0}.bars dd{margin:0}.bars svg{height:8px}
table{border-collapse:collapse;width:100%}th{text-align:left;color:var(--dim);font-weight:500;font-size:12px}
th,td{padding:7px 10px;border-bottom:1px solid var(--line);vertical-align:top}.n{text-align:right;white-space:nowrap}
@media print{body{background:none}.card{break-inside:avoid}}
`.trim()
