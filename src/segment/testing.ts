/** Criteria and candidates for tests, each with what a test says of it. */
import type { Criterion } from './criterion.ts'
import type { Candidate } from './selection.ts'

export function aCriterion(told: Partial<Criterion> = {}): Criterion {
  return {
    key: 'one',
    name: 'Uno',
    axis: 'financial',
    weight: 10,
    looksAhead: false,
    anchors: ['nada', 'poco', 'algo', 'bastante', 'mucho'],
    measured: null,
    ...told,
  }
}

export function aCandidate(told: Partial<Candidate> = {}): Candidate {
  return {
    key: 'A',
    financial: 3,
    strategic: 3,
    hours: [10],
    segment: null,
    zone: null,
    servesStrategy: true,
    force: null,
    ...told,
  }
}
