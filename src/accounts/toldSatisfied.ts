/** What was recorded of surveys, what was done after a bad answer, complaints and public reviews: the keys of its sentences. */

// words: accounts:happened.*
export const SATISFIED_SENTENCES = {
  'survey.answered': 'surveyAnswered',
  'survey.changed': 'surveyChanged',
  'survey.sentAgain': 'surveySentAgain',
  'survey.handed': 'surveyHanded',
  'survey.silenced': 'surveySilenced',
  'survey.unsilenced': 'surveyUnsilenced',
  'answer.closed': 'answerClosed',
  'answer.reopened': 'answerReopened',
  'complaint.noted': 'complaintNoted',
  'complaint.changed': 'complaintChanged',
  'complaint.closed': 'complaintClosed',
  'complaint.takenBack': 'complaintTakenBack',
  'ourReview.noted': 'ourReviewNoted',
  'ourReview.changed': 'ourReviewChanged',
  'ourReview.takenBack': 'ourReviewTakenBack',
} as const
