/** Fills the demonstration through the same endpoints as any firm's: its ledger and all that it brings beside it. */
import { setTimeout as pause } from 'node:timers/promises'
import type { DemoStep } from '../access/demo.ts'
import { listMembers } from '../access/member.api.ts'
import { changeManyAccounts } from '../accounts/change.api.ts'
import { linkSalesperson } from '../accounts/salesperson.api.ts'
import { putTeamHours } from '../accounts/teamHours.api.ts'
import { importPriceIndices } from '../gather/priceIndex.api.ts'
import { changeHome, importRates } from '../gather/rates.api.ts'
import { sendSheet, takeSheet } from '../gather/sheet.api.ts'
import { SheetCheck } from '../gather/sheet.ts'
import { streamAddress } from '../kernel/call.ts'
import { importCosts } from '../identify/cost.api.ts'
import { readPortfolio } from '../identify/portfolio.api.ts'
import type { Role } from '../kernel/actor.ts'
import { addDays } from '../kernel/day.ts'
import { type Sql, inFirm } from '../platform/db.ts'
import type { Route } from '../platform/serve.ts'
import { putTier } from '../segment/capacity.api.ts'
import { keepCriteria } from '../segment/criteria.api.ts'
import { addStrategy } from '../segment/strategy.api.ts'
import { CRITERIA_VERSIONS, STRATEGIES, TEAM_HOURS, TIER_LEVELS } from '../../samples/choosing.ts'
import { type Client, tagsOf } from '../../samples/clients.ts'
import { type SampleFile, sampleUntil } from '../../samples/sample.ts'
import { accountIds, memberIds } from './demoIds.ts'
import { peopleOf } from './demoPeople.ts'
import { chooseKeyAccounts } from './demoChoosing.ts'
import { tellAlerts } from './demoAlerts.ts'
import { bringCrm, CRM_FILES } from './demoCrm.ts'
import { tellCommitments } from './demoCommitments.ts'
import { tellCompensations } from './demoCompensations.ts'
import { tellDeciders } from './demoDeciders.ts'
import { tellMarket } from './demoMarket.ts'
import { tellNeeds } from './demoNeeds.ts'
import { tellNotes } from './demoNotes.ts'
import { answerStalled, keepWhileAsked } from './demoStalled.ts'
import { reviewChoice } from './demoReview.ts'
import { tellHealth } from './demoHealth.ts'
import { tellKnown } from './demoKnow.ts'
import { tellMonitor } from './demoMonitor.ts'
import { tellAlignments } from './demoAlignment.ts'
import { tellPlans } from './demoPlans.ts'
import { tellPipeline } from './demoPipeline.ts'
import { tellPositions } from './demoPositions.ts'
import { tellProfiles } from './demoProfile.ts'
import { tellRelations } from './demoRelations.ts'
import { tellRequests } from './demoRequests.ts'
import { tellMails } from './demoMail.ts'
import { tellSatisfaction } from './demoSatisfaction.ts'
import { tellServiceLevels } from './demoServiceLevels.ts'
import { tellStructure } from './demoStructure.ts'
import { tellTalks } from './demoTalks.ts'
import { tellTexts } from './demoTexts.ts'
import { tellTwins } from './demoTwins.ts'
import { tellWallets } from './demoWallet.ts'
import { tellRemedy, tellTiers } from './demoTiers.ts'
import { checkLedger, fileInMemory, publishLedger, type Remote, send } from './importing.ts'

const HOME = 'EUR'
const FIGURES_WITHIN_MS = 60_000

type Given = {
  sql: Sql
  routes: Route[]
  today: () => string
  /** Hears of each step that begins. */
  begins?: (step: DemoStep) => void
}

/** The worker must be running: it carries out the import and the figures. */
export async function fillDemo(
  firmId: string,
  { sql, routes, today, begins = () => {} }: Given,
): Promise<void> {
  const leadId = await leadOf(firmId, sql)
  const asPerson = peopleOf({ sql, routes })
  const there = asPerson({ id: leadId, firmId, role: 'lead' }, today)
  const { files, clients, orders } = sampleUntil(lastDay(today()))
  const textOf = (name: SampleFile) => `${[...files[name]].join('\n')}\n`
  begins('ledger')
  await there.ask(changeHome, { currency: HOME })
  await there.ask(importRates, { text: textOf('tipos.csv') })
  // Before the ledger comes, so that its accounts find their managers.
  await linkManagers(there)
  const ledger = fileInMemory('ventas.csv', Buffer.from(textOf('ventas.csv')))
  const checked = await checkLedger(there, [ledger])
  await publishLedger(there, checked)
  begins('people')
  await bringCrm(
    there,
    CRM_FILES.map((name) => ({ name, text: textOf(name) })),
  )
  await tagAccounts(there, clients)
  await tellMarket(there)
  begins('figures')
  for (const file of ['tarifas.csv', 'actividades.csv', 'gastos.csv'] as const) {
    await there.ask(importCosts, { text: textOf(file) })
  }
  for (const [target, name] of SHEETS) await takeIn(there, target, name, textOf(name))
  await there.ask(importPriceIndices, { text: textOf('precios.csv'), country: '' })
  await writeCriteria(there, today())
  await tellCapacity(there)
  await figuresOf(there)
  const as = (id: string, role: Role) => asPerson({ id, firmId, role }, today)
  begins('choice')
  await tellRelations(there, { clients, asOf: lastDay(today()), as })
  await tellTiers(there, { clients, today: today() })
  await answerStalled(there, { clients, as })
  await chooseKeyAccounts(there, { clients, today: today(), as })
  await keepWhileAsked(there, today())
  await tellRemedy(there, { clients, today: today() })
  await reviewChoice(there)
  await tellPositions(there, { clients, as })
  begins('knowledge')
  await tellDeciders(there, { clients, asOf: lastDay(today()), as })
  await tellNeeds(there, { clients, asOf: lastDay(today()), as })
  await tellProfiles(there, { clients, asOf: lastDay(today()) })
  begins('plans')
  await tellPlans(there, {
    clients,
    asOf: lastDay(today()),
    as: (id, role, day) => asPerson({ id, firmId, role }, () => day),
    lead: (day) => asPerson({ id: leadId, firmId, role: 'lead' }, () => day),
  })
  await tellTexts(there, { clients, sql, firmId })
  await tellKnown(there, { clients, asOf: lastDay(today()), as })
  await tellNotes(there, { clients, asOf: lastDay(today()), as })
  await tellAlignments(there, { asOf: lastDay(today()), as })
  begins('promises')
  await tellCommitments(there, { clients, asOf: lastDay(today()), as })
  await tellServiceLevels(there, { clients, now: Date.now(), as })
  await tellMails(there, { clients, now: Date.now(), as })
  await tellCompensations(there, { clients, today: today(), as, sql, firmId })
  await tellRequests(there, { clients, today: today(), as, sql, firmId })
  begins('dailyWork')
  await tellStructure(there, { clients, asOf: lastDay(today()) })
  await tellWallets(there, { clients, asOf: lastDay(today()) })
  await tellPipeline(there, { clients, asOf: lastDay(today()) })
  await tellTalks(there, { clients, asOf: lastDay(today()), sql, firmId, leadId })
  await tellSatisfaction(there, { clients, asOf: lastDay(today()), sql, firmId, leadId })
  await tellTwins(there, { clients, asOf: lastDay(today()) })
  await tellMonitor(there, {
    clients,
    orders,
    asOf: lastDay(today()),
    sql,
    firmId,
    leadId,
    takeIn: (target, name, text) => takeIn(there, target, name, text),
  })
  // After all that it is worked out from.
  begins('warnings')
  await tellAlerts({ today: today(), sql, firmId, leadId })
  await tellHealth(there, today())
}

async function writeCriteria(there: Remote, today: string): Promise<void> {
  for (const { title, why, years } of STRATEGIES) {
    const untilOn = `${Number(today.slice(0, 4)) + years}-12-31`
    await there.ask(addStrategy, { title, why, untilOn })
  }
  for (const version of CRITERIA_VERSIONS) await there.ask(keepCriteria, version)
}

async function tellCapacity(there: Remote): Promise<void> {
  const members = await memberIds(there)
  for (const { name, hours } of TEAM_HOURS) {
    const personId = members.get(name)
    if (personId) await there.ask(putTeamHours, { personId, hours })
  }
  for (const tier of TIER_LEVELS) await there.ask(putTier, tier)
}

/** Small tables that come as files, and of what they are. */
const SHEETS = [
  ['contracts', 'contratos.csv'],
  ['targets', 'objetivos.csv'],
] as const

async function takeIn(there: Remote, target: string, name: string, text: string): Promise<void> {
  const address = streamAddress(sendSheet, { target, name })
  const sent = await send(there, address, { method: 'POST', body: text })
  const { sheetImportId } = SheetCheck.parse(await sent.json())
  await there.ask(takeSheet, { sheetImportId })
}

/** The ledger's salespeople are the firm's managers, by name. */
async function linkManagers(there: Remote): Promise<void> {
  for (const { personId, name, role } of await there.ask(listMembers, {})) {
    if (role === 'manager') await there.ask(linkSalesperson, { salesperson: name, personId })
  }
}

async function tagAccounts(there: Remote, clients: readonly Client[]): Promise<void> {
  const ids = await accountIds(there)
  const tagged = Map.groupBy(
    clients.flatMap((client) => tagsOf(client).map((tag) => ({ tag, client }))),
    ({ tag }) => tag,
  )
  for (const [tag, those] of tagged) {
    const accountIds = those.flatMap(({ client }) => ids.get(client.code) ?? [])
    const edit = { kind: 'tags' as const, add: [tag] }
    await there.ask(changeManyAccounts, { which: { accountIds }, edit })
  }
}

/** The demonstration never grows old: it ends on the last Friday before today. */
export function lastDay(today: string): string {
  const weekday = new Date(`${today}T00:00Z`).getUTCDay()
  return addDays(today, -((weekday + 2) % 7 || 7))
}

async function leadOf(firmId: string, sql: Sql): Promise<string> {
  const [person] = await inFirm(
    sql,
    { firmId },
    (db) => db`select person_id from firm_person where firm_id = ${firmId} and role = 'lead'`,
  )
  return person!['personId'] as string
}

async function figuresOf(there: Remote): Promise<void> {
  const until = Date.now() + FIGURES_WITHIN_MS
  while (Date.now() < until) {
    const { state, portfolio } = await there.ask(readPortfolio, {})
    if (state === 'ready' && portfolio && !portfolio.outdated) return
    await pause(300)
  }
}
