/** The report of `clave select`: who is chosen and how safely, who stays just outside, and what it takes. */
import { formats } from '../../kernel/format.ts'
import type { Words } from '../../platform/words.ts'
import type { SelectedFile } from '../../segment/selectedFile.ts'

type Account = SelectedFile['accounts'][number]

const OUTSIDE_SHOWN = 5

export function selectReport(
  selected: SelectedFile,
  { t, locale }: { t: Words; locale: string },
): string {
  const write = formats({ locale })
  const { accounts, objective, hours, frontier, limits } = selected
  const chosen = accounts.filter((one) => one.chosen).toSorted(byMargin)
  const outside = accounts.filter((one) => !one.chosen && one.margin !== null).toSorted(byMargin)
  const { strategic, financial, financialShareOfBest: share, gap } = objective
  const lines = [
    t('cli:select.chosen', { count: chosen.length, all: accounts.length }),
    t('cli:select.sums', {
      strategic: write.number(strategic, 1),
      financial: write.number(financial, 1),
      share: share ?? 1,
    }),
    gap === 0 ? t('cli:select.proven') : t('cli:select.gap', { gap: write.percent(gap, 2) }),
    '',
    ...chosen.map((one) => row(one)),
    '',
    t('cli:select.outside'),
    ...outside.slice(0, OUTSIDE_SHOWN).map((one) => row(one)),
    '',
    t('cli:select.hours'),
    ...Object.entries(hours.available).map(
      ([skill, available]) =>
        `  ${skill}: ${t('cli:select.used', {
          used: write.number(hours.used[skill]!, 1),
          available: write.number(available, 1),
        })}`,
    ),
    ...selected.additions.map(({ skill, hours: more, added, dropped }) => {
      const told = { skill, hours: more, added: namesOf(added), dropped: namesOf(dropped) }
      return `  ${t(dropped.length > 0 ? 'cli:select.exchange' : 'cli:select.addition', told)}`
    }),
    '',
    t('cli:select.frontier', { share: limits.financialShare }),
    ...frontier.map(
      (one) => `  ${write.number(one.strategic, 1)} · ${write.number(one.financial, 1)}`,
    ),
  ]
  return `${lines.join('\n')}\n`

  function namesOf(codes: readonly string[]): string {
    const names = codes.map((code) => accounts.find((one) => one.code === code)!.name || code)
    return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)
  }

  function row({ code, name, strategic: s, financial: f, box, robustness, bias }: Account): string {
    const score = (value: number | null) => (value === null ? '–' : write.number(value, 1))
    const facts = [
      t('cli:select.scored', { strategic: score(s), financial: score(f) }),
      ...(box ? [t(`segment:box.${box}`)] : []),
      ...(robustness === null ? [] : [t('cli:select.stays', { share: robustness })]),
      ...(bias ? [t(`segment:bias.${bias}`)] : []),
    ]
    return `  ${name || code}: ${facts.join(' · ')}`
  }
}

/** Forced ones have no margin: they come first. */
function byMargin(a: Account, b: Account): number {
  return (b.margin ?? Infinity) - (a.margin ?? Infinity)
}
