import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sumOfReviews } from './publicReview.ts'
import { readReviewTable } from './reviewTable.ts'

test('a table with its header is read in any order, in Spanish or English', () => {
  const { reviews, rejected } = readReviewTable(
    'Fecha;Estrellas;Texto;Enlace\n05/10/2026;4,5;"Bien; y a tiempo";https://a.example/1\n06/10/2026;;Tardan;\n',
  )
  expect(rejected).toEqual([])
  expect(reviews).toEqual([
    { writtenOn: '2026-10-05', rating: 4.5, text: 'Bien; y a tiempo', link: 'https://a.example/1' },
    { writtenOn: '2026-10-06', rating: null, text: 'Tardan', link: '' },
  ])
})

test('without a header, columns stand as link, day, stars, text; from a spreadsheet they come with tabs', () => {
  const { reviews } = readReviewTable('https://a.example\t2026-10-05\t★★★☆☆\tRegular\n')
  expect(reviews).toEqual([
    { writtenOn: '2026-10-05', rating: 3, text: 'Regular', link: 'https://a.example' },
  ])
})

test('a text in quotes holds line ends and quotes; months stand first where they must', () => {
  const { reviews } = readReviewTable(
    'link,date,rating,text\n,12/25/2025,4/5,"He said ""fine""\nand left"\n,01/02/2026,5,Good\n',
  )
  expect(reviews.map(({ writtenOn }) => writtenOn)).toEqual(['2025-12-25', '2026-01-02'])
  expect(reviews[0]).toMatchObject({ rating: 4, text: 'He said "fine"\nand left' })
})

test('lines that can’t be read are told with their number and why', () => {
  const { reviews, rejected } = readReviewTable(
    'link;día;nota;texto\n;mañana;4;A\n;2026-01-01;nueve;B\n;2026-01-01;;\njavascript:x;2026-01-01;2;C',
  )
  expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
    [2, 'day'],
    [3, 'rating'],
    [4, 'text'],
  ])
  expect(reviews).toMatchObject([{ text: 'C', link: '' }])
})

test('any text is read without falling over', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
      const { reviews, rejected } = readReviewTable(text)
      expect(reviews.length + rejected.length).toBeLessThanOrEqual(text.split('\n').length)
    }),
  )
})

test('the mean of all, and of the last year against what was before', () => {
  const sum = sumOfReviews(
    [
      { writtenOn: '2026-10-01', rating: 2 },
      { writtenOn: '2026-06-01', rating: 3 },
      { writtenOn: '2025-01-01', rating: 4.5 },
      { writtenOn: '2025-02-01', rating: null },
    ],
    '2026-11-21',
  )
  expect(sum).toEqual({
    reviews: 4,
    rated: 3,
    mean: 9.5 / 3,
    meanLately: 2.5,
    meanBefore: 4.5,
    byStars: [0, 1, 1, 0, 1],
  })
  expect(sumOfReviews([], '2026-11-21')).toMatchObject({ mean: null, byStars: [0, 0, 0, 0, 0] })
})

test('each rated one stands under one number of stars', () => {
  const rating = fc.option(fc.double({ min: 0, max: 5, noNaN: true }), { nil: null })
  fc.assert(
    fc.property(fc.array(rating), (ratings) => {
      const reviews = ratings.map((one) => ({ rating: one, writtenOn: '2026-01-01' }))
      const { byStars, rated, mean } = sumOfReviews(reviews, '2026-11-21')
      expect(byStars.reduce((so, one) => so + one, 0)).toBe(rated)
      if (mean !== null) expect(mean).toBeLessThanOrEqual(5)
    }),
  )
})
