/** What the outside reads of the firm's pipeline. */
import { z } from 'zod'
import { TEAM } from '../kernel/actor.ts'
import { endpoint } from '../kernel/endpoint.ts'
import {
  Board,
  ChancesTold,
  ForecastAsked,
  ForecastTold,
  LessonsAsked,
  LessonsTold,
  PipelineList,
  PipelinePage,
} from './pipeline.ts'

export const listPipeline = endpoint('GET /opportunities', {
  may: TEAM,
  input: PipelineList,
  returns: PipelinePage,
})

/** Open ones by stage, with the same filters. */
export const readBoard = endpoint('GET /opportunity-board', {
  may: TEAM,
  input: PipelineList,
  returns: Board,
})

export const readChances = endpoint('GET /opportunity-chances', {
  may: TEAM,
  input: z.object({}),
  returns: ChancesTold,
})

export const readForecast = endpoint('GET /opportunity-forecast', {
  may: TEAM,
  input: ForecastAsked,
  returns: ForecastTold,
})

export const readLessons = endpoint('GET /opportunity-lessons', {
  may: TEAM,
  input: LessonsAsked,
  returns: LessonsTold,
})
