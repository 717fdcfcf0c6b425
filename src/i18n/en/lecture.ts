/** Lecture mode and the way back to the running function, in English. */
export const lecture = {
  'header.lecture': 'Lecture',
  'header.lecture.title': 'Large sizes and no chrome, for a lecture hall (L)',
  'listing.crumb': 'Show {fn}, which is waiting for its callee',
  'listing.crumb.running': '{fn}, running',
} as const;
