/** A part of a form or a file that may be left blank: blank and missing are null. */
import { z } from 'zod'

export const blankable = <T extends z.ZodType>(shape: T) =>
  z
    .preprocess((typed) => (typed === '' || typed === undefined ? null : typed), shape.nullable())
    .default(null)
