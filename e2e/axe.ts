/** What axe-core finds wrong on a page by WCAG 2.2 AA, as readable lines: an empty list is what we want. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What fades in has its colours once it is there; what never ends, such as a bar that waits, is not waited for. */
const MOVED = `Promise.all(document.getAnimations()
  .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
  .map((one) => one.finished.catch(() => {}))).then(() => true)`

export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(MOVED)
  const { violations: found } = await new AxeBuilder({ page: page as never })
    .withTags(RULES)
    // Menus, tooltips and messages hang at the end of the page, outside every landmark, while they are open.
    .disableRules(['region'])
    .analyze()
  return found.flatMap(({ id, help, nodes }) =>
    nodes.map(
      (node) =>
        `${id}: ${help}\n  ${node.html.slice(0, 200)}\n  ${node.failureSummary?.replaceAll('\n', ' ')}`,
    ),
  )
}
