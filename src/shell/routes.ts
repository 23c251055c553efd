/** All that can be asked over HTTP, room by room. */
import { actionRoutes } from '../accounts/action.routes.ts'
import { acceptanceRoutes } from '../accounts/acceptance.routes.ts'
import { accountRoutes } from '../accounts/account.routes.ts'
import { changeRoutes } from '../accounts/change.routes.ts'
import { contractRoutes } from '../accounts/contract.routes.ts'
import { markRoutes } from '../accounts/mark.routes.ts'
import { mergeRoutes } from '../accounts/merge.routes.ts'
import { potentialRoutes } from '../accounts/potential.routes.ts'
import { referralRoutes } from '../accounts/referral.routes.ts'
import { salespersonRoutes } from '../accounts/salesperson.routes.ts'
import { stageViewRoutes } from '../accounts/stageView.routes.ts'
import { relationRoutes } from '../accounts/relation.routes.ts'
import { twinRoutes } from '../accounts/twin.routes.ts'
import { treeRoutes } from '../accounts/tree.routes.ts'
import { treeMakingRoutes } from '../accounts/treeMaking.routes.ts'
import { teamHoursRoutes } from '../accounts/teamHours.routes.ts'
import { crmRoutes } from '../gather/crm.routes.ts'
import { exportsRoutes } from '../gather/exports.routes.ts'
import { importRoutes } from '../gather/import.routes.ts'
import { priceIndexRoutes } from '../gather/priceIndex.routes.ts'
import { ratesRoutes } from '../gather/rates.routes.ts'
import { sheetRoutes } from '../gather/sheet.routes.ts'
import { accountFigureRoutes } from '../identify/account.routes.ts'
import { contractsRoutes } from '../identify/contracts.routes.ts'
import { costRoutes } from '../identify/cost.routes.ts'
import { costsRoutes } from '../identify/costs.routes.ts'
import { demandRoutes } from '../identify/demand.routes.ts'
import { dependencyRoutes } from '../identify/dependency.routes.ts'
import { movementRoutes } from '../identify/movement.routes.ts'
import { portfolioRoutes } from '../identify/portfolio.routes.ts'
import { retentionRoutes } from '../identify/retention.routes.ts'
import { rollUpRoutes } from '../identify/rollUp.routes.ts'
import { targetRoutes } from '../identify/target.routes.ts'
import { cockpitRoutes } from '../identify/cockpit/cockpit.routes.ts'
import { todayRoutes } from '../identify/today.routes.ts'
import { valueRoutes } from '../identify/value.routes.ts'
import { viewRoutes } from '../identify/view.routes.ts'
import { capacityRoutes } from '../segment/capacity.routes.ts'
import { criteriaRoutes } from '../segment/criteria.routes.ts'
import { interestRoutes } from '../segment/interest.routes.ts'
import { marketRoutes } from '../segment/market.routes.ts'
import { marketMapRoutes } from '../segment/marketMap.routes.ts'
import { placementRoutes } from '../segment/placement.routes.ts'
import { positionRoutes } from '../segment/position.routes.ts'
import { ratingRoutes } from '../segment/rating.routes.ts'
import { servedRoutes } from '../segment/served.routes.ts'
import { shareNowRoutes } from '../segment/shareNow.routes.ts'
import { remedyRoutes } from '../segment/remedy.routes.ts'
import { reviewRoutes } from '../segment/review.routes.ts'
import { stalledRoutes } from '../segment/stalled.routes.ts'
import { standingRoutes } from '../segment/standing.routes.ts'
import { selectionRoutes } from '../segment/selection.routes.ts'
import { strategyRoutes } from '../segment/strategy.routes.ts'
import { watchRoutes } from '../segment/watch.routes.ts'
import { audienceRoutes } from '../know/audience.routes.ts'
import { commitmentRoutes } from '../commit/commitment.routes.ts'
import { compensationRoutes } from '../commit/compensation.routes.ts'
import { compensationTermsRoutes } from '../commit/compensationTerms.routes.ts'
import { feedRoutes } from '../commit/feed.routes.ts'
import { rewardRoutes } from '../commit/reward.routes.ts'
import { agreementRoutes } from '../commit/agreement.routes.ts'
import { availabilityRoutes } from '../commit/availability.routes.ts'
import { serviceClockRoutes } from '../commit/serviceClock.routes.ts'
import { serviceLevelRoutes } from '../commit/serviceLevel.routes.ts'
import { workingCalendarRoutes } from '../commit/workingCalendar.routes.ts'
import { expectationRoutes } from '../commit/expectation.routes.ts'
import { reliabilityRoutes } from '../commit/reliability.routes.ts'
import { acceptingRoutes } from '../commit/accepting.routes.ts'
import { interactionRoutes } from '../engage/interaction.routes.ts'
import { mailAnswerRoutes } from '../engage/mailAnswer.routes.ts'
import { mailRoutes } from '../engage/mail.routes.ts'
import { mailboxRoutes } from '../engage/mailbox.routes.ts'
import { beyondRoutes } from '../engage/beyond.routes.ts'
import { requestRoutes } from '../engage/request.routes.ts'
import { agendaRoutes } from '../engage/agenda.routes.ts'
import { calendarRoutes } from '../engage/calendar.routes.ts'
import { cadenceRoutes } from '../engage/cadence.routes.ts'
import { talkRoutes } from '../engage/talk.routes.ts'
import { historyRoutes as opportunityHistoryRoutes } from '../grow/history.routes.ts'
import { opportunityRoutes } from '../grow/opportunity.routes.ts'
import { pipelineRoutes } from '../grow/pipeline.routes.ts'
import { promotionRoutes } from '../grow/promotion.routes.ts'
import { stageRoutes } from '../grow/stage.routes.ts'
import { suggestionRoutes } from '../grow/suggestion.routes.ts'
import { contactRoutes } from '../know/contact.routes.ts'
import { negotiationRoutes } from '../plan/negotiation.routes.ts'
import { walletRoutes } from '../plan/wallet.routes.ts'
import { whiteSpaceRoutes } from '../plan/whiteSpace.routes.ts'
import { contactTwinRoutes } from '../know/contactTwin.routes.ts'
import { contactMergeRoutes } from '../know/contactMerge.routes.ts'
import { crossingRoutes } from '../know/crossing.routes.ts'
import { needRoutes } from '../know/need.routes.ts'
import { publicReviewRoutes } from '../know/publicReview.routes.ts'
import { signalRoutes } from '../know/signal.routes.ts'
import { swotRoutes } from '../know/swot.routes.ts'
import { deciderRoutes } from '../know/decider.routes.ts'
import { decisionRoutes } from '../know/decision.routes.ts'
import { mapToldRoutes } from '../know/mapTold.routes.ts'
import { tieRoutes } from '../know/tie.routes.ts'
import { toConfirmRoutes } from '../know/toConfirm.routes.ts'
import { departureRoutes } from '../know/departure.routes.ts'
import { departureHintRoutes } from '../know/departureHint.routes.ts'
import { privateNoteRoutes } from '../know/privateNote.routes.ts'
import { ownChangeRoutes } from '../know/ownChange.routes.ts'
import { personalRoutes } from '../know/personal.routes.ts'
import { profileFactRoutes } from '../know/profileFact.routes.ts'
import { attachmentRoutes } from '../know/attachment.routes.ts'
import { milestoneRoutes } from '../know/milestone.routes.ts'
import { noteRoutes } from '../know/note.routes.ts'
import { alignmentRoutes } from '../plan/alignment.routes.ts'
import { documentRoutes } from '../plan/document.routes.ts'
import { firingRoutes } from '../plan/firing.routes.ts'
import { itemRoutes } from '../plan/item.routes.ts'
import { planRoutes } from '../plan/plan.routes.ts'
import { searchRoutes } from '../know/search.routes.ts'
import type { Route } from '../platform/serve.ts'
import type { Settings } from '../platform/settings.ts'
import { exportParts } from './exports.ts'
import { monitorRoutes } from './monitorRoutes.ts'
import { personalParts } from './personal.ts'
import { sheetTargets } from './sheets.ts'
import { toDoParts } from './toDos.ts'

export function roomRoutes(settings: Settings): Route[] {
  return [
    ...accountRoutes,
    ...acceptanceRoutes,
    ...changeRoutes,
    ...actionRoutes,
    ...treeRoutes,
    ...twinRoutes,
    ...treeMakingRoutes,
    ...relationRoutes,
    ...salespersonRoutes,
    ...contractRoutes,
    ...stageViewRoutes,
    ...markRoutes,
    ...mergeRoutes,
    ...potentialRoutes,
    ...referralRoutes,
    ...contractsRoutes,
    ...targetRoutes,
    ...importRoutes(settings),
    ...crmRoutes(settings),
    ...sheetRoutes({ dataFolder: settings.dataFolder, targets: sheetTargets }),
    ...ratesRoutes,
    ...priceIndexRoutes,
    ...portfolioRoutes,
    ...rollUpRoutes,
    ...movementRoutes,
    ...dependencyRoutes,
    ...demandRoutes,
    ...accountFigureRoutes,
    ...costRoutes,
    ...costsRoutes,
    ...valueRoutes,
    ...viewRoutes,
    ...retentionRoutes,
    ...todayRoutes,
    ...cockpitRoutes(toDoParts),
    ...strategyRoutes,
    ...servedRoutes,
    ...interestRoutes,
    ...shareNowRoutes,
    ...marketRoutes,
    ...placementRoutes,
    ...marketMapRoutes,
    ...criteriaRoutes,
    ...ratingRoutes,
    ...selectionRoutes,
    ...positionRoutes,
    ...teamHoursRoutes,
    ...capacityRoutes,
    ...standingRoutes,
    ...stalledRoutes,
    ...reviewRoutes,
    ...watchRoutes,
    ...walletRoutes,
    ...whiteSpaceRoutes,
    ...negotiationRoutes,
    ...contactRoutes,
    ...contactTwinRoutes,
    ...contactMergeRoutes,
    ...commitmentRoutes,
    ...compensationTermsRoutes,
    ...compensationRoutes,
    ...rewardRoutes,
    ...feedRoutes(settings),
    ...acceptingRoutes,
    ...reliabilityRoutes,
    ...expectationRoutes,
    ...workingCalendarRoutes,
    ...serviceLevelRoutes,
    ...agreementRoutes,
    ...serviceClockRoutes,
    ...availabilityRoutes,
    ...interactionRoutes,
    ...mailRoutes(settings),
    ...mailAnswerRoutes,
    ...mailboxRoutes(settings),
    ...talkRoutes,
    ...agendaRoutes,
    ...cadenceRoutes,
    ...calendarRoutes(settings),
    ...requestRoutes,
    ...beyondRoutes,
    ...opportunityRoutes,
    ...pipelineRoutes,
    ...stageRoutes,
    ...promotionRoutes,
    ...opportunityHistoryRoutes,
    ...suggestionRoutes,
    ...searchRoutes,
    ...noteRoutes,
    ...milestoneRoutes,
    ...attachmentRoutes(settings),
    ...signalRoutes,
    ...needRoutes,
    ...audienceRoutes,
    ...publicReviewRoutes,
    ...swotRoutes,
    ...crossingRoutes,
    ...planRoutes,
    ...alignmentRoutes,
    ...documentRoutes,
    ...itemRoutes,
    ...firingRoutes,
    ...deciderRoutes,
    ...decisionRoutes,
    ...mapToldRoutes,
    ...tieRoutes,
    ...profileFactRoutes,
    ...toConfirmRoutes,
    ...departureRoutes,
    ...departureHintRoutes,
    ...ownChangeRoutes,
    ...exportsRoutes(exportParts),
    ...personalRoutes(personalParts),
    ...privateNoteRoutes,
    ...remedyRoutes,
    ...monitorRoutes,
  ]
}
